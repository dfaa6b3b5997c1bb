import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { fetchFacets } from '../../../shared/policies';
import { useText } from '../../useText';

/** How many measures each government has, and the way to them. */
export function Places() {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['policy-facets', { expired: 'false' }],
    queryFn: ({ signal }) => fetchFacets({ expired: 'false' }, signal),
    staleTime: 300_000,
  });
  if (!data) return null;
  const all = data.states.find(({ value }) => value === 'current')?.count ?? 0;
  return (
    <Box component="section" aria-labelledby="home-places">
      <Typography variant="h2" id="home-places" sx={{ mb: 1.5 }}>
        {t('home.places')}
      </Typography>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(3, 1fr)' },
        }}
      >
        {data.jurisdictions.map(({ value, label, count }) => (
          <Box
            component="li"
            key={value}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 2,
              py: 1.25,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Link component={RouterLink} to={`/policies?jurisdiction=${value}`}>
              {label}
            </Link>
            <span>{t('home.place', { count })}</span>
          </Box>
        ))}
      </Box>
      <Typography sx={{ mt: 2 }}>
        <Link component={RouterLink} to="/policies">
          {t('home.allPolicies', { count: all })}
        </Link>
      </Typography>
    </Box>
  );
}
