import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

/** A refusal is an answer; only what may pass by itself is asked again. */
const mayPass = (error: unknown): boolean =>
  !isProblem(error) || error.status === 502 || error.status === 503;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && mayPass(error),
        refetchOnWindowFocus: false,
      },
    },
  });
