import { vi } from 'vitest';

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

export interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Handler = Reply['body'] | ((sent: Sent) => Reply | Promise<Reply>);

/** The back end as seen over HTTP; routes are `METHOD /path`. Everything above fetch is the real thing. */
export function fakeBackend(routes: Record<string, Handler>): {
  sent: Sent[];
  of: (route: string) => Sent[];
} {
  const sent: Sent[] = [];
  document.cookie = 'XSRF-TOKEN=token-1; path=/';
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost');
    const call: Sent = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body,
    };
    sent.push(call);
    const handler = routes[`${call.method} ${call.path}`];
    const reply: Reply =
      typeof handler === 'function'
        ? await (handler as (call: Sent) => Reply | Promise<Reply>)(call)
        : handler === undefined
          ? { status: 404, body: { code: 'not-found', detail: `没有 ${call.path}` } }
          : { body: handler };
    const status = reply.status ?? 200;
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
      status,
      headers: {
        'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
        ...(Array.isArray(reply.body) ? { 'X-Total-Count': String(reply.body.length) } : {}),
        ...reply.headers,
      },
    });
  });
  return {
    sent,
    of: (route) => sent.filter(({ method, path }) => `${method} ${path}` === route),
  };
}

export const problem = (
  status: number,
  code: string,
  detail: string,
  more: Record<string, unknown> = {},
): Reply => ({ status, body: { status, code, detail, ...more } });
