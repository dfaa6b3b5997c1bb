import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBackend, problem, type Sent } from '../../../test/backend';
import { APPLICANT, INFO, openPortal } from '../../../test/portal';
import type { FinderQuestion, PolicyMatch } from '../../../shared/finder';
// Loaded now, not lazily within the first test's patience.
import './FinderPage';

const match = (override: Partial<PolicyMatch>): PolicyMatch => ({
  policyId: 'growth',
  title: '首次升规奖励',
  summary: '首次升规的企业奖励5万元。',
  jurisdiction: 'jiaozuo',
  jurisdictionName: '焦作市',
  kindName: '奖励',
  verdict: 'undetermined',
  verdictName: '还不能判断',
  amount: null,
  maxAmount: 50_000,
  ceiling: false,
  payment: true,
  inForce: true,
  open: false,
  missingFacts: ['isFirstEnrolment'],
  missingFactLabels: ['是否首次升规'],
  ...override,
});

const ENROLMENT = {
  name: 'isFirstEnrolment',
  type: 'boolean',
  label: '是否首次升规？',
  help: '指首次纳入规模以上统计。',
  required: true,
};
const HIRES = {
  name: 'newHires',
  type: 'number',
  unit: 'person',
  label: '新招用几人？',
  required: true,
};

/** Two questions: whether enrolled for the first time, then how many were hired. */
function answerOf({ facts, skipped }: FinderQuestion) {
  const enrolled = facts['isFirstEnrolment'];
  const settled = enrolled !== undefined;
  const open = ['isFirstEnrolment', 'newHires'].filter(
    (name) => !(name in facts) && !skipped.includes(name),
  );
  const matches = [
    ...(enrolled === false
      ? []
      : [match(settled ? { verdict: 'eligible', amount: 50_000, missingFacts: [] } : {})]),
    match({ policyId: 'hiring', title: '吸纳就业补贴', missingFactLabels: ['新招用人数'] }),
  ];
  return {
    matches,
    excludedCount: 2 - matches.length,
    moneyAtStake: 50_000,
    nextQuestion:
      open.length === 0
        ? null
        : {
            fact: open[0] === 'newHires' ? HIRES : ENROLMENT,
            why: '回答后可判断1项政策，最高涉及5万元',
            measures: 1,
            money: 50_000,
          },
    questionsLeft: open.length,
    known: [],
  };
}

const finder = ({ body }: Sent) => ({ body: answerOf(body as FinderQuestion) });
const visitor = () => problem(401, 'not-logged-in', '请先登录');
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

beforeEach(() => sessionStorage.clear());
afterEach(() => sessionStorage.clear());

describe('the policy finder', () => {
  it('should ask one question a screen, say why, and show what fits at the end', async () => {
    const backend = fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'POST /api/policies/finder': finder,
    });
    const user = openPortal('/finder');
    await user.click(await screen.findByRole('link', { name: '开始' }));

    await heading('您是哪一类申请人？');
    await user.click(screen.getByRole('button', { name: '企业' }));
    await heading('您在哪里登记、经营？');
    await user.click(screen.getByRole('button', { name: '焦作市' }));

    await heading('是否首次升规？');
    expect(screen.getByTestId('why')).toHaveTextContent('回答后可判断1项政策，最高涉及5万元');
    expect(screen.getByTestId('so-far')).toHaveTextContent('符合 0 项，还可能符合 2 项');
    await user.click(screen.getByRole('button', { name: '是' }));

    await heading('新招用几人？');
    expect(screen.getByTestId('so-far')).toHaveTextContent('符合 1 项，还可能符合 1 项');
    await user.click(screen.getByRole('button', { name: '不清楚' }));

    await heading('您符合 1 项政策');
    const eligible = screen.getByRole('region', { name: '符合（1 项）' });
    expect(within(eligible).getByRole('link', { name: '首次升规奖励' })).toHaveAttribute(
      'href',
      '#/policies/growth',
    );
    const open = screen.getByRole('region', { name: '还差信息（1 项）' });
    expect(within(open).getByText('还需要知道：新招用人数')).toBeInTheDocument();
    expect(backend.of('POST /api/policies/finder').at(-1)?.body).toEqual({
      facts: { isFirstEnrolment: true },
      skipped: ['newHires'],
      applicant: 'enterprise',
      jurisdiction: 'jiaozuo',
    });
  });

  it('should let an earlier answer be changed and go back to the results', async () => {
    sessionStorage.setItem(
      'huiqi.finder',
      JSON.stringify({
        steps: [
          { fact: { name: 'applicant', type: 'enum', label: '您是？', values: [] }, value: null },
          {
            fact: { name: 'jurisdiction', type: 'enum', label: '在哪？', values: [] },
            value: null,
          },
          { fact: ENROLMENT, value: true },
          { fact: HIRES, value: 12 },
        ],
      }),
    );
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'POST /api/policies/finder': finder,
    });
    const user = openPortal('/finder/results');

    await heading('您符合 1 项政策');
    await user.click(screen.getByRole('link', { name: '修改：是否首次升规？' }));
    await heading('是否首次升规？');
    expect(screen.getByRole('button', { name: '是' })).toHaveAttribute('aria-pressed', 'true');
    await user.click(screen.getByRole('button', { name: '否' }));

    await heading('您符合 0 项政策');
    expect(screen.getByText('另有 1 项政策的条件不符合。')).toBeInTheDocument();
    expect(sessionStorage.getItem('huiqi.finder')).toContain('12');
  });

  it('should not go on without a number, but take 不清楚', async () => {
    sessionStorage.setItem(
      'huiqi.finder',
      JSON.stringify({
        steps: [
          { fact: { name: 'applicant', type: 'enum', label: '您是？', values: [] }, value: null },
          {
            fact: { name: 'jurisdiction', type: 'enum', label: '在哪？', values: [] },
            value: null,
          },
          { fact: ENROLMENT, value: false },
        ],
      }),
    );
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'POST /api/policies/finder': finder,
    });
    const user = openPortal('/finder');

    await user.click(await screen.findByRole('link', { name: '接着回答' }));
    await heading('新招用几人？');
    await user.click(screen.getByRole('button', { name: '下一题' }));
    expect(await screen.findByText('请填写，或选“不清楚”。')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: '新招用几人？' }), '3');
    await user.click(screen.getByRole('button', { name: '下一题' }));
    await heading('您符合 0 项政策');
  });

  it('should not ask an applicant who he is, show what the register says, and keep the answers on the server', async () => {
    const backend = fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': APPLICANT,
      'GET /api/notifications': [],
      'GET /api/drafts/finder': () => problem(404, 'draft-not-found', '没有草稿'),
      'PUT /api/drafts/finder': { steps: [], version: 1 },
      'POST /api/policies/finder': (sent: Sent) => ({
        body: {
          ...answerOf(sent.body as FinderQuestion),
          known: [
            {
              name: 'sizeClass',
              label: '企业划型',
              value: 'small',
              text: '小型',
              source: '市统计局',
              asOf: '2026-06-30',
              claimed: null,
            },
          ],
        },
      }),
    });
    const user = openPortal('/finder/1');

    await heading('是否首次升规？');
    await user.click(screen.getByRole('button', { name: '是' }));
    await heading('新招用几人？');
    await waitFor(() => expect(backend.of('PUT /api/drafts/finder')).toHaveLength(1));
    expect(backend.of('POST /api/policies/finder').at(-1)?.body).toEqual({
      facts: { isFirstEnrolment: true },
      skipped: [],
      applicant: 'enterprise',
      jurisdiction: 'pingdingshan',
    });
    expect(sessionStorage.getItem('huiqi.finder')).toBeNull();
    await user.click(screen.getByRole('link', { name: '查看结果' }));

    const known = await screen.findByRole('region', { name: '登记信息（不用您回答）' });
    expect(known).toHaveTextContent('小型');
    expect(known).toHaveTextContent('来源：市统计局，截至2026年6月30日');
  });
});
