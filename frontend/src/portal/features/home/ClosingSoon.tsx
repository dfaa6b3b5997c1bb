import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import type { PolicyRow } from '../../../shared/policies';
import { PolicyCard } from '../../components/PolicyCard';
import { useText } from '../../useText';

const SHOWN = 6;

const endOf = ({ period }: PolicyRow): string => period.applyBy ?? period.to ?? '9999-12-31';

/** What may be applied for now, what ends first on top. */
export function ClosingSoon() {
  const t = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['home', 'open-policies'],
    queryFn: ({ signal }) => get<PolicyRow[]>('/api/policies?open=true&page=1&perPage=100', signal),
  });
  const open = (data ?? []).filter((policy) => policy.open);
  open.sort((one, other) => endOf(one).localeCompare(endOf(other)));
  return (
    <Box component="section" aria-labelledby="home-open">
      <Typography variant="h2" id="home-open" sx={{ mb: 2 }}>
        {t('home.open')}
      </Typography>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading rows={3} /> : null}
      {data && open.length === 0 ? <Typography>{t('home.openNone')}</Typography> : null}
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(2, 1fr)' } }}
      >
        {open.slice(0, SHOWN).map((policy) => (
          <PolicyCard key={policy.id} policy={policy} heading="h3" />
        ))}
      </Box>
      <Typography sx={{ mt: 2 }}>
        <Link component={RouterLink} to="/policies">
          {t('home.allPolicies')}
        </Link>
      </Typography>
    </Box>
  );
}
