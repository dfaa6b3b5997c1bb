import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Quiet, Rows, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { call, get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import { IMPORTS, type ImportLine, type RegisterImport } from './imports';

const POLL_MILLIS = 1500;
const LINES_A_PAGE = 200;

function Lines({ of }: { of: RegisterImport }) {
  const t = useOfficeText();
  const [outcome, setOutcome] = useState('');
  const path = `${IMPORTS}/${String(of.id)}/lines`;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      // While lines come in, each answer is another list.
      queryKey: ['import-lines', of.id, outcome, of.state === 'running' ? of.done : of.state],
      initialPageParam: 1,
      queryFn: async ({ pageParam, signal }) => {
        const { body, headers } = await call<ImportLine[]>(
          `${path}?page=${String(pageParam)}&perPage=${String(LINES_A_PAGE)}&outcome=${outcome}`,
          { signal },
        );
        return { lines: body, total: Number(headers.get('X-Total-Count') ?? body.length) };
      },
      getNextPageParam: ({ total }, pages) =>
        pages.length * LINES_A_PAGE < total ? pages.length + 1 : undefined,
      placeholderData: (before) => before,
    },
  );
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  const outcomes = {
    rejected: t('imports.rejected'),
    registered: t('imports.registered'),
    updated: t('imports.updated'),
    unchanged: t('imports.unchanged'),
  };
  return (
    <Section
      title={t('imports.lines')}
      aside={
        <TextField
          select
          size="small"
          label={t('imports.outcome')}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
          sx={{ minWidth: 140 }}
        >
          <MenuItem value="">{t('imports.all')}</MenuItem>
          {Object.entries(outcomes).map(([id, name]) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data && lines.length === 0 ? <Quiet>{t('list.noMatch')}</Quiet> : null}
      {lines.length > 0 ? (
        <Rows
          label={t('imports.lines')}
          columns={[
            { title: t('imports.line'), number: true },
            { title: t('enterprises.uscc') },
            { title: t('enterprises.name') },
            { title: t('imports.outcome') },
            { title: t('imports.problems') },
          ]}
          rows={lines.map(
            ({ line, uscc, name, outcome: became, outcomeName, changes, problems }) => ({
              key: String(line),
              cells: [
                line,
                uscc,
                name,
                became in outcomes ? outcomes[became] : outcomeName,
                problems.length > 0 ? (
                  <Box key="problems" component="ul" sx={{ m: 0, pl: 2.5 }}>
                    {problems.map(({ column, message }) => (
                      <li key={`${column}${message}`}>{message}</li>
                    ))}
                  </Box>
                ) : changes > 0 ? (
                  t('imports.changes', { count: changes })
                ) : null,
              ],
            }),
          )}
        />
      ) : null}
      {hasNextPage ? (
        <Button
          variant="outlined"
          sx={{ mt: 2 }}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('imports.more')}
        </Button>
      ) : null}
    </Section>
  );
}

function State({ of }: { of: RegisterImport }) {
  const t = useOfficeText();
  if (of.state === 'running') {
    const percent = of.total === 0 ? 0 : Math.min(100, Math.round((of.done / of.total) * 100));
    return (
      <Box role="status" sx={{ my: 2 }}>
        <Typography>{t('imports.running', { done: of.done, total: of.total })}</Typography>
        <LinearProgress variant="determinate" value={percent} aria-label={t('imports.title')} />
      </Box>
    );
  }
  const severity = of.state === 'failed' ? 'error' : of.rejected > 0 ? 'warning' : 'success';
  return (
    <Alert severity={severity} sx={{ my: 2 }} role="status">
      {of.state === 'failed'
        ? t('imports.failed')
        : of.rejected > 0
          ? t('imports.someBad', { count: of.rejected })
          : t('imports.allGood')}
    </Alert>
  );
}

/** One import: how far it is, what it did, the wrong lines first. */
export function ImportShow() {
  const t = useOfficeText();
  const format = useFormat();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['register-import', id],
    queryFn: ({ signal }) => get<RegisterImport>(`${IMPORTS}/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MILLIS : false),
  });
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page
      title={data.fileName}
      aside={
        data.state === 'running' ? null : (
          <Button variant="contained" href={`${IMPORTS}/${String(data.id)}/report`} download>
            {t('imports.report')}
          </Button>
        )
      }
    >
      <RecordLink to="/register-imports">{t('imports.back')}</RecordLink>
      <Typography color="text.secondary">
        {data.startedByName} · {format.time(data.startedAt)} · {t('imports.asOf')}{' '}
        {format.date(data.asOf)}
      </Typography>
      <State of={data} />
      <Typography>
        {t('imports.summary', {
          total: data.total,
          registered: data.registered,
          updated: data.updated,
          unchanged: data.unchanged,
          rejected: data.rejected,
        })}
      </Typography>
      <Lines of={data} />
    </Page>
  );
}
