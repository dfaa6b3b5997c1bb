import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, problem } from '../../../test/backend';
import { EVALUATION, INFO, openPortal, policyOf } from '../../../test/portal';
import { excerptOf } from './excerpt';
// Loaded now, not lazily within the first test's patience.
import './PolicyPage';

const visitor = () => problem(401, 'not-logged-in', '请先登录');

describe('the page of a measure', () => {
  it('should work out the sum and tick the conditions without a login', async () => {
    const backend = fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf(),
      'POST /api/policies/measure/evaluate': EVALUATION,
    });
    const user = openPortal('/policies/measure');

    await user.click(await screen.findByRole('radio', { name: '辅导备案' }));
    await user.type(screen.getByLabelText(/融资金额/), '12,000,000');

    expect(await screen.findByText('¥3,000,000.00')).toBeInTheDocument();
    expect(screen.getByText('= 1,200万元')).toBeInTheDocument();
    const conditions = screen.getByRole('region', { name: '要符合什么条件' });
    expect(within(conditions).getByText('符合')).toBeInTheDocument();
    await waitFor(() =>
      expect(backend.of('POST /api/policies/measure/evaluate').at(-1)?.body).toEqual({
        facts: { listingMilestone: 'tutoring-filed', financingAmount: 12_000_000 },
      }),
    );
    expect(screen.getByRole('link', { name: '立即申请' })).toHaveAttribute(
      'href',
      '#/policies/measure/apply',
    );
  });

  it('should call a draft a draft and not offer to apply for it', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf({ documentStatus: 'draft-for-comments', open: false }),
    });
    openPortal('/policies/measure');

    expect(await screen.findByText(/征求意见稿，尚未正式印发/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: '立即申请' })).not.toBeInTheDocument();
  });

  it('should say so where an administrator confirmed a draft in the demonstration', async () => {
    fakeBackend({
      'GET /api/info': { ...INFO, demo: true },
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf({
        documentStatus: 'draft-for-comments',
        confirmation: { by: 'x', at: '2026-11-01T00:00:00Z', documentNumber: '演示', note: '' },
      }),
    });
    openPortal('/policies/measure');

    expect(await screen.findByText(/演示环境已由管理员确认印发/)).toBeInTheDocument();
  });

  it('should say who handles what cannot be applied for here, with no button that leads nowhere', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf({ open: false, offered: false }),
    });
    openPortal('/policies/measure');

    expect(await screen.findByTestId('how-to-get')).toHaveTextContent(
      '这项政策还没有开通在线申请，请向市金融局咨询办理。',
    );
    expect(screen.queryByRole('link', { name: '立即申请' })).not.toBeInTheDocument();
  });

  it('should show a target as a table, without a calculator', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf({
        kind: 'target',
        kindName: '工作目标',
        payment: false,
        open: false,
        computable: false,
        facts: [],
        rules: [],
        targets: [{ indicator: '高新技术企业', text: '不少于600家', byText: '2025年底前' }],
        timeLimit: { text: '每月5日前通报', steps: [] },
      }),
    });
    openPortal('/policies/measure');

    expect(await screen.findByTestId('how-to-get')).toHaveTextContent('这是对政府部门的要求');
    expect(screen.getByRole('row', { name: '高新技术企业 不少于600家 2025年底前' })).toBeVisible();
    expect(screen.getByText('每月5日前通报')).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: '算一算' })).not.toBeInTheDocument();
  });

  it('should carry the answers of the finder into the calculator and name the results', async () => {
    sessionStorage.setItem(
      'huiqi.finder',
      JSON.stringify({
        steps: [
          { fact: { name: 'listingMilestone', type: 'enum', label: '节点' }, value: 'listed' },
          { fact: { name: 'district', type: 'string', label: '县区' }, value: '不在这里' },
        ],
      }),
    );
    const backend = fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': policyOf({
        facts: policyOf().facts.map((fact) => ({
          ...fact,
          about: fact.name === 'district' ? 'project' : 'enterprise',
        })),
        results: [
          {
            name: 'monthsFree',
            type: 'number',
            unit: 'month',
            unitName: '个月',
            label: '免租',
            values: [],
          },
        ],
        cumulation: [
          { rule: 'open', ruleName: '', with: [{ id: 'other', title: '另一项' }], text: '' },
        ],
      }),
      'POST /api/policies/measure/evaluate': { ...EVALUATION, result: { monthsFree: 3 } },
    });
    openPortal('/policies/measure');

    expect(await screen.findByText(/已填入您在“找政策”中的回答/)).toBeInTheDocument();
    expect(await screen.findByText('3个月')).toBeInTheDocument();
    expect(backend.of('POST /api/policies/measure/evaluate').at(-1)?.body).toEqual({
      facts: { listingMilestone: 'listed' },
    });
    expect(screen.getByText(/原文没有写能否同享/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '另一项' })).toHaveAttribute(
      'href',
      '#/policies/other',
    );
    sessionStorage.clear();
  });

  it('should say in words that a measure does not exist', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'GET /api/policies/measure': () =>
        problem(404, 'policy-not-found', '没有这项政策，请核对网址'),
    });
    openPortal('/policies/measure');

    expect(await screen.findByRole('alert')).toHaveTextContent('没有这项政策，请核对网址');
  });
});

describe('the clause in its document', () => {
  it('should be found whatever the white space', () => {
    expect(
      excerptOf('**（七）** 对上市的企业，\n  给予300万元奖励。另行规定', '给予 300万元奖励'),
    ).toEqual({
      before: '（七） 对上市的企业，\n  ',
      quote: '给予300万元奖励',
      after: '。另行规定',
    });
  });

  it('should be left alone where the text is another', () => {
    expect(excerptOf('别的文字', '给予300万元奖励')).toBeUndefined();
  });
});
