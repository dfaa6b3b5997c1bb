import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Quiet, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { call, get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useProblemText } from '../../../shared/useProblemText';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { MeasureTable } from './MeasureTable';
import { toneOfRun, type Candidate, type MatchRun, type MeasureResult } from './matchRuns';

const REFRESH_MILLIS = 2000;

function Acts({ run, onDone }: { run: MatchRun; onDone: () => void }) {
  const t = useOfficeText();
  const notify = useNotify();
  const textOf = useProblemText();
  const [busy, setBusy] = useState(false);
  const send = async (method: 'POST' | 'DELETE', act: string) => {
    setBusy(true);
    try {
      await call(`/api/match-runs/${String(run.id)}/${act}`, { method });
    } catch (error) {
      notify(textOf(error), { type: 'error' });
    } finally {
      setBusy(false);
      onDone();
    }
  };
  if (run.state === 'finished') return null;
  return (
    <Stack direction="row" spacing={1}>
      {run.failed > 0 ? (
        <Button variant="contained" disabled={busy} onClick={() => void send('POST', 'retry')}>
          {t('matching.retry')}
        </Button>
      ) : null}
      {run.state === 'suspended' ? (
        <Button
          variant="contained"
          disabled={busy}
          onClick={() => void send('DELETE', 'suspension')}
        >
          {t('matching.resume')}
        </Button>
      ) : (
        <Button variant="outlined" disabled={busy} onClick={() => void send('POST', 'suspension')}>
          {t('matching.suspend')}
        </Button>
      )}
    </Stack>
  );
}

const Reasons = ({ texts }: { texts: string[] }) => (
  <>
    {texts.map((text) => (
      <div key={text}>{text}</div>
    ))}
  </>
);

function CandidateList({ run, measures }: { run: MatchRun; measures: MeasureResult[] }) {
  const t = useOfficeText();
  const format = useFormat();
  const amount = ({ amount: sum, ceiling }: Candidate): string =>
    sum === null ? t('list.none') : `${format.money(sum)}${ceiling ? t('policies.ceiling') : ''}`;
  return (
    <RecordList<Candidate>
      resource={`match-runs/${String(run.id)}/candidates`}
      label={t('matching.candidates')}
      searchLabel={t('matching.search')}
      empty={t('matching.noCandidates')}
      fileName={t('matching.candidates')}
      filters={[
        {
          source: 'policyId',
          label: t('matching.measure'),
          choices: measures
            .filter(({ eligible, undetermined }) => eligible + undetermined > 0)
            .map(({ policyId, policyTitle }) => ({ id: policyId, name: policyTitle })),
        },
        {
          source: 'verdict',
          label: t('matching.verdict'),
          choices: [
            { id: 'eligible', name: t('matching.eligible') },
            { id: 'undetermined', name: t('matching.undetermined') },
          ],
        },
      ]}
      columns={[
        {
          key: 'entityName',
          title: t('matching.entity'),
          render: ({ entityId, entityName, uscc }) => (
            <>
              <RecordLink to={`/business-entities/${String(entityId)}/show`}>
                {entityName}
              </RecordLink>
              <div>{uscc}</div>
            </>
          ),
          csv: ({ entityName }) => entityName,
        },
        {
          key: 'uscc',
          title: t('matching.uscc'),
          exportOnly: true,
          render: ({ uscc }) => uscc,
          csv: ({ uscc }) => uscc,
        },
        {
          key: 'policyTitle',
          title: t('matching.measure'),
          render: ({ policyId, policyTitle }) => (
            <Link href={`/#/policies/${encodeURIComponent(policyId)}`}>{policyTitle}</Link>
          ),
          csv: ({ policyTitle }) => policyTitle,
        },
        {
          key: 'verdict',
          title: t('matching.verdict'),
          render: ({ verdict }) => (
            <StateLabel
              tone={verdict === 'eligible' ? 'good' : 'attention'}
              text={t(`matching.${verdict}`)}
            />
          ),
          csv: ({ verdict }) => t(`matching.${verdict}`),
        },
        { key: 'amount', title: t('matching.amount'), number: true, render: amount, csv: amount },
        {
          key: 'reasonsFor',
          title: t('matching.reasonsFor'),
          render: ({ reasonsFor }) => <Reasons texts={reasonsFor} />,
          csv: ({ reasonsFor }) => reasonsFor.join('；'),
        },
        {
          key: 'reasonsAgainst',
          title: t('matching.reasonsAgainst'),
          render: ({ reasonsAgainst }) => <Reasons texts={reasonsAgainst} />,
          csv: ({ reasonsAgainst }) => reasonsAgainst.join('；'),
        },
      ]}
    />
  );
}

export function MatchRunShow() {
  const t = useOfficeText();
  const format = useFormat();
  const { id = '' } = useParams();
  const path = `/api/match-runs/${encodeURIComponent(id)}`;
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: ['match-run', id],
    queryFn: ({ signal }) => get<MatchRun>(path, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? REFRESH_MILLIS : false),
  });
  const { data: measures } = useQuery({
    queryKey: ['match-run-measures', id, run?.state],
    queryFn: ({ signal }) => get<MeasureResult[]>(`${path}/measures`, signal),
    enabled: run !== undefined && run.state !== 'running',
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!run) return <Loading />;
  const share = run.total === 0 ? 100 : Math.floor((run.done * 100) / run.total);
  return (
    <Page
      title={t('matching.runTitle', { place: run.jurisdictionName })}
      aside={<Acts run={run} onDone={() => void refetch()} />}
    >
      <Typography>
        {t('matching.summary', { date: format.date(run.on), measures: run.measures })}
      </Typography>
      <Stack direction="row" spacing={2} sx={{ my: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <StateLabel tone={toneOfRun(run)} text={run.stateName} />
        <Typography role="status">
          {t('matching.of', { done: run.done, total: run.total })}
        </Typography>
        {run.perSecond === null ? null : (
          <Typography color="text.secondary">
            {t('matching.perSecond', { count: run.perSecond })}
          </Typography>
        )}
      </Stack>
      <LinearProgress
        variant="determinate"
        value={share}
        aria-label={t('matching.progress')}
        sx={{ mb: 2 }}
      />
      {run.failed > 0 ? (
        <Alert severity="error">{t('matching.failedHint', { count: run.failed })}</Alert>
      ) : null}
      {run.state === 'running' ? (
        <Quiet>{t('matching.wait')}</Quiet>
      ) : measures === undefined ? (
        <Loading />
      ) : (
        <>
          <Section title={t('matching.candidates')}>
            <CandidateList run={run} measures={measures} />
          </Section>
          <Section title={t('matching.byMeasure')}>
            <MeasureTable measures={measures} />
          </Section>
        </>
      )}
    </Page>
  );
}
