import type { AuthProvider } from 'ra-core';
import { fetchSession, logIn, logOut, type Session } from './session';

interface Credentials {
  username: string;
  password: string;
}

const statusOf = (error: unknown): number | undefined =>
  (error as { status?: number } | null)?.status;

/** The session cookie is the login: nothing is kept in the browser. */
export const authProvider: AuthProvider = {
  login: async ({ username, password }: Credentials) => {
    await logIn(username, password);
  },
  logout: async () => {
    try {
      await logOut();
    } catch (error) {
      // Already logged out on the server.
      if (statusOf(error) !== 401) throw error;
    }
    return undefined;
  },
  checkAuth: async () => {
    if ((await fetchSession()) === null) throw new Error('ra.auth.auth_check_error');
  },
  // 403 means "not you", not "who are you": the person stays logged in.
  checkError: async (error: unknown) => {
    if (statusOf(error) === 401) throw new Error('ra.notification.logged_out');
  },
  getIdentity: async () => {
    const session = await fetchSession();
    if (session === null) throw new Error('ra.auth.auth_check_error');
    return { ...session, id: session.username, fullName: session.displayName };
  },
  getPermissions: async (): Promise<Session | null> => fetchSession(),
};
