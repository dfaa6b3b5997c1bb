import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get } from '../shared/http';

export interface Notification {
  id: string | number;
  title: string;
  text: string;
  at: string;
  read: boolean;
  caseNumber: string | null;
}

export const NOTIFICATIONS_QUERY = ['huiqi', 'notifications'] as const;

export const useNotifications = (enabled: boolean): UseQueryResult<Notification[]> =>
  useQuery({
    queryKey: NOTIFICATIONS_QUERY,
    queryFn: ({ signal }) => get<Notification[]>('/api/notifications?page=1&perPage=50', signal),
    enabled,
    staleTime: 60_000,
  });

export function useUnreadCount(enabled: boolean): number {
  const { data } = useNotifications(enabled);
  return data?.filter(({ read }) => !read).length ?? 0;
}
