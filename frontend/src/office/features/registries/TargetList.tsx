import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { RaRecord } from 'ra-core';
import { useState } from 'react';
import { StateLabel, type Tone } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { percent } from '../../../shared/format';
import { useFormat } from '../../../shared/useFormat';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { usePolicyJurisdictions } from './jurisdictions';
import { RecordFigure } from './RecordFigure';

export interface TargetRow extends RaRecord {
  policyId: string;
  policyTitle: string;
  jurisdictionName: string;
  document: string;
  clause: string;
  indicator: string;
  place: string;
  unit: string;
  unitName: string;
  targetText: string;
  by: string | null;
  note: string | null;
  figure: {
    period: string;
    text: string;
    note: string;
    recordedByName: string;
    recordedAt: string;
  } | null;
  summed: boolean;
  progress: number | null;
  state: 'met' | 'short' | 'recorded' | 'none';
  stateName: string;
  places: string[];
  mayRecord: boolean;
}

/** Some texts say 每年. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const TONES: Record<TargetRow['state'], Tone> = {
  met: 'good',
  short: 'attention',
  recorded: 'busy',
  none: 'quiet',
};

/** Each figure that a policy wants, what was reached of it, and who says so. */
export function TargetList() {
  const t = useOfficeText();
  const format = useFormat();
  const jurisdictions = usePolicyJurisdictions();
  const [recording, setRecording] = useState<TargetRow | null>(null);
  const [version, setVersion] = useState(0);
  const reached = ({ figure, summed }: TargetRow): string =>
    figure === null
      ? ''
      : `${figure.text}（${figure.period}${summed ? `，${t('targets.summed')}` : ''}）`;
  return (
    <Page title={t('targets.title')}>
      {recording ? (
        <RecordFigure
          target={recording}
          onClose={() => setRecording(null)}
          onDone={() => {
            setRecording(null);
            setVersion(version + 1);
          }}
        />
      ) : null}
      <RecordList<TargetRow>
        key={version}
        resource="targets"
        label={t('targets.title')}
        searchLabel={t('targets.search')}
        filters={[
          { source: 'jurisdiction', label: t('registries.jurisdiction'), choices: jurisdictions },
          {
            source: 'state',
            label: t('targets.state'),
            choices: (['met', 'short', 'recorded', 'none'] as const).map((id) => ({
              id,
              name: t(`targets.${id}`),
            })),
          },
        ]}
        empty={t('targets.empty')}
        fileName={t('targets.title')}
        columns={[
          {
            key: 'indicator',
            title: t('targets.indicator'),
            render: ({ indicator, policyId, policyTitle }) => (
              <>
                {indicator}
                <Typography variant="body2">
                  <Link href={`/#/policies/${encodeURIComponent(policyId)}`}>{policyTitle}</Link>
                </Typography>
              </>
            ),
            csv: ({ indicator }) => indicator,
          },
          {
            key: 'policy',
            title: t('targets.source'),
            exportOnly: true,
            render: ({ document, clause }) => `${document} ${clause}`,
            csv: ({ document, clause }) => `${document} ${clause}`,
          },
          {
            key: 'place',
            title: t('targets.place'),
            render: ({ place }) => place,
            csv: ({ place }) => place,
          },
          {
            key: 'target',
            title: t('targets.target'),
            render: ({ targetText, by, note }) => (
              <>
                {targetText}
                <Typography variant="body2" color="text.secondary">
                  {[by && DAY.test(by) ? t('targets.until', { date: format.date(by) }) : by, note]
                    .filter(Boolean)
                    .join('，')}
                </Typography>
              </>
            ),
            csv: ({ targetText, by }) => [targetText, by].filter(Boolean).join('，'),
          },
          {
            key: 'reached',
            title: t('targets.reached'),
            render: (row) =>
              row.figure === null ? (
                t('list.none')
              ) : (
                <>
                  {reached(row)}
                  {row.progress === null ? null : (
                    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                      <LinearProgress
                        variant="determinate"
                        aria-label={t('targets.progress')}
                        value={Math.min(row.progress * 100, 100)}
                        sx={{ flex: '1 1 80px' }}
                      />
                      {percent(row.progress)}
                    </Box>
                  )}
                  <Typography variant="body2" color="text.secondary">
                    {t('targets.recordedBy', {
                      who: row.figure.recordedByName,
                      when: format.day(row.figure.recordedAt),
                    })}
                  </Typography>
                </>
              ),
            csv: reached,
          },
          {
            key: 'progress',
            title: t('targets.progress'),
            exportOnly: true,
            render: ({ progress }) => (progress === null ? '' : percent(progress)),
            csv: ({ progress }) => (progress === null ? '' : percent(progress)),
          },
          {
            key: 'state',
            title: t('targets.state'),
            render: (row) => (
              <>
                <StateLabel tone={TONES[row.state]} text={row.stateName} />
                {row.mayRecord ? (
                  <Button size="small" onClick={() => setRecording(row)}>
                    {t('targets.record')}
                  </Button>
                ) : null}
              </>
            ),
            csv: ({ stateName }) => stateName,
          },
        ]}
      />
    </Page>
  );
}
