import { useQuery } from '@tanstack/react-query';
import { call } from '../shared/http';

export const UNREAD_QUERY = ['office', 'unread'] as const;

/** How many messages the person has not read yet; none where asking failed, the page of messages says why. */
export function useUnreadCount(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: UNREAD_QUERY,
    queryFn: async ({ signal }) => {
      const { body, headers } = await call<unknown[]>('/api/notifications?read=false&perPage=1', {
        signal,
      });
      return Number(headers.get('X-Total-Count') ?? body.length);
    },
    enabled,
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
  return data ?? 0;
}
