import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useGetList } from 'ra-core';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { CaseRow } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { useFormat } from '../../../shared/useFormat';
import { Pager } from '../../components/Pager';
import { StateChip } from '../../components/StateChip';
import { useText } from '../../useText';
import { CaseTabs } from '../../components/CaseTabs';
import { Due } from '../../components/Due';

const PER_PAGE = 20;
const STATUSES = [
  'submitted',
  'supplement-requested',
  'accepted',
  'under-review',
  'public-notice',
  'approved',
  'disbursing',
  'completed',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;

export default function CaseListPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number(params.get('page') ?? 1) || 1);
  const status = params.get('status') ?? '';
  const { data, total, error, isPending, refetch } = useGetList<CaseRow>('applications', {
    pagination: { page, perPage: PER_PAGE },
    sort: { field: 'submittedAt', order: 'DESC' },
    filter: { status },
  });
  const pages = Math.max(1, Math.ceil((total ?? 0) / PER_PAGE));
  const go = (next: Record<string, string>) => setParams(next, { replace: true });
  const at = (number: number) =>
    go({ ...(status ? { status } : {}), ...(number > 1 ? { page: String(number) } : {}) });
  return (
    <Page title={t('cases.title')} lead={t('requests.list.lead')}>
      <CaseTabs />
      <TextField
        id="case-status"
        select
        size="small"
        label={t('cases.status')}
        value={status}
        onChange={({ target }) => go(target.value ? { status: target.value } : {})}
        slotProps={{ select: { native: true } }}
        sx={{ minWidth: 200, mb: 2 }}
      >
        <option value="">{t('policies.all')}</option>
        {STATUSES.map((value) => (
          <option key={value} value={value}>
            {t(`status.${value}`)}
          </option>
        ))}
      </TextField>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {isPending && !error ? <Loading /> : null}
      {data ? (
        <Typography role="status" color="text.secondary" sx={{ mb: 1 }}>
          {t('common.total', { count: total ?? 0 })}
        </Typography>
      ) : null}
      {data?.length === 0 ? <Empty filtered={status !== ''} /> : null}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {(data ?? []).map((row) => (
          <CaseCard key={row.caseNumber} row={row} />
        ))}
      </Box>
      <Pager page={page} pages={pages} onPage={at} />
    </Page>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useText();
  if (filtered) return <Typography>{t('cases.noneFiltered')}</Typography>;
  return (
    <>
      <Typography sx={{ mb: 2 }}>{t('cases.none')}</Typography>
      <Button component={RouterLink} to="/policies" variant="contained">
        {t('cases.start')}
      </Button>
    </>
  );
}

function CaseCard({ row }: { row: CaseRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between' }}>
        <Typography variant="h3" component="h2">
          <Link component={RouterLink} to={`/cases/${row.caseNumber}`}>
            {row.policyTitle}
          </Link>
        </Typography>
        <StateChip status={row.status} label={row.statusName} />
      </Box>
      <Typography color="text.secondary" variant="body2">
        {t('cases.row', { caseNumber: row.caseNumber, date: format.date(row.submittedAt) })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, mt: 1 }}>
        {row.currentStepName ? <span>{row.currentStepName}</span> : null}
        <Due state={row.dueState} text={row.dueText} />
        {row.amount === null ? null : <span>{format.money(row.amount)}</span>}
      </Box>
    </Card>
  );
}
