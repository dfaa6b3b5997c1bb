import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { ClockLine } from '../../../shared/request/ClockLine';
import { QuestionList } from '../../../shared/request/RequestQuestions';
import { fetchRequest, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { CaseSteps } from '../../components/CaseSteps';
import { DiagramSection } from '../../components/DiagramSection';
import { Section } from '../../components/Section';
import { StateChip } from '../../components/StateChip';
import { Timeline } from '../../components/Timeline';
import { useText } from '../../useText';
import { AnswerBox } from './AnswerBox';
import { RatingBox } from './RatingBox';
import { RequestActions } from './RequestActions';
import { RequestHandling, RequestMatter } from './RequestHandling';
import { RequestStatus } from './RequestStatus';

export const useRequest = (caseNumber: string): UseQueryResult<RequestView> =>
  useQuery({
    queryKey: ['request', caseNumber],
    queryFn: ({ signal }) => fetchRequest(caseNumber, signal),
  });

/** Where is it: a sentence, the clock, the steps, what is asked of me; then everything that stands behind it. */
export default function RequestPage() {
  const { caseNumber = '' } = useParams();
  const { data, error, refetch, dataUpdatedAt } = useRequest(caseNumber);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return <RequestContent view={data} now={dataUpdatedAt} />;
}

function RequestContent({ view, now }: { view: RequestView; now: number }) {
  const t = useText();
  const format = useFormat();
  const [rated, setRated] = useState(false);
  const [answered, setAnswered] = useState(false);
  const over = view.questions.filter(({ state }) => state !== 'waiting');
  return (
    <Page
      title={view.title}
      aside={<StateChip status={view.status} label={view.statusName} />}
      lead={t('requests.page.number', {
        caseNumber: view.caseNumber,
        date: format.date(view.submittedAt),
        source: view.sourceName,
      })}
    >
      <RequestStatus view={view} />
      <Box role="status">
        {rated && !view.mayRate ? (
          <Alert severity="success" sx={{ mb: 3 }}>
            {t('requests.rate.thanks')}
          </Alert>
        ) : null}
        {answered && !view.mayAnswer ? (
          <Alert severity="success" sx={{ mb: 3 }}>
            {t('requests.answer.thanks')}
          </Alert>
        ) : null}
      </Box>
      {view.mayAnswer ? <AnswerBox view={view} onAnswered={() => setAnswered(true)} /> : null}
      {view.mayRate ? <RatingBox view={view} onRated={() => setRated(true)} /> : null}
      <CaseSteps steps={view.steps} />
      {view.clockLine.length > 0 ? (
        <Section id="clocks" title={t('clockLine.title')}>
          <ClockLine view={view} now={now} />
        </Section>
      ) : null}
      <Box
        sx={{
          display: 'grid',
          columnGap: 5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Box>
          <RequestHandling view={view} />
          {over.length > 0 ? (
            <Section id="questions" title={t('requests.answer.history')}>
              <QuestionList questions={over} />
            </Section>
          ) : null}
          <RequestActions view={view} />
          <RequestMatter view={view} />
        </Box>
        <Section id="timeline" title={t('requests.page.timeline')}>
          <Timeline entries={view.timeline} />
        </Section>
      </Box>
      <DiagramSection caseNumber={view.caseNumber} version={view.version} />
    </Page>
  );
}
