import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router-dom';
import { Loading } from '../shared/components/Loading';
import { ProblemAlert } from '../shared/components/ProblemAlert';
import { get } from '../shared/http';

interface EngineTask {
  processInstanceId: string | null;
}

/** panel.html#/tasks/<task id>: the case that the task belongs to, by the process's business key. */
export function TaskPanel() {
  const { taskId = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['task', taskId],
    queryFn: async ({ signal }) => {
      const task = await get<EngineTask>(`/engine-rest/task/${encodeURIComponent(taskId)}`, signal);
      const instance = await get<{ businessKey: string }>(
        `/engine-rest/process-instance/${encodeURIComponent(task.processInstanceId ?? '')}`,
        signal,
      );
      return instance.businessKey;
    },
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading />;
  return <Navigate to={`/cases/${encodeURIComponent(data)}`} replace />;
}
