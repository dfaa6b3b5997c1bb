import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering } from '../../../test/caseOf';
import { OfficeApp } from '../../OfficeApp';
import { boardQuery, casesPath, type Board, type GroupLine } from './board';
import { lastPeriod } from './bulletins';

vi.mock('./ChartView', () => ({
  default: ({ label }: { label: string }) => <div role="img" aria-label={label} />,
}));

const group = (override: Partial<GroupLine> = {}): GroupLine => ({
  code: 'pds-market',
  name: '平顶山市市场监督管理局',
  open: 5,
  onTime: 3,
  warned: 1,
  overdue: 1,
  submitted: 4,
  closed: 7,
  late: 2,
  reopened: 0,
  onTimeRate: 0.7143,
  medianWorkingDays: 3,
  p90WorkingDays: 11,
  queries: {
    open: 'responsible=pds-market&open=true',
    overdue: 'responsible=pds-market&open=true&state=overdue',
  },
  ...override,
});

const boardOf = (override: Partial<Board> = {}): Board => ({
  computedAt: '2026-11-21T07:00:00Z',
  empty: false,
  month: '2026-11',
  choices: {
    jurisdictions: [{ id: 'pingdingshan', name: '平顶山市' }],
    holders: [{ id: 'pds', name: '平顶山市本级' }],
    districts: [{ id: '叶县', name: '叶县' }],
    departments: [{ id: 'pds-market', name: '平顶山市市场监督管理局' }],
    categories: [{ id: 'tax', name: '税费' }],
    months: ['2026-11', '2026-10'],
  },
  figures: [
    {
      id: 'open',
      value: 1234,
      before: 1200,
      change: 34,
      query: 'jurisdiction=pingdingshan&open=true',
    },
    { id: 'overdue', value: 12, before: null, change: null, query: 'open=true&state=overdue' },
    { id: 'submitted', value: 40, before: 40, change: 0, query: 'month=2026-11' },
    { id: 'closed', value: 7, before: 9, change: -2, query: 'month=2026-11&monthOf=closed' },
  ],
  age: [],
  byDepartment: [group()],
  byDistrict: [],
  byHolder: [],
  byCategory: [],
  waiting: [],
  rating: { rated: 0, satisfied: null, lines: [] },
  reopening: { rate: null, reopened: { value: 0, query: '' }, closed: { value: 7, query: 'x=1' } },
  listed: { value: 0, query: 'listed=true' },
  handling: {
    medianWorkingDays: 3,
    p90WorkingDays: 11,
    onTimeRate: 0.7143,
    closed: { value: 7, query: 'x=1' },
    late: { value: 2, query: 'x=2' },
  },
  trend: [],
  ...override,
});

function open(
  hash: string,
  answers: Parameters<typeof answering>[0],
  roles = ['approver'],
  authority = roles.includes('supervisor') ? 'pds-supervision' : 'pds-leader',
) {
  const asked: string[] = [];
  const answer = answering({
    'GET /api/session': () =>
      Response.json({
        username: 'pds-leader',
        displayName: '分管领导',
        kind: 'staff',
        roles,
        authorities: [authority],
      }),
    'GET /api/notifications': () => Response.json([], { headers: { 'X-Total-Count': '0' } }),
    ...answers,
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    const body = typeof init?.body === 'string' ? ` ${init.body}` : '';
    asked.push(`${init?.method ?? 'GET'} ${String(input)}${body}`);
    return answer(input, init);
  }) as typeof fetch);
  window.location.hash = hash;
  render(<OfficeApp />);
  return asked;
}

describe('the board', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });

  it('should say what changed and open the cases behind each figure', async () => {
    open('#/supervision/board', { 'GET /api/supervision/board': () => Response.json(boardOf()) });

    const top = await screen.findByRole('list', { name: '主要数据' }, { timeout: 30_000 });
    expect(within(top).getByText('比上月底多34件')).toBeVisible();
    expect(within(top).getByText('上月底没有数据')).toBeVisible();
    expect(within(top).getByText('与上月持平')).toBeVisible();
    expect(within(top).getByText('比上月少2件')).toBeVisible();
    const link = within(top).getByRole('link', { name: '在办诉求1,234件，查看列表' });
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain(
      'filter={"jurisdiction":"pingdingshan","open":"true"}',
    );
    const departments = screen.getByRole('table', { name: '各单位办得怎么样？' });
    expect(within(departments).getAllByRole('link')).toHaveLength(2);
    expect(
      await screen.findByRole('img', { name: '各单位办得怎么样？的图，数据见旁边的表' }),
    ).toBeVisible();
  });

  it('should say how the city itself and each of its counties handle them', async () => {
    const own = boardOf();
    open('#/supervision/board', {
      'GET /api/supervision/board': () =>
        Response.json({
          ...own,
          choices: {
            ...own.choices,
            holders: [...own.choices.holders, { id: 'x', name: '汝州市' }],
          },
          byHolder: [
            group({ code: 'pds', name: '平顶山市本级', queries: { closed: 'holder=pds' } }),
            group({ code: 'pds-ruzhou', name: '汝州市', closed: 0, late: 0, onTimeRate: null }),
          ],
        }),
    });
    const table = await screen.findByRole(
      'table',
      { name: '各级办得怎么样？' },
      { timeout: 30_000 },
    );
    const city = within(table).getByRole('row', { name: /平顶山市本级/ });
    const county = within(table).getByRole('row', { name: /汝州市/ });
    expect(within(city).getByText('71.43%')).toBeVisible();
    expect(within(city).getByRole('link', { name: '7' }).getAttribute('href')).toContain('holder');
    expect(county).not.toHaveTextContent('%');
  });

  it('should not set a county beside itself', async () => {
    open('#/supervision/board', {
      'GET /api/supervision/board': () => Response.json(boardOf({ byHolder: [group()] })),
    });
    await screen.findByRole('table', { name: '各单位办得怎么样？' }, { timeout: 30_000 });
    expect(screen.queryByRole('table', { name: '各级办得怎么样？' })).toBeNull();
  });

  it('should keep its filters in the address', async () => {
    const asked = open('#/supervision/board?district=%E5%8F%B6%E5%8E%BF', {
      'GET /api/supervision/board': () => Response.json(boardOf()),
    });
    await userEvent.click(
      await screen.findByRole('combobox', { name: '月份' }, { timeout: 30_000 }),
    );
    await userEvent.click(await screen.findByRole('option', { name: '2026年10月' }));
    await waitFor(() => expect(window.location.hash).toContain('month=2026-10'));
    expect(window.location.hash).toContain('district=');
    await waitFor(() =>
      expect(asked).toContain(
        'GET /api/supervision/board?district=%E5%8F%B6%E5%8E%BF&month=2026-10',
      ),
    );
  });

  it('should say what it is while there is nothing', async () => {
    open('#/supervision/board', {
      'GET /api/supervision/board': () => Response.json(boardOf({ empty: true })),
    });
    expect(await screen.findByText('还没有收到企业诉求', {}, { timeout: 30_000 })).toBeVisible();
    expect(screen.queryByRole('list', { name: '主要数据' })).toBeNull();
  });

  it('should issue a bulletin only after what was changed is saved and somebody has confirmed', async () => {
    const bulletin = {
      id: 4,
      kind: 'monthly',
      period: '2026-10',
      periodText: '2026年10月',
      jurisdictionName: '平顶山市',
      title: '关于平顶山市2026年10月企业诉求办理情况的通报',
      addressee: '各县（市、区）人民政府',
      sections: [{ id: 'overview', heading: '总体情况', text: '共收到3件。', table: null }],
      status: 'draft',
      number: null,
      issuedAt: null,
      issuedByName: null,
      figuresAt: '2026-11-01T01:00:00Z',
      updatedAt: '2026-11-01T01:00:00Z',
      mayEdit: true,
      version: 0,
    };
    const asked = open(
      '#/supervision/bulletins/4',
      {
        'GET /api/supervision/bulletins/4': () => Response.json(bulletin),
        'PUT /api/supervision/bulletins/4': () => {
          bulletin.version = 1;
          return Response.json(bulletin);
        },
        'POST /api/supervision/bulletins/4/issue': () =>
          Response.json({ ...bulletin, status: 'issued' }),
      },
      ['supervisor'],
    );
    const text = await screen.findByRole('textbox', { name: '正文' }, { timeout: 30_000 });
    await userEvent.type(text, '请抓紧办理。');
    expect(screen.getByRole('button', { name: '印发' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(screen.getByRole('button', { name: '印发' })).toBeEnabled());
    await userEvent.click(screen.getByRole('button', { name: '印发' }));
    expect(asked.some((call) => call.includes('/issue'))).toBe(false);
    await userEvent.click(await screen.findByRole('button', { name: '确认印发' }));
    await waitFor(() => expect(asked.some((call) => call.includes('/issue'))).toBe(true));
  });

  it('should let a county draft a monthly bulletin of its own', async () => {
    const asked = open(
      '#/supervision/bulletins',
      {
        'GET /api/supervision/bulletins': () =>
          Response.json([], { headers: { 'X-Total-Count': '0' } }),
        'POST /api/supervision/bulletins': () =>
          Response.json({ code: 'nothing-to-report', detail: '没有数据' }, { status: 422 }),
      },
      ['supervisor'],
      'pds-yexian-supervision',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: '起草通报' }, { timeout: 30_000 }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('combobox', { name: '种类' }));
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(dialog.getByRole('button', { name: '生成草稿' }));
    await waitFor(() =>
      expect(asked.some((call) => call.includes('"government":"pds-yexian"'))).toBe(true),
    );
  });
});

describe('addresses and periods', () => {
  it('should take from the address what a board knows', () => {
    expect(boardQuery(new URLSearchParams('month=2026-10&other=1&category='))).toBe(
      'month=2026-10',
    );
    expect(casesPath('open=true&district=%E5%8F%B6%E5%8E%BF')).toContain(
      '/service-requests?filter=',
    );
  });

  it('should propose the last period that is over in Beijing', () => {
    const newYear = new Date('2026-12-31T17:00:00Z');
    expect(lastPeriod('monthly', newYear)).toBe('2026-12');
    expect(lastPeriod('targets-quarterly', newYear)).toBe('2026-Q4');
    expect(lastPeriod('targets-yearly', newYear)).toBe('2026');
    expect(lastPeriod('monthly', new Date('2026-12-31T10:00:00Z'))).toBe('2026-11');
  });
});
