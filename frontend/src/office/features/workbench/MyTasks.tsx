import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Quiet, Section } from '../../../shared/case/parts';
import { StateLabel } from '../../../shared/case/StateLabel';
import type { CaseRow } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { get } from '../../../shared/http';
import type { RequestRow } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';

interface EngineTask {
  id: string;
  name: string;
  assignee: string | null;
  due: string | null;
  processInstanceId: string | null;
}

interface MyTask extends EngineTask {
  enterprise: string | undefined;
  subject: string | undefined;
  caseNumber: string;
}

const MOST_TASKS = 20;

async function tasksOf(username: string, signal: AbortSignal): Promise<MyTask[]> {
  const tasks = await get<EngineTask[]>(
    `/engine-rest/task?candidateUser=${encodeURIComponent(username)}&includeAssignedTasks=true&sortBy=dueDate&sortOrder=asc&maxResults=${String(MOST_TASKS)}`,
    signal,
  );
  // Somebody else's claimed task is not mine to do.
  const mine = tasks.filter(({ assignee }) => assignee === null || assignee === username);
  if (mine.length === 0) return [];
  const ids = mine.flatMap(({ processInstanceId }) => processInstanceId ?? []);
  const [instances, cases, requests] = await Promise.all([
    get<{ id: string; businessKey: string | null }[]>(
      `/engine-rest/process-instance?processInstanceIds=${ids.map(encodeURIComponent).join(',')}`,
      signal,
    ),
    get<CaseRow[]>('/api/applications?perPage=200&sort=updatedAt&order=DESC', signal),
    get<RequestRow[]>('/api/service-requests?perPage=200&sort=updatedAt&order=DESC', signal),
  ]);
  const keys = new Map(instances.map(({ id, businessKey }) => [id, businessKey ?? '']));
  const byNumber = new Map([
    ...cases.map(({ caseNumber, enterpriseName, policyTitle }) => [
      caseNumber,
      { enterprise: enterpriseName, subject: policyTitle },
    ]),
    ...requests.map(({ caseNumber, enterpriseName, title }) => [
      caseNumber,
      { enterprise: enterpriseName, subject: title },
    ]),
  ] as [string, { enterprise: string; subject: string }][]);
  return mine.map((task) => {
    const caseNumber = keys.get(task.processInstanceId ?? '') ?? '';
    const found = byNumber.get(caseNumber);
    return { ...task, caseNumber, enterprise: found?.enterprise, subject: found?.subject };
  });
}

export function MyTasks({ username }: { username: string }) {
  const t = useOfficeText();
  const format = useFormat();
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['my-tasks', username],
    queryFn: ({ signal }) => tasksOf(username, signal),
    refetchInterval: 60_000,
  });
  return (
    <Section
      title={t('workbench.tasks')}
      aside={data ? <span>{t('workbench.taskCount', { count: data.length })}</span> : null}
    >
      {error ? <Typography role="alert">{t('workbench.tasksFailed')}</Typography> : null}
      {!data && !error ? <Loading rows={2} /> : null}
      {data?.length === 0 ? <Quiet>{t('workbench.noTasks')}</Quiet> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data ?? []).map(({ id, name, assignee, due, caseNumber, enterprise, subject }) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              py: 1.25,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' }}>
              <Link href={`/camunda/app/tasklist/default/#/?task=${encodeURIComponent(id)}`}>
                {name}
              </Link>
              <Typography color="text.secondary">
                {[caseNumber, enterprise, subject].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
            <span>{t(assignee ? 'workbench.mine' : 'workbench.unclaimed')}</span>
            {due ? (
              new Date(due).getTime() < dataUpdatedAt ? (
                <StateLabel tone="bad" text={t('workbench.overdue')} />
              ) : (
                <StateLabel tone="busy" text={t('workbench.due', { date: format.date(due) })} />
              )
            ) : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
