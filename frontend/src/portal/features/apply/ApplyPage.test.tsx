import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseOf } from '../../../test/caseOf';
import { fakeBackend, problem, type Reply, type Sent } from '../../../test/backend';
import { APPLICANT, EVALUATION, INFO, openPortal, policyOf } from '../../../test/portal';
import type { Draft } from './draft';
// Loaded now, not lazily within the first test's patience.
import './ApplyPage';

const COMPLETE: Draft = {
  step: 3,
  facts: { listingMilestone: 'tutoring-filed', financingAmount: 5_000_000 },
  documents: [],
  undertakings: ['filing'],
  version: 4,
};

type Routes = Parameters<typeof fakeBackend>[0];

function backendWith(draft: Draft | undefined, more: Routes = {}) {
  let stored = draft;
  return fakeBackend({
    'GET /api/info': INFO,
    'GET /api/session': APPLICANT,
    'GET /api/notifications': [],
    'GET /api/policies/measure': policyOf(),
    'POST /api/policies/measure/evaluate': EVALUATION,
    'GET /api/my/register-facts': [
      { name: 'district', value: '新华区', source: '市场监管局', asOf: '2026-10-31' },
    ],
    'GET /api/drafts/measure': () =>
      stored ? { body: stored } : problem(404, 'draft-not-found', '没有草稿'),
    'PUT /api/drafts/measure': ({ body }: Sent): Reply => {
      stored = { ...(body as Draft), version: (body as Draft).version + 1 };
      return { body: stored };
    },
    'DELETE /api/drafts/measure': () => ({ status: 204 }),
    ...more,
  });
}

beforeEach(() => sessionStorage.clear());

describe('an application', () => {
  it('should ask one topic a screen, leave out what the register knows, and keep the draft on the server', async () => {
    const backend = backendWith(undefined);
    const user = openPortal('/policies/measure/apply');

    await user.click(await screen.findByRole('link', { name: '开始填写' }));
    expect(await screen.findByText('新华区', { selector: 'dd' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '保存并继续' }));

    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: '基本情况' })).toHaveFocus(),
    );
    expect(screen.queryByLabelText(/所在县/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '保存并继续' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('到了哪个节点？');

    await user.click(screen.getByRole('radio', { name: '辅导备案' }));
    await user.click(screen.getByRole('button', { name: '保存并继续' }));

    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: '金额与日期' })).toHaveFocus(),
    );
    expect(backend.of('PUT /api/drafts/measure').at(-1)?.body).toMatchObject({
      step: 2,
      facts: { listingMilestone: 'tutoring-filed' },
    });
  });

  it('should show the answers, want the declaration, and be submitted once', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    const backend = backendWith(COMPLETE, {
      'POST /api/applications': () => new Promise<Reply>((resolve) => (answer = resolve)),
      'GET /api/applications/PDS-2026-000001': caseOf(),
    });
    const user = openPortal('/policies/measure/apply/check');

    expect(await screen.findByText('¥5,000,000.00')).toBeInTheDocument();
    expect(screen.getByText('承诺受理后补交')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '修改：到了哪个节点？' })).toHaveAttribute(
      'href',
      '#/policies/measure/apply/situation?change',
    );
    const submit = screen.getByRole('button', { name: '提交申请' });
    await user.click(submit);
    expect(screen.getByText('请阅读并勾选承诺。')).toBeInTheDocument();
    expect(backend.of('POST /api/applications')).toHaveLength(0);

    await user.click(screen.getByRole('checkbox', { name: /我承诺所填内容/ }));
    await user.dblClick(submit);
    await waitFor(() => expect(backend.of('POST /api/applications')).toHaveLength(1));
    answer({ status: 201, body: { caseNumber: 'PDS-2026-000001', status: 'submitted' } });

    expect(await screen.findByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible();
    expect(screen.getByTestId('case-number')).toHaveTextContent('PDS-2026-000001');
    expect(backend.of('POST /api/applications')).toHaveLength(1);
    expect(backend.of('POST /api/applications')[0]).toMatchObject({
      body: {
        policyId: 'measure',
        facts: { listingMilestone: 'tutoring-filed', financingAmount: 5_000_000 },
        documents: [],
        undertakings: ['filing'],
      },
    });
  });

  it('should be the same submission when it is sent again after a lost answer', async () => {
    let attempts = 0;
    const backend = backendWith(COMPLETE, {
      'POST /api/applications': (): Reply =>
        ++attempts === 1
          ? problem(503, 'unavailable', '服务暂不可用')
          : { status: 201, body: { caseNumber: 'PDS-2026-000001', status: 'submitted' } },
      'GET /api/applications/PDS-2026-000001': caseOf(),
    });
    const user = openPortal('/policies/measure/apply/check');

    await user.click(await screen.findByRole('checkbox', { name: /我承诺所填内容/ }));
    await user.click(screen.getByRole('button', { name: '提交申请' }));
    expect(await screen.findByText(/系统出错，您的操作没有完成/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '提交申请' }));

    await screen.findByRole('heading', { level: 1, name: '申请已提交' });
    const keys = backend
      .of('POST /api/applications')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('should lead to the first case when it was applied for before', async () => {
    backendWith(COMPLETE, {
      'POST /api/applications': () =>
        problem(409, 'duplicate-application', '您已就本阶段提交过申请', {
          caseNumber: 'PDS-2026-000009',
        }),
    });
    const user = openPortal('/policies/measure/apply/check');

    await user.click(await screen.findByRole('checkbox', { name: /我承诺所填内容/ }));
    await user.click(screen.getByRole('button', { name: '提交申请' }));

    expect(await screen.findByText('您已就本阶段提交过申请')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /PDS-2026-000009/ })).toHaveAttribute(
      'href',
      '#/cases/PDS-2026-000009',
    );
  });

  it('should let people log in again in mid-form and lose nothing', async () => {
    let loggedIn = false;
    const backend = backendWith(undefined, {
      'PUT /api/drafts/measure': ({ body }: Sent): Reply =>
        loggedIn ? { body } : problem(401, 'not-logged-in', '请先登录'),
      'POST /api/session': () => {
        loggedIn = true;
        return { body: APPLICANT };
      },
    });
    const user = openPortal('/policies/measure/apply/situation');

    await user.click(await screen.findByRole('radio', { name: '上市交易' }));
    const dialog = await screen.findByRole('dialog', { name: '登录已过期' });
    await user.type(within(dialog).getByLabelText(/密码/), 'secret');
    await user.click(within(dialog).getByRole('button', { name: '登录' }));

    await waitFor(() =>
      expect(backend.of('PUT /api/drafts/measure').at(-1)?.body).toMatchObject({
        facts: { listingMilestone: 'listed' },
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('radio', { name: '上市交易' })).toBeChecked();
  });
});
