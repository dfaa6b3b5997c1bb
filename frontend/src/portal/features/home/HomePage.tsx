import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useSession } from '../../../shared/session';
import { SearchBox } from '../../components/SearchBox';
import { useText } from '../../useText';
import { ClosingSoon } from './ClosingSoon';
import { Doors } from './Doors';
import { MyOpenSteps } from './MyOpenSteps';
import { Places } from './Places';

const POPULAR = ['房租', '上市', '小升规', '社保', '贷款', '电费'];

/** What can I do here: my open steps first, then one search box and the ways in. */
export function HomePage() {
  const t = useText();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const search = (words: string) => {
    const query = new URLSearchParams(words === '' ? {} : { q: words });
    void navigate(`/policies?${query.toString()}`);
  };
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <Stack spacing={5}>
        {session?.kind === 'applicant' ? <MyOpenSteps /> : null}
        <Box>
          <SearchBox words="" onSearch={search} large />
          <Typography sx={{ mt: 1 }}>
            {t('home.popular')}
            {POPULAR.map((word) => (
              <Link
                key={word}
                component={RouterLink}
                to={`/policies?q=${encodeURIComponent(word)}`}
                sx={{ display: 'inline-block', mr: 2, py: 0.5 }}
              >
                {word}
              </Link>
            ))}
          </Typography>
        </Box>
        <Doors applicant={session?.kind === 'applicant'} />
        <ClosingSoon />
        <Places />
        <Box component="section" aria-labelledby="home-how">
          <Typography variant="h2" id="home-how" sx={{ mb: 1 }}>
            {t('home.how')}
          </Typography>
          <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 0.5 } }}>
            <li>{t('home.how1')}</li>
            <li>{t('home.how2')}</li>
            <li>{t('home.how3')}</li>
          </Box>
        </Box>
      </Stack>
    </Page>
  );
}
