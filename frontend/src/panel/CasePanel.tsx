import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { Calculation, Conditions, FactTable, Funding } from '../shared/case/CaseDetermination';
import { Diagram } from '../shared/case/CaseDiagramSection';
import { Documents } from '../shared/case/CaseDocuments';
import {
  Deadlines,
  EarlierAwards,
  Notice,
  Opinions,
  Payment,
  Timeline,
  Track,
} from '../shared/case/CaseHistory';
import { CaseSummary } from '../shared/case/CaseSummary';
import { fetchCase, type CaseView } from '../shared/cases';
import { Loading } from '../shared/components/Loading';
import { Page } from '../shared/components/Page';
import { ProblemAlert } from '../shared/components/ProblemAlert';
import { usePanelText } from './usePanelText';

/** In the order in which an official decides: what is asked, is it due, how much, who pays, what is behind it. */
function CaseParts({ data }: { data: CaseView }) {
  return (
    <>
      <Conditions data={data} />
      <Calculation data={data} />
      <Funding data={data} />
      <EarlierAwards data={data} />
      <Track data={data} />
      <Documents data={data} />
      <FactTable data={data} />
      <Opinions data={data} />
      <Notice data={data} />
      <Payment data={data} />
      <Deadlines data={data} />
      <Timeline data={data} />
      <Diagram caseNumber={data.caseNumber} />
    </>
  );
}

export function CasePanel() {
  const t = usePanelText();
  const { caseNumber = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNumber],
    queryFn: ({ signal }) => fetchCase(caseNumber, signal),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Box component="main" sx={{ p: 1 }}>
      <Page title={t('panel.title', { caseNumber: data.caseNumber })} hideTitle>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
          <Link
            href={`/admin/#/applications/${encodeURIComponent(data.caseNumber)}/show`}
            target="_blank"
            rel="noreferrer"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
          >
            {t('panel.open')}
            <OpenInNew fontSize="small" aria-hidden />
          </Link>
        </Box>
        <CaseSummary data={data} />
        <CaseParts data={data} />
      </Page>
    </Box>
  );
}
