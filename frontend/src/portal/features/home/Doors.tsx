import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '../../useText';

/** The ways in, the finder first: a press anywhere on a door opens it. */
export function Doors({ applicant }: { applicant: boolean }) {
  const t = useText();
  const doors = [
    { to: '/finder', title: t('finder.enter'), text: t('finder.enterText'), main: true },
    { to: '/requests/new', title: t('requests.enter'), text: t('requests.enterText') },
    {
      to: applicant ? '/cases' : '/login?next=%2F%23%2Fcases',
      title: t('home.track'),
      text: t('home.trackText'),
    },
    { to: '/notices', title: t('home.notices'), text: t('home.noticesText') },
  ];
  return (
    <Box component="section" aria-labelledby="home-doors">
      <Typography variant="h2" id="home-doors" sx={{ mb: 1.5 }}>
        {t('home.doors')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '3fr 2fr 2fr 2fr' },
        }}
      >
        {doors.map(({ to, title, text, main }) => (
          <Box
            key={to}
            sx={{
              position: 'relative',
              p: 2,
              border: main ? 2 : 1,
              borderColor: main ? 'primary.main' : 'divider',
              borderRadius: 1,
              '&:hover': { bgcolor: 'primary.light' },
            }}
          >
            <Typography variant="h3" sx={{ fontSize: main ? '1.25rem' : undefined }}>
              <Link
                component={RouterLink}
                to={to}
                sx={{ '&::after': { content: '""', position: 'absolute', inset: 0 } }}
              >
                {title}
              </Link>
            </Typography>
            <Typography color="text.secondary" sx={{ mt: 0.5 }}>
              {text}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
