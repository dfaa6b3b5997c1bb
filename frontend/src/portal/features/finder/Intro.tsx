import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useSession } from '../../../shared/session';
import type { FinderStep } from '../../finderAnswers';
import { useText } from '../../useText';

interface IntroProps {
  steps: FinderStep[];
  onStartAgain: () => void;
}

/** What this is and how to start; whoever was here before goes on where he stopped. */
export function Intro({ steps, onStartAgain }: IntroProps) {
  const t = useText();
  const { data: session } = useSession();
  return (
    <Page title={t('finder.title')} lead={t('finder.lead')}>
      <Box component="ul" sx={{ mt: 0, mb: 3, pl: 3, '& li': { mb: 0.5 } }}>
        <li>{t('finder.intro1')}</li>
        <li>{t('finder.intro2')}</li>
        <li>
          {session?.kind === 'applicant' ? t('finder.introRegister') : t('finder.introVisitor')}
        </li>
      </Box>
      {steps.length > 0 ? (
        <>
          <Typography sx={{ mb: 2 }}>{t('finder.before', { count: steps.length })}</Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button
              component={RouterLink}
              to={`/finder/${String(steps.length + 1)}`}
              variant="contained"
              size="large"
            >
              {t('finder.goOn')}
            </Button>
            <Button component={RouterLink} to="/finder/results" variant="outlined" size="large">
              {t('finder.seeResults')}
            </Button>
            <Button onClick={onStartAgain} size="large">
              {t('finder.startAgain')}
            </Button>
          </Box>
        </>
      ) : (
        <Button component={RouterLink} to="/finder/1" variant="contained" size="large">
          {t('finder.start')}
        </Button>
      )}
    </Page>
  );
}
