import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useSession } from '../../../shared/session';
import { useText } from '../../useText';
import { ClosingSoon } from './ClosingSoon';
import { MyOpenSteps } from './MyOpenSteps';

/** What can I do here: my open steps first, then one search box and the ways in. */
export function HomePage() {
  const t = useText();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const [words, setWords] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    const query = new URLSearchParams(words.trim() === '' ? {} : { q: words.trim() });
    void navigate(`/policies?${query.toString()}`);
  };
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <Stack spacing={5}>
        {session?.kind === 'applicant' ? <MyOpenSteps /> : null}
        <Box component="form" role="search" onSubmit={search}>
          <Stack
            direction={{ xs: 'column', sm: 'row' }}
            spacing={1}
            sx={{ maxWidth: 720, alignItems: { sm: 'flex-end' } }}
          >
            <TextField
              fullWidth
              label={t('home.search')}
              placeholder={t('home.searchPlaceholder')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              slotProps={{ htmlInput: { type: 'search', enterKeyHint: 'search' } }}
            />
            <Button
              type="submit"
              variant="contained"
              size="large"
              sx={{ minWidth: 120, height: 56 }}
            >
              {t('home.searchSubmit')}
            </Button>
          </Stack>
        </Box>
        <ClosingSoon />
        <Box component="section" aria-labelledby="home-how">
          <Typography variant="h2" id="home-how" sx={{ mb: 1 }}>
            {t('home.how')}
          </Typography>
          <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 0.5 } }}>
            <li>{t('home.how1')}</li>
            <li>{t('home.how2')}</li>
            <li>{t('home.how3')}</li>
          </Box>
          <Typography sx={{ mt: 2 }}>
            <Link component={RouterLink} to="/notices">
              {t('home.notices')}
            </Link>
          </Typography>
        </Box>
      </Stack>
    </Page>
  );
}
