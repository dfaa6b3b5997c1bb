import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Pagination from '@mui/material/Pagination';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { fetchFacets, fetchPolicyPage } from '../../../shared/policies';
import { PolicyCard } from '../../components/PolicyCard';
import { SearchBox } from '../../components/SearchBox';
import { useText } from '../../useText';
import { FilterBar } from './FilterBar';
import { queryOf, SORTS } from './filters';

const PER_PAGE = 20;

/** What is there: search, filters with counts, pages; everything stays in the address, expired ones stand apart. */
export default function PolicyListPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const expired = params.get('state') === 'expired';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const query = queryOf(params);
  const filter = { ...query, expired: String(expired) };
  const list = useQuery({
    queryKey: ['policies', filter, page],
    queryFn: ({ signal }) => fetchPolicyPage(filter, page, PER_PAGE, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const facets = useQuery({
    queryKey: ['policy-facets', filter],
    queryFn: ({ signal }) => fetchFacets(filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const change = (changes: Record<string, string>, replace = true) => {
    const next = new URLSearchParams(params);
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace });
  };
  const results = useRef<HTMLDivElement>(null);
  const shownPage = useRef(page);
  useEffect(() => {
    if (shownPage.current === page) return;
    shownPage.current = page;
    window.scrollTo(0, Math.max(0, (results.current?.offsetTop ?? 0) - 16));
    results.current?.focus({ preventScroll: true });
  }, [page]);

  const words = params.get('q') ?? '';
  const total = list.data?.total ?? 0;
  const pages = Math.ceil(total / PER_PAGE);
  const other = facets.data?.states.find(
    ({ value }) => value === (expired ? 'current' : 'expired'),
  )?.count;
  const toggle = new URLSearchParams(params);
  toggle.delete('page');
  if (expired) toggle.delete('state');
  else toggle.set('state', 'expired');
  const error = list.error ?? facets.error;
  return (
    <Page
      title={expired ? t('policies.expiredTitle') : t('policies.title')}
      lead={t('policies.lead')}
    >
      <Box sx={{ mb: 3 }}>
        <SearchBox words={words} onSearch={(q) => change({ q }, false)} />
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 4,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '248px minmax(0, 1fr)' },
        }}
      >
        <FilterBar facets={facets.data} />
        <Box ref={results} tabIndex={-1} sx={{ outline: 'none' }}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              justifyContent: 'space-between',
              gap: 1,
              mb: 2,
            }}
          >
            <Typography role="status">
              {list.data
                ? t(expired ? 'policies.countExpired' : 'policies.count', { count: total })
                : t('common.loading')}
              {other !== undefined && other > 0 ? (
                <>
                  {' · '}
                  <Link component={RouterLink} to={`/policies?${toggle.toString()}`}>
                    {t(expired ? 'policies.showCurrent' : 'policies.showExpired', { count: other })}
                  </Link>
                </>
              ) : null}
            </Typography>
            <TextField
              id="policy-sort"
              select
              size="small"
              value={params.get('sort') ?? ''}
              onChange={({ target }) => change({ sort: target.value })}
              slotProps={{
                select: { native: true },
                htmlInput: { 'aria-label': t('policies.sort') },
              }}
            >
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`policies.sortBy.${sort === '' ? 'usefulness' : sort}`)}
                </option>
              ))}
            </TextField>
          </Box>
          {error ? (
            <ProblemAlert
              error={error}
              onRetry={() => void Promise.all([list.refetch(), facets.refetch()])}
            />
          ) : null}
          {!list.data && !error ? <Loading /> : null}
          {list.data && total === 0 ? (
            <Nothing words={words} onClear={() => setParams({}, { replace: true })} />
          ) : null}
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              opacity: list.isPlaceholderData ? 0.6 : 1,
            }}
            aria-busy={list.isPlaceholderData}
          >
            {list.data?.rows.map((policy) => (
              <PolicyCard key={policy.id} policy={policy} expired={expired} />
            ))}
          </Box>
          {pages > 1 ? (
            <Pagination
              sx={{ mt: 3, '& ul': { justifyContent: 'center' } }}
              color="primary"
              count={pages}
              page={Math.min(page, pages)}
              siblingCount={0}
              aria-label={t('policies.pages')}
              getItemAriaLabel={(type, at) => t(`common.pageButton.${type}`, { page: at ?? '' })}
              onChange={(_, chosen) => {
                const next = new URLSearchParams(params);
                if (chosen === 1) next.delete('page');
                else next.set('page', String(chosen));
                setParams(next);
              }}
            />
          ) : null}
        </Box>
      </Box>
    </Page>
  );
}

function Nothing({ words, onClear }: { words: string; onClear: () => void }) {
  const t = useText();
  return (
    <Box sx={{ py: 3 }}>
      <Typography sx={{ mb: 1 }}>
        {words === '' ? t('policies.none') : t('policies.noneFor', { words })}
      </Typography>
      <Button variant="outlined" onClick={onClear} sx={{ mr: 1 }}>
        {t('policies.showAll')}
      </Button>
      <Button component={RouterLink} to="/finder">
        {t('finder.enter')}
      </Button>
    </Box>
  );
}
