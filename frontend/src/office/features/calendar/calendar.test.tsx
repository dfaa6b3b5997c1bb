import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering } from '../../../test/caseOf';
import { OfficeApp } from '../../OfficeApp';
import { monthGrid, parseDays } from './calendar';

type Answers = Parameters<typeof answering>[0];

const listOf = (rows: object[]) =>
  Response.json(rows, { headers: { 'X-Total-Count': String(rows.length) } });

const years = [
  {
    year: 2027,
    provisional: true,
    sourceName: null,
    notice: null,
    issuedOn: null,
    amendments: 0,
    holidays: 0,
    makeUpWorkdays: 0,
    workingDays: 261,
  },
  {
    year: 2026,
    provisional: false,
    sourceName: '系统自带',
    notice: '国办发明电〔2025〕7号',
    issuedOn: '2025-11-04',
    amendments: 0,
    holidays: 33,
    makeUpWorkdays: 6,
    workingDays: 248,
  },
];

const year2026 = {
  year: 2026,
  provisional: false,
  notice: '国办发明电〔2025〕7号',
  amendments: [],
  note: null,
  days: [
    { date: '2026-10-01', kind: 'holiday', name: '国庆节' },
    { date: '2026-10-10', kind: 'make-up-workday', name: '国庆节' },
  ],
};

const year2027 = {
  year: 2027,
  provisional: true,
  notice: null,
  amendments: [],
  note: '暂定',
  days: [],
};

const moved = {
  caseNumber: 'PDS-2026-000123',
  kind: 'application',
  kindName: '政策申请',
  step: 'eventBasedGateway_supplement',
  name: '补正期限',
  oldDue: '2027-01-20T15:59:59Z',
  newDue: '2027-01-21T15:59:59Z',
};

const change = {
  id: 7,
  at: '2026-12-30T02:00:00Z',
  byName: '发布员',
  year: 2027,
  notice: '国办发明电〔2026〕8号',
  issuedOn: '2026-11-03',
  text: '',
  correction: false,
  affected: 1,
};

function open(hash: string, answers: Answers, roles = ['releaser']) {
  const calls: { method: string; path: string; body: unknown }[] = [];
  const answer = answering({
    'GET /api/session': () =>
      Response.json({
        username: 'releaser',
        displayName: '发布员',
        kind: 'staff',
        roles,
        authorities: ['platform'],
      }),
    'GET /api/calendar/years': () => Response.json(years),
    'GET /api/calendar/2026': () => Response.json(year2026),
    'GET /api/calendar/2027': () => Response.json(year2027),
    'GET /api/calendar/changes': () => listOf([]),
    ...answers,
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    calls.push({
      method: init?.method ?? 'GET',
      path: String(input),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    return answer(input, init);
  }) as typeof fetch);
  window.location.hash = hash;
  render(<OfficeApp />);
  return calls;
}

// Whole pages on a busy machine take their time.
describe('the calendar', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });

  it('should tell days off and make-up workdays by word, under the notice', async () => {
    open('#/calendar/2026', {});

    const october = await screen.findByRole('table', { name: '10月' });
    expect(within(october).getByText('休')).toBeVisible();
    expect(within(october).getByText('班')).toBeVisible();
    expect(await screen.findByText(/国办发明电〔2025〕7号/)).toBeVisible();
    expect(screen.getByText('已按放假通知录入')).toBeVisible();
    expect(await screen.findByText(/全年工作日 248 天/)).toBeVisible();
    expect(screen.getByRole('link', { name: '更正2026年日历' })).toBeVisible();
  });

  it('should say that a year is provisional, and let nobody but the releaser record it', async () => {
    open('#/calendar/2027', {}, ['supervisor']);

    expect(await screen.findByText('暂定：放假通知尚未录入')).toBeVisible();
    expect(screen.getByText(/现按周末休息、其余日期上班计算期限/)).toBeVisible();
    expect(screen.queryByRole('link', { name: /录入2027年/ })).not.toBeInTheDocument();
  });

  it('should show which deadlines move before it moves them', async () => {
    const calls = open('#/calendar/2027/change', {
      'POST /api/calendar/years/preview': () =>
        Response.json({
          valid: true,
          problems: [],
          hints: ['5月1日是法定节日，但没有列为放假，请核对'],
          correction: false,
          added: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
          removed: [],
          affected: [moved],
          total: 1,
          revision: 42,
        }),
      'PUT /api/calendar/years/2027': () => Response.json(change),
      'GET /api/calendar/changes/7': () =>
        Response.json({ ...change, added: [], removed: [], lines: [] }),
      'GET /api/calendar/changes/7/lines': () =>
        listOf([{ ...moved, id: `${moved.caseNumber}/${moved.step}` }]),
    });
    await userEvent.type(await screen.findByLabelText(/通知文号/), '国办发明电〔2026〕8号');
    await userEvent.type(screen.getByLabelText(/印发日期/), '2026-11-03');
    await userEvent.click(screen.getByLabelText('从通知或表格粘贴'));
    await userEvent.paste('2027-01-01 至 2027-01-03 放假 元旦\n说明');
    await userEvent.click(screen.getByRole('button', { name: '读入' }));
    expect(screen.getByText(/读入 3 天。1 行没有日期/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '预览哪些期限会变' }));

    expect(await screen.findByText('1 个期限会变：')).toBeVisible();
    expect(screen.getByText('2027年1月20日（周三）')).toBeVisible();
    expect(screen.getByText('2027年1月21日（周四）')).toBeVisible();
    expect(screen.getByText(/5月1日是法定节日/)).toBeVisible();
    expect(calls.some(({ method }) => method === 'PUT')).toBe(false);

    await userEvent.click(screen.getByRole('button', { name: '执行' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '确认执行' }));

    expect(await screen.findByText('PDS-2026-000123')).toBeVisible();
    expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      notice: '国办发明电〔2026〕8号',
      issuedOn: '2026-11-03',
      revision: 42,
      days: [
        { date: '2027-01-01', kind: 'holiday', name: '元旦' },
        { date: '2027-01-02', kind: 'holiday', name: '元旦' },
        { date: '2027-01-03', kind: 'holiday', name: '元旦' },
      ],
    });
  });

  it('should put what is wrong beside its row', async () => {
    open('#/calendar/2027/change', {
      'POST /api/calendar/years/preview': () =>
        Response.json({
          valid: false,
          problems: [
            {
              field: 'days[0].kind',
              code: 'not-a-weekend',
              message: '第1行：2027-06-09不是周六或周日，不会是调休上班日，请核对',
            },
          ],
          hints: [],
          correction: false,
          added: [],
          removed: [],
          affected: [],
          total: 0,
          revision: 42,
        }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '添加一天' }));
    await userEvent.click(screen.getByRole('button', { name: '预览哪些期限会变' }));

    const row = await screen.findByRole('group', { name: '第1行' });
    expect(await within(row).findByText(/不是周六或周日/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '执行' })).not.toBeInTheDocument();
  });

  it('should compute when a limit ends with the cut-off', async () => {
    const calls = open('#/calendar/2026', {
      'GET /api/calendar/due': () => Response.json({ due: '2026-10-12T23:59:59+08:00' }),
    });
    const cutOff = await screen.findByLabelText('截止时刻');
    await userEvent.type(cutOff, '17:30');
    await userEvent.click(screen.getByRole('button', { name: '计算到期日' }));

    expect(await screen.findByText('到期：2026年10月12日（周一）23:59')).toBeVisible();
    const asked = calls.find(({ path }) => path.startsWith('/api/calendar/due'))?.path ?? '';
    expect(asked).toContain('cutOff=17%3A30');
    expect(asked).toContain('unit=working-day');
  });
});

describe('what is pasted', () => {
  it.each([
    [
      '2027-10-01 至 2027-10-03 放假 国庆节',
      ['2027-10-01', '2027-10-02', '2027-10-03'],
      'holiday',
      '国庆节',
    ],
    ['10月1日至3日 国庆节 放假', ['2027-10-01', '2027-10-02', '2027-10-03'], 'holiday', '国庆节'],
    ['9月26日（周日）上班 国庆节', ['2027-09-26'], 'make-up-workday', '国庆节'],
    ['2027/2/6\tholiday\t春节', ['2027-02-06'], 'holiday', '春节'],
    ['2027-01-30,make-up-workday,春节', ['2027-01-30'], 'make-up-workday', '春节'],
  ])('should read %s', (line, dates, kind, name) => {
    const { days, unread } = parseDays(line, 2027);
    expect(days.map(({ date }) => date)).toEqual(dates);
    expect(new Set(days.map((day) => day.kind))).toEqual(new Set([kind]));
    expect(new Set(days.map((day) => day.name))).toEqual(new Set([name]));
    expect(unread).toEqual([]);
  });

  it('should leave what it cannot read to the person', () => {
    expect(parseDays('一、元旦\n\n1月1日 放假 元旦', 2027).unread).toEqual(['一、元旦']);
  });
});

describe('a month', () => {
  it('should begin on its weekday, weeks from Monday', () => {
    const cells = monthGrid(2027, 1);
    expect(cells.slice(0, 5)).toEqual([null, null, null, null, '2027-01-01']);
    expect(cells.at(-1)).toBe('2027-01-31');
  });
});
