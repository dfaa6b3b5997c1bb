import type { DataProvider, GetManyParams, Identifier, RaRecord } from 'ra-core';
import { call, newIdempotencyKey } from './http';

/** Resources whose key is not called `id`. */
const KEYS: Record<string, string> = {
  applications: 'caseNumber',
  'public-notices': 'caseNumber',
  'payment-batches': 'batchNumber',
  drafts: 'policyId',
  authorities: 'code',
  staff: 'username',
};

type Row = Record<string, unknown>;

const withId = <T extends RaRecord>(resource: string, row: Row): T =>
  ({ ...row, id: row['id'] ?? row[KEYS[resource] ?? 'id'] }) as T;

const path = (resource: string, id?: Identifier): string =>
  `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export function listQuery(params: {
  pagination?: { page: number; perPage: number };
  sort?: { field: string; order: string };
  filter?: Row;
}): string {
  const query = new URLSearchParams();
  if (params.pagination) {
    query.set('page', String(params.pagination.page));
    query.set('perPage', String(params.pagination.perPage));
  }
  if (params.sort?.field && params.sort.field !== 'id') {
    query.set('sort', params.sort.field);
    query.set('order', params.sort.order);
  }
  for (const [name, value] of Object.entries(params.filter ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item));
  }
  return query.toString();
}

async function list<T extends RaRecord>(
  resource: string,
  query: string,
  signal?: AbortSignal,
): Promise<{ data: T[]; total: number }> {
  const answer = await call<Row[]>(`${path(resource)}?${query}`, signal ? { signal } : {});
  const total = answer.headers.get('X-Total-Count');
  return {
    data: answer.body.map((row) => withId<T>(resource, row)),
    total: total === null ? answer.body.length : Number(total),
  };
}

async function one<T extends RaRecord>(
  resource: string,
  id: Identifier,
  signal?: AbortSignal,
): Promise<{ data: T }> {
  const { body } = await call<Row>(path(resource, id), signal ? { signal } : {});
  return { data: withId<T>(resource, { ...body, id: body['id'] ?? id }) };
}

const idempotencyKeyOf = (meta: unknown): string =>
  (meta as { idempotencyKey?: string } | undefined)?.idempotencyKey ?? newIdempotencyKey();

/** Maps react-admin's calls to the REST interface and nothing else: no rule of the business lives here. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: (resource, params) => list(resource, listQuery(params), params.signal),
  getOne: (resource, { id, signal }) => one(resource, id as Identifier, signal),
  getMany: async <T extends RaRecord>(resource: string, { ids, signal }: GetManyParams<T>) => ({
    data: (await Promise.all(ids.map((id) => one<T>(resource, id, signal)))).map(
      ({ data }) => data,
    ),
  }),
  getManyReference: (resource, params) => {
    const filter = { ...(params.filter as Row), [params.target]: params.id };
    return list(resource, listQuery({ ...params, filter }), params.signal);
  },
  create: async (resource, { data, meta }) => {
    const { body } = await call<Row>(path(resource), {
      method: 'POST',
      body: data,
      idempotencyKey: idempotencyKeyOf(meta),
    });
    return { data: withId(resource, body) };
  },
  update: async (resource, { id, data }) => {
    const answer = await call<Row | undefined>(path(resource, id as Identifier), {
      method: 'PUT',
      body: data,
    });
    return { data: withId(resource, { ...(answer.body ?? (data as Row)), id }) };
  },
  updateMany: async (resource, { ids, data }) => {
    await Promise.all(ids.map((id) => call(path(resource, id), { method: 'PUT', body: data })));
    return { data: ids };
  },
  delete: async (resource, { id, previousData }) => {
    await call(path(resource, id), { method: 'DELETE' });
    return { data: withId(resource, { ...previousData, id }) };
  },
  deleteMany: async (resource, { ids }) => {
    await Promise.all(ids.map((id) => call(path(resource, id), { method: 'DELETE' })));
    return { data: ids };
  },
};
