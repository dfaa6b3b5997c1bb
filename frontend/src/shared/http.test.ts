import { describe, expect, it } from 'vitest';
import { fakeBackend, problem } from '../test/backend';
import { dataProvider } from './dataProvider';
import { post } from './http';
import { Problem } from './problem';
import { safeNext } from './session';

describe('a write', () => {
  it('should fetch a new token and go once more when the CSRF filter refuses it', async () => {
    let refused = false;
    const backend = fakeBackend({
      'GET /api/session': () => {
        document.cookie = 'XSRF-TOKEN=token-2; path=/';
        return problem(401, 'not-logged-in', '请先登录');
      },
      'POST /api/things': () => {
        if (refused) return { status: 201, body: { id: 1 } };
        refused = true;
        return { status: 403, body: { status: 403, title: 'Forbidden' } };
      },
    });

    await expect(post('/api/things', { a: 1 })).resolves.toEqual({ id: 1 });

    expect(
      backend.of('POST /api/things').map(({ headers }) => headers.get('X-XSRF-TOKEN')),
    ).toEqual(['token-1', 'token-2']);
  });

  it('should not be repeated when a rule of ours refuses it', async () => {
    const backend = fakeBackend({
      'POST /api/things': () => problem(403, 'not-your-case', '这不是您的案件'),
    });

    await expect(post('/api/things')).rejects.toMatchObject({ status: 403, code: 'not-your-case' });
    expect(backend.of('POST /api/things')).toHaveLength(1);
  });

  it('should map the findings to the fields of the form', async () => {
    fakeBackend({
      'POST /api/things': () =>
        problem(422, 'facts-invalid', '有内容需要修改', {
          errors: [{ field: 'facts.district', code: 'unknown-value', message: '没有这个区' }],
        }),
    });

    const error: unknown = await post('/api/things').catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).fieldErrors).toEqual({ district: '没有这个区' });
    expect((error as Problem).body).toMatchObject({ errors: { district: '没有这个区' } });
  });
});

describe('the data provider', () => {
  it('should ask for a page and take the total from the header', async () => {
    const backend = fakeBackend({
      'GET /api/applications': () => ({
        body: [{ caseNumber: 'PDS-1' }],
        headers: { 'X-Total-Count': '41' },
      }),
    });

    const answer = await dataProvider.getList('applications', {
      pagination: { page: 2, perPage: 10 },
      sort: { field: 'submittedAt', order: 'DESC' },
      filter: { status: 'submitted', q: '' },
    });

    expect(answer).toEqual({ data: [{ id: 'PDS-1', caseNumber: 'PDS-1' }], total: 41 });
    expect(backend.sent[0]?.query.toString()).toBe(
      'page=2&perPage=10&sort=submittedAt&order=DESC&status=submitted',
    );
  });

  it('should send an idempotency key with what it creates', async () => {
    const backend = fakeBackend({ 'POST /api/budgets': () => ({ status: 201, body: { id: 7 } }) });

    await dataProvider.create('budgets', { data: { amount: 1 }, meta: { idempotencyKey: 'k' } });

    expect(backend.sent[0]?.headers.get('Idempotency-Key')).toBe('k');
  });
});

describe('where to go after the login', () => {
  it.each([
    ['/#/cases', '/#/cases'],
    ['/admin/#/x', '/admin/#/x'],
    ['//evil.example', undefined],
    ['/\\evil.example', undefined],
    ['https://evil.example', undefined],
    [null, undefined],
  ])('should treat %s as %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});
