import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { call, get } from './http';
import { isProblem } from './problem';

export interface BusinessEntity {
  id: string;
  uscc: string;
  name: string;
  kind: string;
  jurisdiction: string;
  district: string | null;
  invented: boolean;
}

export interface Session {
  username: string;
  displayName: string;
  kind: 'applicant' | 'staff';
  roles: string[];
  authorities: string[];
  entity?: BusinessEntity | null;
}

export interface ProductInfo {
  demo: boolean;
  name: string;
  version: string;
  demoAccounts?: { username: string; displayName: string; kind: string }[];
}

/** Who is logged in, or null. */
export async function fetchSession(): Promise<Session | null> {
  try {
    return await get<Session>('/api/session');
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null;
    throw error;
  }
}

export async function logIn(username: string, password: string): Promise<Session> {
  return (await call<Session>('/api/session', { method: 'POST', body: { username, password } }))
    .body;
}

export async function logOut(): Promise<void> {
  await call('/api/session', { method: 'DELETE' });
}

export const SESSION_QUERY = ['huiqi', 'session'] as const;

/** `data` is undefined while asking, null for a visitor. */
export const useSession = (): UseQueryResult<Session | null> =>
  useQuery({ queryKey: SESSION_QUERY, queryFn: fetchSession, staleTime: 60_000, retry: false });

export const useProductInfo = (): UseQueryResult<ProductInfo> =>
  useQuery({
    queryKey: ['huiqi', 'info'],
    queryFn: () => get<ProductInfo>('/api/info'),
    staleTime: Infinity,
    retry: false,
  });

/** Only a path of this site may be the place to go on after the login. */
export function safeNext(next: string | null): string | undefined {
  return next && /^\/(?![/\\])/.test(next) ? next : undefined;
}

/** Somebody came or went: nothing that was fetched for the one before may stay. */
export async function switchSession(
  queryClient: QueryClient,
  session: Session | null,
): Promise<void> {
  queryClient.setQueryData(SESSION_QUERY, session);
  await queryClient.resetQueries({
    predicate: ({ queryKey }) => queryKey[1] !== SESSION_QUERY[1] && queryKey[1] !== 'info',
  });
}
