import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { Diagram } from '../shared/case/CaseDiagramSection';
import { Loading } from '../shared/components/Loading';
import { Page } from '../shared/components/Page';
import { ProblemAlert } from '../shared/components/ProblemAlert';
import {
  RequestAsked,
  RequestClockLine,
  RequestClocks,
  RequestDocuments,
  RequestHandling,
  RequestMatter,
  RequestMerged,
  RequestOpinions,
  RequestRatings,
  RequestSupport,
  RequestTimeline,
} from '../shared/request/RequestParts';
import { RequestWaiting } from '../shared/request/RequestQuestions';
import { RequestSummary } from '../shared/request/RequestSummary';
import { fetchRequest } from '../shared/requests';
import { usePanelText } from './usePanelText';

/** In the order in which an official decides: what is asked, what was done, until when, who else, what was said. */
export function RequestPanel() {
  const t = usePanelText();
  const { caseNumber = '' } = useParams();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['request', caseNumber],
    queryFn: ({ signal }) => fetchRequest(caseNumber, signal),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const page = `/admin/#/service-requests/${encodeURIComponent(data.caseNumber)}/show`;
  return (
    <Box component="main" sx={{ p: 1 }}>
      <Page title={t('panel.title', { caseNumber: data.caseNumber })} hideTitle>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', columnGap: 3 }}>
          {data.mayTransfer ? (
            <Link href={`${page}?act=transfer`} target="_blank" rel="noreferrer">
              {t('panel.transfer')}
            </Link>
          ) : null}
          <Link
            href={page}
            target="_blank"
            rel="noreferrer"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
          >
            {t('panel.open')}
            <OpenInNew fontSize="small" aria-hidden />
          </Link>
        </Box>
        <RequestSummary view={data} />
        <RequestWaiting view={data} />
        <RequestMatter view={data} />
        <RequestMerged view={data} />
        <RequestDocuments view={data} />
        <RequestHandling view={data} />
        <RequestAsked view={data} />
        <RequestClockLine view={data} now={dataUpdatedAt} />
        <RequestSupport view={data} />
        <RequestClocks view={data} />
        <RequestOpinions view={data} />
        <RequestRatings view={data} />
        <RequestTimeline view={data} />
        <Diagram caseNumber={data.caseNumber} />
      </Page>
    </Box>
  );
}
