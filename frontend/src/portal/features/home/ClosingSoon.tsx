import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { fetchPolicyPage } from '../../../shared/policies';
import { PolicyCard } from '../../components/PolicyCard';
import { useText } from '../../useText';

const SHOWN = 4;

/** What ends first, and what may be applied for now. */
export function ClosingSoon() {
  return (
    <>
      <Cards id="home-closing" filter={{ expired: 'false', dated: 'true', sort: 'applyBy' }} />
      <Cards id="home-open" filter={{ open: 'true' }} />
    </>
  );
}

interface CardsProps {
  id: 'home-closing' | 'home-open';
  filter: Record<string, string>;
}

function Cards({ id, filter }: CardsProps) {
  const t = useText();
  const closing = id === 'home-closing';
  const { data, error, refetch } = useQuery({
    queryKey: ['home', id],
    queryFn: ({ signal }) => fetchPolicyPage(filter, 1, SHOWN, signal),
  });
  // Where nothing ends there is nothing to say.
  if (closing && (!data || data.total === 0)) return null;
  return (
    <Box component="section" aria-labelledby={id}>
      <Typography variant="h2" id={id} sx={{ mb: 2 }}>
        {t(closing ? 'home.closing' : 'home.open')}
      </Typography>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading rows={3} /> : null}
      {data?.total === 0 ? <Typography>{t('home.openNone')}</Typography> : null}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {data?.rows.map((policy) => (
          <PolicyCard key={policy.id} policy={policy} heading="h3" />
        ))}
      </Box>
      {!closing && data && data.total > SHOWN ? (
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to="/policies?period=open">
            {t('home.allOpen')}
          </Link>
        </Typography>
      ) : null}
    </Box>
  );
}
