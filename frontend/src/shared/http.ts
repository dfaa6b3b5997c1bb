import { Problem, type ProblemBody } from './problem';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, a FormData as it is. */
  body?: unknown;
  /** The same key and body again answer as the first time. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface Answer<T> {
  body: T;
  headers: Headers;
}

const CSRF_COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';

export function csrfToken(): string | undefined {
  const pair = document.cookie
    .split('; ')
    .find((candidate) => candidate.startsWith(`${CSRF_COOKIE}=`));
  return pair && decodeURIComponent(pair.slice(CSRF_COOKIE.length + 1));
}

/** Any GET sets the cookie; the session is the cheapest that always answers. */
export async function refreshCsrfToken(): Promise<void> {
  await fetch('/api/session', {
    credentials: 'same-origin',
    headers: { Accept: 'application/json' },
  });
}

/** crypto.randomUUID exists on https only; this works wherever the page does. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

export async function toProblem(response: Response): Promise<Problem> {
  let body: ProblemBody = {};
  try {
    body = (await response.json()) as ProblemBody;
  } catch {
    // A proxy or the container answered without a problem document: the status has to do.
  }
  return new Problem(response.status, body);
}

/** A refusal without a code of ours is the CSRF filter's: its token ended with the session before. */
const isCsrfRefusal = (problem: Problem): boolean =>
  problem.status === 403 && (problem.problem.code === undefined || problem.code.includes('csrf'));

function send(path: string, call: Call): Promise<Response> {
  const { method = 'GET', body, idempotencyKey, signal } = call;
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const token = csrfToken();
  if (method !== 'GET' && token) headers.set(CSRF_HEADER, token);
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  return fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** One call to the back end. Throws a {@link Problem} unless the answer is 2xx. */
export async function call<T>(path: string, options: Call = {}): Promise<Answer<T>> {
  const isWrite = options.method !== undefined && options.method !== 'GET';
  if (isWrite && csrfToken() === undefined) await refreshCsrfToken();
  let response = await send(path, options);
  if (!response.ok) {
    const problem = await toProblem(response);
    if (!isWrite || !isCsrfRefusal(problem)) throw problem;
    await refreshCsrfToken();
    response = await send(path, options);
    if (!response.ok) throw await toProblem(response);
  }
  return { body: await read<T>(response), headers: response.headers };
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await call<T>(path, signal ? { signal } : {})).body;

export const post = async <T>(path: string, body?: unknown, idempotencyKey?: string): Promise<T> =>
  (
    await call<T>(path, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
      ...(idempotencyKey ? { idempotencyKey } : {}),
    })
  ).body;
