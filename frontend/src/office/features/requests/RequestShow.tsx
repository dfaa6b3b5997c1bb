import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { Diagram } from '../../../shared/case/CaseDiagramSection';
import { Quiet, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { percent } from '../../../shared/format';
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
} from '../../../shared/request/RequestParts';
import { RequestWaiting } from '../../../shared/request/RequestQuestions';
import { RequestSummary } from '../../../shared/request/RequestSummary';
import { fetchRequest, type RequestView } from '../../../shared/requests';
import { useSession, type Session } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import { RequestActions } from './RequestActions';
import { requestRightsOf } from './requestRights';

const TABS = ['overview', 'progress', 'files', 'similar'] as const;
type TabName = (typeof TABS)[number];

/** The task that this person's authority may do now. */
const myTask = (view: RequestView, session: Session | null | undefined) =>
  view.openTasks.find(
    ({ id, group }) =>
      id !== null && (session?.authorities ?? []).some((code) => group?.startsWith(`${code}.`)),
  );

interface ContentProps {
  tab: TabName;
  view: RequestView;
  now: number;
  onMerge: ((into: string) => void) | undefined;
}

function TabContent({ tab, view, now, onMerge }: ContentProps) {
  switch (tab) {
    case 'overview':
      return (
        <>
          <RequestMatter view={view} />
          <RequestMerged view={view} />
          <RequestHandling view={view} />
          <RequestAsked view={view} />
          <RequestClockLine view={view} now={now} />
          <RequestSupport view={view} />
          <RequestRatings view={view} />
        </>
      );
    case 'progress':
      return (
        <>
          <RequestClocks view={view} />
          <RequestOpinions view={view} />
          <RequestTimeline view={view} />
          <Diagram caseNumber={view.caseNumber} />
        </>
      );
    case 'files':
      return <RequestDocuments view={view} />;
    case 'similar':
      return <Similar view={view} onMerge={onMerge} />;
  }
}

function Similar({ view, onMerge }: Pick<ContentProps, 'view' | 'onMerge'>) {
  const t = useOfficeText();
  const format = useFormat();
  return (
    <Section title={t('requests.show.similarTitle')}>
      {view.similar.length === 0 ? <Quiet>{t('requests.show.similarNone')}</Quiet> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {view.similar.map(({ caseNumber, title, statusName, submittedAt, similarity = 0 }) => (
          <Box
            component="li"
            key={caseNumber}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              gap: 1,
              py: 1,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' }}>
              <RecordLink to={`/service-requests/${encodeURIComponent(caseNumber)}/show`}>
                {title}
              </RecordLink>
              <Typography color="text.secondary">
                {t('requests.show.similarRow', {
                  caseNumber,
                  status: statusName,
                  date: format.day(submittedAt),
                  percent: percent(similarity),
                })}
              </Typography>
            </Box>
            {onMerge ? (
              <Button
                size="small"
                variant="outlined"
                aria-label={`${t('requests.show.mergeHere')}：${caseNumber}`}
                onClick={() => onMerge(caseNumber)}
              >
                {t('requests.show.mergeHere')}
              </Button>
            ) : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

/** A request: its state and what can be done now on top, the rest behind tabs that stand in the address. */
export function RequestShow() {
  const t = useOfficeText();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [mergeInto, setMergeInto] = useState<string>();
  const { data: session } = useSession();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['request', id],
    queryFn: ({ signal }) => fetchRequest(id, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const tab = TABS.find((name) => name === search.get('tab')) ?? 'overview';
  const count: Partial<Record<TabName, number>> = {
    files: data.documents.length,
    similar: data.similar.length,
  };
  const task = myTask(data, session);
  const mayMerge = requestRightsOf(session, data).merge;
  return (
    <Page
      title={t('requests.show.title', { caseNumber: data.caseNumber })}
      aside={
        task?.id ? (
          <Button
            variant="contained"
            href={`/camunda/app/tasklist/default/#/?task=${encodeURIComponent(task.id)}`}
          >
            {t('requests.show.handle', { task: task.name })}
          </Button>
        ) : null
      }
    >
      <RequestSummary view={data} />
      <RequestWaiting view={data} />
      <Box sx={{ mt: 1, display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        <RecordLink to={`/business-entities/${String(data.entity.id)}/show`}>
          {t('requests.show.record')}
        </RecordLink>
        {data.mergedInto ? (
          <RecordLink to={`/service-requests/${encodeURIComponent(data.mergedInto)}/show`}>
            {data.mergedInto}
          </RecordLink>
        ) : null}
      </Box>
      <RequestActions
        view={data}
        mergeInto={mergeInto}
        onMergeClosed={() => setMergeInto(undefined)}
      />
      <Tabs
        value={tab}
        onChange={(_, next: TabName) => setSearch({ tab: next }, { replace: true })}
        aria-label={t('requests.show.tabs')}
        variant="scrollable"
        scrollButtons={false}
        sx={{
          mt: 2,
          borderBottom: 1,
          borderColor: 'divider',
          // All four fit on a phone: what is scrolled away is not found.
          '& .MuiTab-root': { minWidth: 0, px: { xs: 1, sm: 2 } },
        }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={`${t(`requests.show.${name}`)}${count[name] ? ` ${String(count[name])}` : ''}`}
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
        <TabContent
          tab={tab}
          view={data}
          now={dataUpdatedAt}
          onMerge={mayMerge ? setMergeInto : undefined}
        />
      </Box>
    </Page>
  );
}
