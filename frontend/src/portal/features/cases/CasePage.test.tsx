import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { caseOf } from '../../../test/caseOf';
import { fakeBackend } from '../../../test/backend';
import { APPLICANT, INFO, openPortal, policyOf } from '../../../test/portal';
// Loaded now, not lazily within the first test's patience.
import './CasePage';

const HERE = '/api/applications/PDS-2026-000001';

const backendWith = (view: ReturnType<typeof caseOf>) =>
  fakeBackend({
    'GET /api/info': INFO,
    'GET /api/session': APPLICANT,
    'GET /api/notifications': [],
    'GET /api/policies/measure': policyOf(),
    [`GET ${HERE}`]: view,
    [`POST ${HERE}/supplement`]: () => ({ body: {} }),
    [`POST ${HERE}/withdraw`]: () => ({ body: {} }),
  });

describe('the page of a case', () => {
  afterEach(() => {
    process.env['TZ'] = 'Asia/Shanghai';
  });

  it('should ask for exactly what is to be supplemented', async () => {
    const backend = backendWith(
      caseOf({
        policyId: 'measure',
        status: 'supplement-requested',
        supplement: {
          requestedAt: '2026-11-20T02:00:00Z',
          until: '2026-11-30',
          text: '请核对节点',
          items: [{ kind: 'fact', name: 'listingMilestone', title: '到了哪个节点？' }],
        },
      }),
    );
    const user = openPortal('/cases/PDS-2026-000001');

    const box = await screen.findByRole('region', { name: '请在2026年11月30日（周一）前补正' });
    expect(within(box).queryByLabelText(/融资金额/)).not.toBeInTheDocument();
    await user.click(within(box).getByRole('button', { name: '提交补正' }));
    expect(await within(box).findByText('请至少补充一项内容。')).toBeInTheDocument();
    await user.click(await within(box).findByRole('radio', { name: '上市交易' }));
    await user.click(within(box).getByRole('button', { name: '提交补正' }));

    const [sent] = backend.of(`POST ${HERE}/supplement`);
    expect(sent?.body).toMatchObject({ facts: { listingMilestone: 'listed' }, documents: [] });
    expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('should withdraw only after a reason and a second press', async () => {
    const backend = backendWith(caseOf());
    const user = openPortal('/cases/PDS-2026-000001');

    await user.click(await screen.findByRole('button', { name: '撤回申请' }));
    const dialog = await screen.findByRole('dialog', { name: '确定撤回申请吗？' });
    await user.click(within(dialog).getByRole('button', { name: '确定撤回' }));
    expect(within(dialog).getByText('请写明撤回原因')).toBeInTheDocument();
    expect(backend.of(`POST ${HERE}/withdraw`)).toHaveLength(0);
    await user.type(within(dialog).getByLabelText(/撤回原因/), '资料有误');
    await user.click(within(dialog).getByRole('button', { name: '确定撤回' }));

    expect(backend.of(`POST ${HERE}/withdraw`)[0]?.body).toMatchObject({ reason: '资料有误' });
  });

  it('should show Beijing dates to a browser in Los Angeles', async () => {
    process.env['TZ'] = 'America/Los_Angeles';
    backendWith(
      caseOf({
        timeline: [
          {
            at: '2026-11-20T16:30:00Z',
            event: 'accepted',
            eventName: '受理',
            actor: '政务服务窗口',
            text: '材料齐全',
          },
        ],
      }),
    );
    openPortal('/cases/PDS-2026-000001');

    const history = await screen.findByRole('region', { name: '办理经过' });
    expect(within(history).getByText(/2026年11月21日（周六）00:30/)).toBeInTheDocument();
  });
});
