import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import type { CaseDiagram } from '../cases';
import { useSharedText } from '../i18n/provider';
import { CURRENT_MARKER, DONE_MARKER, ProcessViewer } from './ProcessViewer';

/** The model with the current step marked. Its own chunk: import it lazily. */
export default function ProcessDiagram({ diagram }: { diagram: CaseDiagram }) {
  const t = useSharedText();
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<ProcessViewer>(null);
  const [failed, setFailed] = useState(false);
  const { bpmnXml, active, done, steps } = diagram;
  useEffect(() => {
    if (!container.current) return undefined;
    const shown = new ProcessViewer(container.current);
    viewer.current = shown;
    let gone = false;
    shown.show(bpmnXml, active, done).catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      shown.destroy();
    };
  }, [bpmnXml, active, done]);
  const current = steps.filter(({ activityId }) => active.includes(activityId));
  return (
    <Box>
      {failed ? <Alert severity="warning">{t('diagram.failed')}</Alert> : null}
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
        <Button size="small" variant="outlined" onClick={() => viewer.current?.magnify(active)}>
          {t(current.length > 0 ? 'diagram.magnify' : 'diagram.enlarge')}
        </Button>
        <Button size="small" variant="outlined" onClick={() => viewer.current?.fit()}>
          {t('diagram.fit')}
        </Button>
      </Box>
      <Box
        ref={container}
        role="group"
        aria-label={t('diagram.label', {
          steps: current.map(({ label }) => label).join('、') || t('common.none'),
        })}
        sx={{
          height: { xs: 320, md: 420 },
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
          [`& .${DONE_MARKER}:not(.djs-connection) .djs-visual > :first-child`]: {
            fill: '#E6F4EA !important',
          },
          [`& .${CURRENT_MARKER}:not(.djs-connection) .djs-visual > :first-child`]: {
            fill: '#E8F0FB !important',
            stroke: '#1D5FBF !important',
            strokeWidth: '4px !important',
          },
        }}
      />
    </Box>
  );
}
