import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answering } from '../../../test/caseOf';
import { OfficeApp } from '../../OfficeApp';

const listOf = (rows: object[]) =>
  Response.json(rows, { headers: { 'X-Total-Count': String(rows.length) } });

const mail = (override: object = {}) => ({
  id: '6f1c1d0e-0000-4000-8000-000000000001',
  username: 'qiye',
  email: 'qi***@example.org',
  kindName: '消息',
  urgent: false,
  state: 'failed',
  stateName: '未发出',
  messages: 3,
  attempts: 140,
  createdAt: '2026-01-05T01:00:00Z',
  nextAttemptAt: null,
  sentAt: null,
  problemName: '连不上邮件服务器，或服务器不允许发信',
  reply: 'Connection refused',
  maybeTwice: false,
  mayRetry: true,
  ...override,
});

const outbox = (override: object = {}) => ({
  configured: true,
  collecting: 2,
  waiting: 0,
  sent: 5,
  failed: 1,
  oldestWaiting: null,
  ...override,
});

function open(answers: Parameters<typeof answering>[0]) {
  const calls: string[] = [];
  const answer = answering({
    'GET /api/session': () =>
      Response.json({
        username: 'sysadmin',
        displayName: '系统管理员',
        kind: 'staff',
        roles: ['sysadmin'],
        authorities: ['platform'],
      }),
    ...answers,
  });
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    const { pathname } = new URL(String(input), 'http://localhost:3000');
    calls.push(`${init?.method ?? 'GET'} ${pathname}`);
    return answer(input, init);
  }) as typeof fetch);
  window.location.hash = '#/mails';
  render(<OfficeApp />);
  return calls;
}

// Whole pages on a busy machine take their time.
describe('the outbox', { timeout: 60_000 }, () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });

  it('should show what failed and why, and send it again', async () => {
    const calls = open({
      'GET /api/mails': () =>
        listOf([
          mail(),
          mail({
            id: '2',
            username: 'qiye2',
            mayRetry: false,
            maybeTwice: true,
            state: 'sent',
            stateName: '已发出',
            problemName: null,
            reply: null,
          }),
        ]),
      'GET /api/mails/summary': () => Response.json(outbox()),
      [`POST /api/mails/${mail().id}/retry`]: () => new Response(null, { status: 204 }),
    });
    const row = (await screen.findByText('qiye')).closest('tr') as HTMLElement;
    expect(within(row).getByText(/连不上邮件服务器/)).toBeVisible();
    expect(within(row).getByText('服务器答复：Connection refused')).toBeVisible();
    expect(screen.getByText('可能收到两次')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '重新发送给qiye的邮件' }));
    expect(await screen.findByText('已放回队列，马上发送')).toBeVisible();
    expect(calls).toContain(`POST /api/mails/${mail().id}/retry`);
  });

  it('should say that there is no mail server', async () => {
    open({
      'GET /api/mails': () => listOf([]),
      'GET /api/mails/summary': () => Response.json(outbox({ configured: false, failed: 1 })),
    });
    expect(await screen.findByText(/没有设置邮件服务器/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '全部重新发送' })).toBeNull();
    expect(await screen.findByText(/还没有邮件/)).toBeVisible();
  });
});
