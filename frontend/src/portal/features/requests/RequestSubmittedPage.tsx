import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { ClockLine } from '../../../shared/request/ClockLine';
import { fetchSimilar, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { useRequest } from './RequestPage';
import { SimilarList } from './SimilarRequests';

export default function RequestSubmittedPage() {
  const { caseNumber = '' } = useParams();
  const { data, error, refetch, dataUpdatedAt } = useRequest(caseNumber);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Receipt view={data} now={dataUpdatedAt} />;
}

/** The number big, what happens next with dates; printed, it is the receipt. */
function Receipt({ view, now }: { view: RequestView; now: number }) {
  const t = useText();
  const format = useFormat();
  const { title, text, category, caseNumber } = view;
  const similar = useQuery({
    queryKey: ['similar-requests', caseNumber],
    queryFn: ({ signal }) => fetchSimilar({ title, text, category }, signal),
    retry: false,
  });
  const others = (similar.data ?? []).filter((one) => one.caseNumber !== caseNumber);
  return (
    <Page title={t('requests.submitted.title')}>
      <Box sx={{ bgcolor: 'primary.light', borderRadius: 1, p: 3, mb: 4 }}>
        <Typography>{t('requests.submitted.number')}</Typography>
        <Typography
          data-testid="case-number"
          sx={{ fontSize: { xs: '1.5rem', sm: '2rem' }, fontWeight: 600, overflowWrap: 'anywhere' }}
        >
          {caseNumber}
        </Typography>
        <Box component="dl" sx={{ m: 0, mt: 2, '& dt, & dd': { display: 'inline', m: 0 } }}>
          <div>
            <dt>{t('requests.submitted.who')}</dt>
            <dd>{view.entity.name}</dd>
          </div>
          <div>
            <dt>{t('requests.submitted.subject')}</dt>
            <dd>{title}</dd>
          </div>
          <div>
            <dt>{t('requests.submitted.at')}</dt>
            <dd>{format.time(view.submittedAt)}</dd>
          </div>
        </Box>
      </Box>
      <Section id="next" title={t('requests.submitted.next')}>
        <Typography sx={{ mb: 1 }}>{view.statusText}</Typography>
        <Box component="ol" sx={{ pl: 3, mt: 0 }}>
          {view.clockLine.map(({ name, due }) => (
            <li key={`${name}:${due}`}>
              {t('requests.submitted.deadline', { date: format.date(due), name })}
            </li>
          ))}
        </Box>
        <ClockLine view={view} now={now} />
        <Typography sx={{ mt: 2 }}>{t('requests.submitted.tell')}</Typography>
      </Section>
      {others.length > 0 ? (
        <Section id="others" title={t('requests.submitted.similarTitle')}>
          <SimilarList requests={others} />
        </Section>
      ) : null}
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button component={RouterLink} to={`/cases/${caseNumber}`} variant="contained" size="large">
          {t('requests.submitted.follow')}
        </Button>
        <Button size="large" onClick={() => window.print()}>
          {t('requests.submitted.print')}
        </Button>
        <Button size="large" component={RouterLink} to="/requests/new">
          {t('requests.submitted.another')}
        </Button>
      </Box>
    </Page>
  );
}
