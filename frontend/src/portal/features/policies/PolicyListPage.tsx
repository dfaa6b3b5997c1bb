import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { fetchAllPolicies, type PolicyRow } from '../../../shared/policies';
import { PolicyCard } from '../../components/PolicyCard';
import { useText } from '../../useText';
import { FilterBar } from './FilterBar';
import { endOf, FILTERS, isExpired, matches, todayInShanghai, type Filters } from './filters';

const STEP = 20;

/** Open ones first, what ends sooner before what ends later. */
const byUrgency = (one: PolicyRow, other: PolicyRow): number =>
  Number(other.open) - Number(one.open) ||
  (endOf(one) ?? '9999').localeCompare(endOf(other) ?? '9999') ||
  (other.maxAmount ?? 0) - (one.maxAmount ?? 0);

export default function PolicyListPage() {
  const t = useText();
  const [params] = useSearchParams();
  const words = params.get('q') ?? '';
  const filters: Filters = Object.fromEntries(
    FILTERS.map((name) => [name, params.get(name) ?? '']),
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['policies', words],
    queryFn: ({ signal }) => fetchAllPolicies(words, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const today = todayInShanghai();
  const found = (data ?? []).filter((policy) => matches(policy, filters)).sort(byUrgency);
  const current = found.filter((policy) => !isExpired(policy, today));
  const expired = found.filter((policy) => isExpired(policy, today));
  return (
    <Page title={t('policies.title')} lead={t('policies.lead')}>
      <FilterBar policies={data ?? []} />
      {error ? (
        <Box sx={{ mt: 2 }}>
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        </Box>
      ) : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Typography role="status" sx={{ my: 2 }} color="text.secondary">
            {t('policies.count', { current: current.length, expired: expired.length })}
          </Typography>
          {found.length === 0 ? <Typography>{t('policies.none')}</Typography> : null}
          <Cards key={`current:${params.toString()}`} policies={current} />
          {expired.length > 0 ? (
            <Box component="details" sx={{ mt: 4 }} open={current.length === 0}>
              <Box component="summary" sx={{ cursor: 'pointer', py: 1, mb: 1 }}>
                <Typography variant="h2" component="h2" sx={{ display: 'inline' }}>
                  {t('policies.expired', { count: expired.length })}
                </Typography>
              </Box>
              <Cards key={`expired:${params.toString()}`} policies={expired} />
            </Box>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

function Cards({ policies }: { policies: PolicyRow[] }) {
  const t = useText();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}
      >
        {policies.slice(0, shown).map((policy) => (
          <PolicyCard key={policy.id} policy={policy} />
        ))}
      </Box>
      {policies.length > shown ? (
        <Button sx={{ mt: 2 }} variant="outlined" onClick={() => setShown(shown + STEP)}>
          {t('policies.more', { count: policies.length - shown })}
        </Button>
      ) : null}
    </>
  );
}
