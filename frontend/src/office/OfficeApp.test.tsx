import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering, caseOf } from '../test/caseOf';
import { OfficeApp } from './OfficeApp';

type Answers = Parameters<typeof answering>[0];

const session = (override: object) => ({
  username: 'pds-cashier',
  displayName: '平顶山市财政局国库支付岗',
  kind: 'staff',
  roles: ['payer'],
  authorities: ['pds-treasury'],
  ...override,
});

const listOf = (rows: object[]) =>
  Response.json(rows, { headers: { 'X-Total-Count': String(rows.length) } });

const order = (id: number, override: object = {}) => ({
  id,
  caseNumber: `PDS-2026-00000${String(id)}`,
  payeeName: `演示企业${String(id)}（虚构）`,
  payer: '平顶山市财政局',
  layerName: '市级财政',
  amount: 500_000.1,
  state: 'prepared',
  stateName: '待支付',
  batchNumber: null,
  receiptNumber: null,
  paidOn: null,
  failureReason: null,
  ...override,
});

const caseRow = (override: object = {}) => ({
  caseNumber: 'PDS-2026-000001',
  policyId: 'p',
  policyTitle: '主板上市辅导备案奖励',
  status: 'under-review',
  statusName: '审核中',
  enterpriseName: '演示企业（虚构）',
  amount: 1_000_000,
  submittedAt: '2026-11-19T02:00:00Z',
  updatedAt: '2026-11-19T02:00:00Z',
  currentStep: 'userTask_reviewApplication',
  currentStepName: '审核申报',
  due: '2026-12-03T15:59:59Z',
  dueState: 'running',
  dueText: '还剩8个工作日',
  jurisdiction: 'pingdingshan',
  stage: null,
  ...override,
});

function open(hash: string, answers: Answers, who: object = {}) {
  const calls: { method: string; url: URL; body: unknown; key: string | null }[] = [];
  const answer = answering({
    'GET /api/session': () => Response.json(session(who)),
    ...answers,
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    calls.push({
      method: init?.method ?? 'GET',
      url: new URL(String(input), 'http://localhost:3000'),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      key: new Headers(init?.headers).get('Idempotency-Key'),
    });
    return answer(input, init);
  }) as typeof fetch);
  window.location.hash = hash;
  render(<OfficeApp />);
  return calls;
}

// Whole pages on a busy machine take their time.
describe('the back office', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });

  it('should offer only what the roles open', async () => {
    open(
      '#/audit-entries',
      { 'GET /api/audit-entries': () => listOf([]), 'GET /api/staff': () => listOf([]) },
      { username: 'auditor', displayName: '审计员', roles: ['auditor'], authorities: ['platform'] },
    );

    const menu = await screen.findByRole('navigation', { name: '主菜单' });
    await waitFor(() => expect(within(menu).getByText('审计')).toBeVisible());
    expect(within(menu).getByText('人员')).toBeVisible();
    expect(within(menu).queryByText('案件')).toBeNull();
    expect(within(menu).queryByText('拨付单')).toBeNull();
    expect(await screen.findByText('还没有审计记录。')).toBeVisible();
  });

  it('should count what is unread in the header and mark it as read', async () => {
    const unread = new Set([7, 8]);
    const message = (id: number, title: string) => ({
      id,
      caseNumber: 'PDS-2026-000001',
      event: 'task-opened',
      title,
      text: '请在待办任务中签收办理。',
      at: '2026-11-20T02:00:00Z',
      read: !unread.has(id),
      readAt: null,
    });
    const calls = open('#/notifications', {
      'GET /api/notifications': (_, url) => {
        const rows = [message(7, '有新的待办：业务审核'), message(8, '即将到期：业务审核')];
        return listOf(
          url.searchParams.get('read') === 'false' ? rows.filter(({ read }) => !read) : rows,
        );
      },
      'POST /api/notifications/7/read': () => {
        unread.delete(7);
        return new Response(null, { status: 204 });
      },
      'POST /api/notifications/8/read': () => {
        unread.delete(8);
        return new Response(null, { status: 204 });
      },
    });

    expect(
      await screen.findByRole('link', { name: '消息，2 条未读' }, { timeout: 30_000 }),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('button', { name: '把“有新的待办：业务审核”标为已读' }),
    );
    expect(await screen.findByRole('link', { name: '消息，1 条未读' })).toBeVisible();

    await userEvent.click(screen.getByRole('checkbox', { name: '选择 即将到期：业务审核' }));
    await userEvent.click(screen.getByRole('button', { name: '所选标为已读' }));
    expect(await screen.findByRole('link', { name: '消息' })).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('已读')).toHaveLength(2));
    expect(calls.filter(({ method }) => method === 'POST').map(({ url }) => url.pathname)).toEqual([
      '/api/notifications/7/read',
      '/api/notifications/8/read',
    ]);
  });

  it('should send an applicant back to the portal', async () => {
    open('#/', {}, { kind: 'applicant', roles: [], authorities: [] });

    expect(await screen.findByText(/管理后台供工作人员使用/)).toBeVisible();
  });

  it('should keep the filter of the case list in the address and ask for it', async () => {
    const calls = open('#/applications', {
      'GET /api/applications': (_, url) =>
        listOf(url.searchParams.get('status') === 'completed' ? [] : [caseRow()]),
    });
    expect(await screen.findByRole('link', { name: 'PDS-2026-000001' })).toBeVisible();
    expect(screen.getByText('100万元')).toBeVisible();
    expect(screen.getByText('还剩8个工作日')).toBeVisible();

    await userEvent.click(screen.getByRole('combobox', { name: '状态' }));
    await userEvent.click(await screen.findByRole('option', { name: '已办结' }));

    expect(await screen.findByText('没有符合当前筛选条件的记录。')).toBeVisible();
    expect(decodeURIComponent(window.location.hash)).toContain('"status":"completed"');
    expect(calls.at(-1)?.url.searchParams.get('status')).toBe('completed');
  });

  it('should show a case with the task that can be done now', async () => {
    open('#/applications/PDS-2026-000001/show', {
      'GET /api/applications/PDS-2026-000001': () => Response.json(caseOf()),
    });

    expect(await screen.findByRole('link', { name: '办理：审核申报' })).toHaveAttribute(
      'href',
      '/camunda/app/tasklist/default/#/?task=task-1',
    );
    await userEvent.click(screen.getByRole('tab', { name: '核定与资金' }));
    expect(screen.getByRole('region', { name: '申报条件' })).toBeVisible();
  });

  it('should make a batch once, with the sum that was confirmed', async () => {
    let batched = false;
    const calls = open('#/payment-orders', {
      'GET /api/payment-orders': () =>
        listOf([
          order(1, batched ? { state: 'issued', stateName: '已发出，待银行回单' } : {}),
          order(2),
          order(3, { state: 'settled', stateName: '已到账' }),
        ]),
      'POST /api/payment-batches': () => {
        batched = true;
        return Response.json({ batchNumber: 'PDS-B-2026-001' }, { status: 201 });
      },
    });

    await userEvent.click(await screen.findByRole('checkbox', { name: '选择 第 1 号' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '选择 第 2 号' }));
    expect(screen.getByRole('checkbox', { name: '选择 第 3 号' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: '编成支付批次' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('2 张拨付单');
    expect(dialog).toHaveTextContent('¥1,000,000.20');
    await userEvent.click(within(dialog).getByRole('button', { name: '确认编批' }));

    expect(await screen.findByText(/已编成支付批次 PDS-B-2026-001/)).toBeVisible();
    const sent = calls.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toEqual({ orderIds: [1, 2] });
    expect(sent[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('should say why a batch was refused and keep the selection', async () => {
    open('#/payment-orders', {
      'GET /api/payment-orders': () => listOf([order(1)]),
      'POST /api/payment-batches': () =>
        Response.json(
          { code: 'separation-of-duties', detail: '您参与过该案件的审批，不能支付该款项。' },
          { status: 422 },
        ),
    });

    await userEvent.click(await screen.findByRole('checkbox', { name: '选择 第 1 号' }));
    await userEvent.click(screen.getByRole('button', { name: '编成支付批次' }));
    await userEvent.click(await screen.findByRole('button', { name: '确认编批' }));

    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('您参与过该案件的审批，不能支付该款项。')).toBeVisible();
    expect(dialog).toHaveTextContent('1 张拨付单');
  });

  it('should show each flaw of an allotment at its field', async () => {
    open(
      '#/budgets',
      {
        'GET /api/budgets': () => listOf([]),
        'POST /api/budgets': () =>
          Response.json(
            {
              code: 'allotment-invalid',
              detail: '预算指标有1处需要更正',
              errors: [{ field: 'amount', code: 'too-large', message: '金额不能超过1万亿元' }],
            },
            { status: 422 },
          ),
      },
      { username: 'pds-treasury', roles: ['reviewer'], authorities: ['pds-treasury'] },
    );

    await userEvent.click(await screen.findByRole('button', { name: '登记预算指标' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('combobox', { name: /资金层级/ }));
    await userEvent.click(await screen.findByRole('option', { name: '市级财政' }));
    await userEvent.type(within(dialog).getByLabelText(/付款单位/), '平顶山市财政局');
    await userEvent.type(within(dialog).getByLabelText(/金额/), '3000000');
    expect(within(dialog).getByText('300万元')).toBeVisible();
    await userEvent.type(within(dialog).getByLabelText(/指标文号/), '平财预〔2026〕1号');
    await userEvent.click(within(dialog).getByRole('button', { name: '确认登记' }));

    await waitFor(() =>
      expect(within(dialog).getAllByText('金额不能超过1万亿元').length).toBeGreaterThan(1),
    );
  });

  it('should confirm that a draft was issued, for the releaser only', async () => {
    let confirmed = false;
    const calls = open(
      '#/policy-documents/pds-draft/show',
      {
        'GET /api/policy-documents/pds-draft': () =>
          Response.json({
            id: 'pds-draft',
            title: '平顶山市支持企业上市若干措施',
            number: null,
            issuer: '平顶山市人民政府',
            status: 'draft-for-comments',
            confirmation: confirmed
              ? {
                  by: '政策发布员',
                  at: '2026-11-20T02:00:00Z',
                  documentNumber: '平政〔2026〕1号',
                  note: null,
                }
              : null,
            text: '第一条',
          }),
        'POST /api/policy-documents/pds-draft/confirmation': () => {
          confirmed = true;
          return Response.json({}, { status: 201 });
        },
      },
      { username: 'releaser', roles: ['releaser'], authorities: ['platform'] },
    );

    await userEvent.click(await screen.findByRole('button', { name: '确认印发' }));
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: '确认印发' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/正式文号/), '平政〔2026〕1号');
    await userEvent.click(confirm);

    expect(await screen.findByText(/政策发布员于2026年11月20日（周五）确认印发/)).toBeVisible();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      documentNumber: '平政〔2026〕1号',
      note: '',
    });
  });
});
