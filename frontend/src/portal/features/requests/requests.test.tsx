import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, problem } from '../../../test/backend';
import { APPLICANT, INFO, openPortal } from '../../../test/portal';
import { requestOf } from '../../../test/requestOf';
// Loaded now, not lazily within the first test's patience.
import './NewRequestPage';
import './RequestPage';
import './RequestSubmittedPage';

const NUMBER = 'PDS-SQ-20261120-000001';
const HERE = `/api/service-requests/${NUMBER}`;

const COMMON = {
  'GET /api/info': INFO,
  'GET /api/session': APPLICANT,
  'GET /api/notifications': [],
};

const INTAKE = {
  ...COMMON,
  'GET /api/service-requests/categories': [
    { id: 'utility', label: '水电气暖网', help: '报装、停供、收费' },
  ],
  'GET /api/service-requests/places': [
    { id: 'pingdingshan', name: '平顶山市', districts: ['新华区', '叶县'] },
  ],
  'GET /api/service-requests/similar': [],
  'PUT /api/drafts/service-request': () => ({ body: { version: 1 } }),
  'DELETE /api/drafts/service-request': () => ({ status: 204 }),
};

describe('asking for help', () => {
  it('should say what is missing, then send it once and show the number', async () => {
    const backend = fakeBackend({
      ...INTAKE,
      'POST /api/service-requests': () => ({ status: 201, body: { caseNumber: NUMBER } }),
      [`GET ${HERE}`]: requestOf({ status: 'submitted', statusName: '已提交' }),
    });
    const user = openPortal('/requests/new');

    await user.click(await screen.findByRole('button', { name: '提交诉求' }));
    expect(screen.getByRole('button', { name: '请填写标题' })).toBeInTheDocument();
    expect(backend.of('POST /api/service-requests')).toHaveLength(0);
    await user.click(screen.getByLabelText(/^标题/));
    await user.paste('厂区停电三天');
    await user.click(screen.getByLabelText(/^诉求内容/));
    await user.paste('11月18日起停电。');
    await user.selectOptions(screen.getByLabelText(/^类别/), 'utility');
    expect(screen.getByLabelText('问题发生在')).toHaveValue('新华区');
    await user.click(screen.getByRole('button', { name: '提交诉求' }));

    expect(await screen.findByTestId('case-number')).toHaveTextContent(NUMBER);
    const [sent] = backend.of('POST /api/service-requests');
    expect(sent?.body).toEqual({
      title: '厂区停电三天',
      text: '11月18日起停电。',
      category: 'utility',
      district: '',
      documents: [],
    });
    expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
    await waitFor(() => expect(backend.of('DELETE /api/drafts/service-request')).toHaveLength(1));
  });

  it('should give back what was written before, propose what is similar, and put a refusal at its field', async () => {
    fakeBackend({
      ...INTAKE,
      'GET /api/drafts/service-request': {
        title: '厂区停电三天',
        text: '还没写完',
        category: 'utility',
        district: '叶县',
        documents: [],
        version: 3,
      },
      'GET /api/service-requests/similar': [
        {
          caseNumber: NUMBER,
          title: '停电',
          statusName: '办理中',
          submittedAt: '2026-11-20T02:00:00Z',
          similarity: 0.8,
        },
      ],
      'POST /api/service-requests': () =>
        problem(422, 'request-invalid', '诉求内容请写得具体些', {
          errors: [{ field: 'text', code: 'too-short', message: '诉求内容请写得具体些' }],
        }),
    });
    const user = openPortal('/requests/new');

    expect(await screen.findByLabelText(/^诉求内容/)).toHaveValue('还没写完');
    expect(await screen.findByText('您有类似的诉求正在办理')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '停电' })).toHaveAttribute('href', `#/cases/${NUMBER}`);
    await user.click(screen.getByRole('button', { name: '提交诉求' }));

    await waitFor(() =>
      expect(screen.getByLabelText(/^诉求内容/)).toHaveAccessibleDescription(
        '诉求内容请写得具体些',
      ),
    );
    expect(screen.getByLabelText(/^标题/)).toHaveValue('厂区停电三天');
  });
});

const ASKED = {
  text: '请补充用电合同',
  authorityName: '平顶山市住房和城乡建设局',
  stepName: '办理一般诉求',
  askedAt: '2026-11-22T02:00:00Z',
  until: '2026-11-27T15:59:59Z',
  state: 'waiting',
  stateName: '等待补充',
  endedAt: null,
  callOffReason: null,
  answer: null,
  answeredAt: null,
  late: false,
  documents: [],
};

const WAITING = {
  statusText: '请您补充材料，在2026年11月27日前答复，补充期间办理时限暂停',
  waiting: {
    text: ASKED.text,
    authorityName: ASKED.authorityName,
    since: ASKED.askedAt,
    until: ASKED.until,
    provisional: false,
  },
  questions: [ASKED],
  mayAnswer: true,
};

describe('a request that waits for the enterprise', () => {
  it('should say what is asked until when, and send the answer with its file', async () => {
    let answered = false;
    const backend = fakeBackend({
      ...COMMON,
      [`GET ${HERE}`]: () => ({
        body: answered
          ? requestOf({
              questions: [{ ...ASKED, state: 'answered', stateName: '已补充', answer: '见附件' }],
            })
          : requestOf(WAITING),
      }),
      [`POST ${HERE}/answers`]: () => {
        answered = true;
        return { body: {} };
      },
    });
    const user = openPortal(`/cases/${NUMBER}`);

    const box = await screen.findByRole('region', {
      name: '请您补充材料（2026年11月27日（周五）前）',
    });
    expect(within(box).getByText('请补充用电合同')).toBeInTheDocument();
    await user.click(within(box).getByRole('button', { name: '提交补充' }));
    expect(within(box).getByText('请填写您的答复')).toBeInTheDocument();
    expect(backend.of(`POST ${HERE}/answers`)).toHaveLength(0);
    await user.type(within(box).getByLabelText(/您的答复/), '见附件');
    await user.click(within(box).getByRole('button', { name: '提交补充' }));

    expect(await screen.findByText(/已收到您的补充/)).toBeInTheDocument();
    expect(backend.of(`POST ${HERE}/answers`)[0]?.body).toEqual({ text: '见附件', documents: [] });
    expect(screen.queryByRole('button', { name: '提交补充' })).not.toBeInTheDocument();
  });

  it('should show on the line that time stands still', async () => {
    fakeBackend({
      ...COMMON,
      [`GET ${HERE}`]: requestOf({
        ...WAITING,
        clockLine: [
          { name: '交办', limitText: '1天', due: '2026-11-21T15:59:59Z', state: 'met' },
          { name: '办结', limitText: '7天', due: '2026-11-27T15:59:59Z', state: 'paused' },
        ],
      }),
    });
    openPortal(`/cases/${NUMBER}`);

    expect(
      await screen.findByRole('img', { name: /暂停计时：办结，恢复后顺延。/ }),
    ).toBeInTheDocument();
    const limits = within(screen.getByRole('list', { name: '办理时限' })).getAllByRole('listitem');
    expect(limits[2]).toHaveTextContent('办结7天恢复后顺延暂停');
  });

  it('should take an answer after the time too, and say what it is good for', async () => {
    fakeBackend({
      ...COMMON,
      [`GET ${HERE}`]: requestOf({
        questions: [{ ...ASKED, state: 'time-over', stateName: '逾期未补充' }],
        mayAnswer: true,
      }),
    });
    openPortal(`/cases/${NUMBER}`);

    expect(
      await screen.findByRole('region', { name: '补充期限已过，仍可补充' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/办理时限不再变化/)).toBeInTheDocument();
  });
});

describe('the page of a request', () => {
  it('should draw the clock as a line and say the same in words', async () => {
    fakeBackend({ ...COMMON, [`GET ${HERE}`]: requestOf() });
    openPortal(`/cases/${NUMBER}`);

    expect(
      await screen.findByRole('img', {
        name: '办理时限线：共 3 个节点，已完成 2 个。正在计时：办结，2026年11月27日（周五）截止。',
      }),
    ).toBeInTheDocument();
    const limits = within(screen.getByRole('list', { name: '办理时限' })).getAllByRole('listitem');
    expect(limits.map(({ textContent }) => textContent)).toEqual([
      '提交11月20日',
      '交办1天11月21日前按期完成',
      '反馈措施3天11月23日前超期完成',
      '办结7天11月27日前正在计时',
    ]);
  });

  it('should want a grade, send it, and offer reopening only with a reason', async () => {
    const closed = requestOf({
      status: 'closed',
      mayRate: true,
      mayReopen: true,
      mayWithdraw: false,
      closeOut: {
        grade: null,
        gradeName: null,
        closedAt: '2026-11-24T02:00:00Z',
        rateUntil: '2026-12-01T15:59:59Z',
        reopenUntil: '2026-12-09T15:59:59Z',
      },
    });
    const backend = fakeBackend({
      ...COMMON,
      [`GET ${HERE}`]: closed,
      [`POST ${HERE}/rating`]: () => ({ body: {} }),
      [`POST ${HERE}/reopen`]: () => ({ body: {} }),
    });
    const user = openPortal(`/cases/${NUMBER}`);

    await user.click(await screen.findByRole('button', { name: '提交评价' }));
    expect(screen.getByText('请选择一个等次')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: '不满意' }));
    await user.click(screen.getByRole('button', { name: '提交评价' }));
    await waitFor(() =>
      expect(backend.of(`POST ${HERE}/rating`)[0]?.body).toEqual({ grade: 2, text: '' }),
    );

    expect(screen.queryByRole('button', { name: '撤回诉求' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '要求重新办理' }));
    const dialog = await screen.findByRole('dialog', { name: '要求重新办理' });
    await user.click(within(dialog).getByRole('button', { name: '要求重新办理' }));
    expect(within(dialog).getByText('请写明哪里没有解决')).toBeInTheDocument();
    expect(backend.of(`POST ${HERE}/reopen`)).toHaveLength(0);
  });

  it('should point to the request that it was merged into and name who answers for a listed one', async () => {
    fakeBackend({
      ...COMMON,
      [`GET ${HERE}`]: requestOf({
        mergedInto: 'PDS-SQ-20261119-000009',
        listing: {
          leader: '李副市长',
          until: '2026-12-15',
          reason: '内部原因',
          since: '2026-11-21T02:00:00Z',
          over: false,
          endedAt: null,
          endReason: null,
        },
      }),
    });
    openPortal(`/cases/${NUMBER}`);

    expect(
      await screen.findByRole('link', { name: '查看 PDS-SQ-20261119-000009' }),
    ).toHaveAttribute('href', '#/cases/PDS-SQ-20261119-000009');
    expect(screen.getByText(/由李副市长负责，2026年12月15日（周二）前办结/)).toBeInTheDocument();
    expect(screen.queryByText(/内部原因/)).not.toBeInTheDocument();
  });
});
