import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { CaseView } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { useCase } from './useCase';

/** And now: the number, what happens next and when, a receipt to print. */
export default function SubmittedPage() {
  const { caseNumber = '' } = useParams();
  const { data, error, refetch } = useCase(caseNumber);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Receipt view={data} />;
}

function Receipt({ view }: { view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const submitted = [...view.timeline].sort((one, other) => one.at.localeCompare(other.at))[0];
  const ahead = view.steps.filter(({ state }) => state !== 'done');
  return (
    <Page title={t('submitted.title')}>
      <Box sx={{ bgcolor: 'primary.light', borderRadius: 1, p: 3, mb: 4 }}>
        <Typography>{t('submitted.number')}</Typography>
        <Typography
          data-testid="case-number"
          sx={{ fontSize: { xs: '1.5rem', sm: '2rem' }, fontWeight: 600, overflowWrap: 'anywhere' }}
        >
          {view.caseNumber}
        </Typography>
        <Box component="dl" sx={{ m: 0, mt: 2, '& dt, & dd': { display: 'inline', m: 0 } }}>
          <div>
            <dt>{t('submitted.applicant')}</dt>
            <dd>{view.entity.name}</dd>
          </div>
          <div>
            <dt>{t('submitted.policy')}</dt>
            <dd>{view.policyTitle}</dd>
          </div>
          {submitted ? (
            <div>
              <dt>{t('submitted.at')}</dt>
              <dd>{format.time(submitted.at)}</dd>
            </div>
          ) : null}
        </Box>
      </Box>
      <Section id="next" title={t('submitted.next')}>
        <Typography sx={{ mb: 1 }}>{view.statusText}</Typography>
        {view.deadlines.map(({ name, due, text }) => (
          <Typography key={`${name}:${due}`} color="text.secondary">
            {t('submitted.deadline', { name, date: format.date(due), text })}
          </Typography>
        ))}
        <Box component="ol" sx={{ pl: 3 }}>
          {ahead.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </Box>
        <Typography>{t('submitted.tell')}</Typography>
      </Section>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button
          component={RouterLink}
          to={`/cases/${view.caseNumber}`}
          variant="contained"
          size="large"
        >
          {t('submitted.follow')}
        </Button>
        <Button size="large" onClick={() => window.print()}>
          {t('submitted.print')}
        </Button>
      </Box>
    </Page>
  );
}
