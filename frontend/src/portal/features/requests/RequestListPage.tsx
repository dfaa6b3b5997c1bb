import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useGetList } from 'ra-core';
import { useEffect, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import type { RequestRow } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { CaseTabs } from '../../components/CaseTabs';
import { Due } from '../../components/Due';
import { Pager } from '../../components/Pager';
import { StateChip } from '../../components/StateChip';
import { useText } from '../../useText';

const PER_PAGE = 20;
const STATUSES = [
  'submitted',
  'dispatched',
  'in-progress',
  'complex-in-progress',
  'close-out-requested',
  'closed',
  'rated',
  'reopened',
  'withdrawn',
] as const;

/** The requests of this enterprise; search, status and page stand in the address. */
export default function RequestListPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number(params.get('page') ?? 1) || 1);
  const status = params.get('status') ?? '';
  const q = params.get('q') ?? '';
  const { data, total, error, isPending, refetch } = useGetList<RequestRow>('service-requests', {
    pagination: { page, perPage: PER_PAGE },
    sort: { field: 'submittedAt', order: 'DESC' },
    filter: { status, q },
  });
  const pages = Math.max(1, Math.ceil((total ?? 0) / PER_PAGE));
  const go = (next: { status?: string; q?: string; page?: number }) => {
    const wanted = { status, q, ...next };
    setParams(
      {
        ...(wanted.status ? { status: wanted.status } : {}),
        ...(wanted.q ? { q: wanted.q } : {}),
        ...(next.page && next.page > 1 ? { page: String(next.page) } : {}),
      },
      { replace: true },
    );
  };
  return (
    <Page
      title={t('cases.title')}
      lead={t('requests.list.lead')}
      aside={
        <Button component={RouterLink} to="/requests/new" variant="contained">
          {t('requests.enter')}
        </Button>
      }
    >
      <CaseTabs />
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <Search key={q} words={q} onSearch={(words) => go({ q: words })} />
        <TextField
          id="request-status"
          select
          size="small"
          label={t('cases.status')}
          value={status}
          onChange={({ target }) => go({ status: target.value })}
          slotProps={{ select: { native: true } }}
          sx={{ minWidth: 200 }}
        >
          <option value="">{t('policies.all')}</option>
          {STATUSES.map((value) => (
            <option key={value} value={value}>
              {t(`requests.status.${value}`)}
            </option>
          ))}
        </TextField>
      </Box>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {isPending && !error ? <Loading /> : null}
      {data ? (
        <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
          {t('common.total', { count: total ?? 0 })}
        </Typography>
      ) : null}
      {data?.length === 0 ? (
        <Typography>
          {t(status || q ? 'requests.list.noneFiltered' : 'requests.list.none')}
        </Typography>
      ) : null}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {(data ?? []).map((row) => (
          <RequestCard key={row.caseNumber} row={row} />
        ))}
      </Box>
      <Pager page={page} pages={pages} onPage={(next) => go({ page: next })} />
    </Page>
  );
}

function Search({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const t = useText();
  const [text, setText] = useState(words);
  useEffect(() => {
    if (text === words) return;
    const timer = setTimeout(() => onSearch(text), 400);
    return () => clearTimeout(timer);
  }, [text, words, onSearch]);
  return (
    <TextField
      id="request-search"
      size="small"
      type="search"
      label={t('requests.list.search')}
      value={text}
      onChange={({ target }) => setText(target.value)}
      sx={{ minWidth: 240 }}
    />
  );
}

function RequestCard({ row }: { row: RequestRow }) {
  const t = useText();
  const format = useFormat();
  const { caseNumber, title, status, statusName, responsibleName, submittedAt } = row;
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between' }}>
        <Typography
          variant="h3"
          component="h2"
          sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}
        >
          <Link component={RouterLink} to={`/cases/${caseNumber}`}>
            {title}
          </Link>
        </Typography>
        <StateChip status={status} label={statusName} />
      </Box>
      <Typography color="text.secondary" variant="body2">
        {t('requests.list.row', { caseNumber, date: format.date(submittedAt) })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, mt: 1 }}>
        {responsibleName ? (
          <span>{t('requests.list.responsible', { name: responsibleName })}</span>
        ) : null}
        {row.waitingUntil ? (
          <Due
            state="due-soon"
            text={t('requests.list.answer', { date: format.date(row.waitingUntil) })}
          />
        ) : row.dueText ? (
          <Due
            state={row.dueState}
            text={row.currentStepName ? `${row.currentStepName}：${row.dueText}` : row.dueText}
          />
        ) : null}
        {row.ratingName ? <span>{t('requests.list.rated', { grade: row.ratingName })}</span> : null}
      </Box>
    </Card>
  );
}
