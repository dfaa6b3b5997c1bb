import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router-dom';
import {
  Calculation,
  Conditions,
  FactTable,
  Funding,
} from '../../../shared/case/CaseDetermination';
import { Diagram } from '../../../shared/case/CaseDiagramSection';
import { Documents } from '../../../shared/case/CaseDocuments';
import {
  Deadlines,
  EarlierAwards,
  Notice,
  Opinions,
  Payment,
  Timeline,
  Track,
} from '../../../shared/case/CaseHistory';
import { CaseSummary } from '../../../shared/case/CaseSummary';
import { fetchCase, type CaseView } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';

const TABS = ['overview', 'determination', 'documents', 'progress'] as const;
type TabName = (typeof TABS)[number];

function TabContent({ tab, data }: { tab: TabName; data: CaseView }) {
  switch (tab) {
    case 'overview':
      return (
        <>
          <Deadlines data={data} />
          <Track data={data} />
          <EarlierAwards data={data} />
          <FactTable data={data} />
        </>
      );
    case 'determination':
      return (
        <>
          <Conditions data={data} />
          <Calculation data={data} />
          <Funding data={data} />
          <Notice data={data} />
          <Payment data={data} />
        </>
      );
    case 'documents':
      return <Documents data={data} />;
    case 'progress':
      return (
        <>
          <Opinions data={data} />
          <Timeline data={data} />
          <Diagram caseNumber={data.caseNumber} />
        </>
      );
  }
}

/** A case: its state and what can be done now on top, the rest behind tabs that stand in the address. */
export function CaseShow() {
  const t = useOfficeText();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => fetchCase(id, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const tab = TABS.find((name) => name === search.get('tab')) ?? 'overview';
  const labels: Record<TabName, string> = {
    overview: t('cases.tabOverview'),
    determination: t('cases.tabDetermination'),
    documents: t('cases.tabDocuments'),
    progress: t('cases.tabProgress'),
  };
  const task = data.openTasks.find((candidate) => candidate.id);
  return (
    <Page
      title={`${t('cases.title')} ${data.caseNumber}`}
      aside={
        task?.id ? (
          <Button
            variant="contained"
            href={`/camunda/app/tasklist/default/#/?task=${encodeURIComponent(task.id)}`}
          >
            {t('cases.handle', { task: task.name })}
          </Button>
        ) : null
      }
    >
      <CaseSummary data={data} />
      <Box sx={{ mt: 1 }}>
        <RecordLink to={`/business-entities/${encodeURIComponent(data.entity.id)}/show`}>
          {t('cases.record')}
        </RecordLink>
      </Box>
      <Tabs
        value={tab}
        onChange={(_, next: TabName) => setSearch({ tab: next }, { replace: true })}
        aria-label={t('cases.tabs')}
        variant="scrollable"
        allowScrollButtonsMobile
        sx={{ mt: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={labels[name]}
            id={`tab-${name}`}
            aria-controls={`panel-${name}`}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
        sx={{ '& > section:first-of-type': { borderTop: 0, mt: 0 } }}
      >
        <TabContent tab={tab} data={data} />
      </Box>
    </Page>
  );
}
