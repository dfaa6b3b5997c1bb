import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { CaseDiagram } from '../cases';
import { useCaseText } from '../case/useCaseText';
import { ProcessDiagram } from './ProcessDiagram';

/** The process as a drawing, and in words for whoever does not see it. */
export default function DiagramView({ diagram }: { diagram: CaseDiagram }) {
  const t = useCaseText();
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const viewer = new ProcessDiagram(box.current);
    viewer.show(diagram.bpmnXml, diagram.active, diagram.done).catch(() => setFailed(true));
    return () => viewer.destroy();
  }, [diagram]);
  const current = diagram.steps
    .filter(({ activityId }) => diagram.active.includes(activityId))
    .map(({ label }) => label);
  return (
    <>
      <Typography>
        {current.length > 0
          ? t('case.diagram.current', { steps: current.join('、') })
          : diagram.active.length === 0
            ? t('case.diagram.ended')
            : null}
      </Typography>
      {failed ? <Typography role="alert">{t('case.diagram.failed')}</Typography> : null}
      <Box
        ref={box}
        role="img"
        aria-label={t('case.diagram.label')}
        sx={{ height: 420, border: 1, borderColor: 'divider', borderRadius: 1, mt: 1 }}
      />
    </>
  );
}
