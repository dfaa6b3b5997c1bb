import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering } from '../../../test/caseOf';
import { OfficeApp } from '../../OfficeApp';
import { typedFact, type RegistryFact } from './registry';

type Answers = Parameters<typeof answering>[0];

const listOf = (rows: object[]) =>
  Response.json(rows, { headers: { 'X-Total-Count': String(rows.length) } });

const registry = (override: object = {}) => ({
  id: 'jz-zjtx-seed-library',
  title: '“专精特新”种子企业库',
  summary: '每年更新一次的种子企业名单。',
  jurisdictionName: '焦作市',
  document: '《添翼计划》',
  clause: '附件4',
  quote: '原文',
  computable: false,
  criteria: ['成长性好', '创新能力强'],
  facts: [],
  namedList: null,
  remarks: [],
  members: 0,
  removed: 0,
  mayKeep: true,
  ...override,
});

const target = (override: object = {}) => ({
  id: 'pds-scaleup-targets/2022年新增规模以上工业企业/汝州市',
  policyId: 'pds-scaleup-targets',
  policyTitle: '平顶山市2022年新增“小升规”企业目标',
  jurisdictionName: '平顶山市',
  document: '《征求意见稿》',
  clause: '附件2',
  indicator: '2022年新增规模以上工业企业',
  place: '汝州市',
  unit: 'enterprise',
  unitName: '家',
  targetText: '不低于19家',
  by: '2022-12-31',
  note: null,
  figure: null,
  summed: false,
  progress: null,
  state: 'none',
  stateName: '尚未登记',
  places: ['平顶山市', '汝州市'],
  mayRecord: true,
  ...override,
});

function open(hash: string, answers: Answers) {
  const calls: { method: string; path: string; body: unknown; key: string | null }[] = [];
  const answer = answering({
    'GET /api/session': () =>
      Response.json({
        username: 'jz-industry',
        displayName: '焦作市工业和信息化局',
        kind: 'staff',
        roles: ['reviewer'],
        authorities: ['jz-industry'],
      }),
    ...answers,
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    calls.push({
      method: init?.method ?? 'GET',
      path: new URL(String(input), 'http://localhost:3000').pathname,
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
describe('registries and targets', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });

  it('should let an official add only who meets every criterion that was ticked', async () => {
    const calls = open('#/registries/jz-zjtx-seed-library/show', {
      'GET /api/registries/jz-zjtx-seed-library': () => Response.json(registry()),
      'GET /api/registries/jz-zjtx-seed-library/members': () => listOf([]),
      'POST /api/registries/jz-zjtx-seed-library/members': () =>
        Response.json({ id: 1 }, { status: 201 }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '加入企业' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/统一社会信用代码/), '91410800MA00000000');
    await userEvent.type(within(dialog).getByLabelText(/加入依据/), '2026年第一批');
    await userEvent.click(within(dialog).getByLabelText('成长性好'));
    expect(within(dialog).getByRole('button', { name: '加入企业' })).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText('创新能力强'));
    await userEvent.click(within(dialog).getByRole('button', { name: '加入企业' }));

    expect(await screen.findByText('已加入名录')).toBeVisible();
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.body).toMatchObject({
      uscc: '91410800MA00000000',
      reason: '2026年第一批',
      criteria: ['成长性好', '创新能力强'],
    });
    expect(sent?.key).toBeTruthy();
  });

  it('should not offer to change a registry that others keep', async () => {
    open('#/registries/jz-zjtx-seed-library/show', {
      'GET /api/registries/jz-zjtx-seed-library': () => Response.json(registry({ mayKeep: false })),
      'GET /api/registries/jz-zjtx-seed-library/members': () =>
        listOf([
          {
            id: 1,
            entityId: 7,
            uscc: '91410800MA00000000',
            name: '演示企业（虚构）',
            jurisdictionName: '焦作市',
            district: '山阳区',
            grade: null,
            reason: '2026年第一批',
            entryCheckName: '经办人逐条核对',
            joinedOn: '2026-11-01',
            joinedByName: '焦作市工业和信息化局',
            removedOn: null,
            removalReason: null,
            state: 'current',
            stateName: '在册',
          },
        ]),
    });
    expect(await screen.findByRole('link', { name: '演示企业（虚构）' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '加入企业' })).toBeNull();
    expect(screen.queryByRole('button', { name: '移出' })).toBeNull();
  });

  it('should show how far a target has come and record a figure of a county', async () => {
    const calls = open('#/targets', {
      'GET /api/targets': () =>
        listOf([
          target({
            figure: {
              period: '2022-06',
              text: '18家',
              note: '',
              recordedByName: '督查室',
              recordedAt: '2026-11-20T02:00:00Z',
            },
            progress: 0.9474,
            state: 'short',
            stateName: '未达到',
          }),
        ]),
      'GET /api/targets/pds-scaleup-targets/figures': () => Response.json([]),
      'POST /api/targets/pds-scaleup-targets/figures': () => Response.json({}, { status: 201 }),
    });
    expect(await screen.findByText('未达到')).toBeVisible();
    expect(screen.getByText(/18家（2022-06）/)).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: '登记进度' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/期间/), '2022-12');
    await userEvent.type(within(dialog).getByLabelText(/数值/), '19');
    await userEvent.click(within(dialog).getByRole('button', { name: '登记进度' }));

    expect(await screen.findByText('已登记进度')).toBeVisible();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      indicator: '2022年新增规模以上工业企业',
      district: '汝州市',
      period: '2022-12',
      value: 19,
      note: '',
    });
  });

  it('should say of each platform who does its work', async () => {
    open('#/platforms', {
      'GET /api/platforms': () =>
        listOf([
          {
            id: 'jz-platform-jiaowoban',
            title: '“焦我办”城市门户APP',
            what: '汇总发布涉企政策。',
            jurisdictionName: '焦作市',
            document: '《焦政办〔2022〕17号》',
            clause: '一',
            replacement: 'ours',
            replacementName: '本系统办理',
            text: '由本系统汇总发布。',
          },
        ]),
    });
    expect(await screen.findByText('由本系统汇总发布。')).toBeVisible();
    expect(screen.getByText('本系统办理')).toBeVisible();
  });
});

describe('typedFact', () => {
  const fact = (type: RegistryFact['type']): RegistryFact => ({
    name: 'f',
    type,
    unit: null,
    label: '事实',
    help: null,
    values: [],
    fromRegister: false,
  });

  it('should send each fact in its type and leave out what was not typed', () => {
    expect(typedFact(fact('boolean'), 'false')).toBe(false);
    expect(typedFact(fact('number'), '1.5')).toBe(1.5);
    expect(typedFact(fact('number-list'), '1，2 3')).toEqual([1, 2, 3]);
    expect(typedFact(fact('string'), ' 甲 ')).toBe('甲');
    expect(typedFact(fact('number'), ' ')).toBeUndefined();
  });
});
