import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, problem } from '../../../test/backend';
import { APPLICANT, INFO, openPortal } from '../../../test/portal';

const visitor = () => problem(401, 'not-logged-in', '请先登录');

describe('the login', () => {
  it('should bring an enterprise back to the page that it wanted', async () => {
    let inside = false;
    const backend = fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': () => (inside ? { body: APPLICANT } : visitor()),
      'POST /api/session': () => {
        inside = true;
        return { body: APPLICANT };
      },
      'GET /api/applications': [],
      'GET /api/notifications': [],
    });
    const user = openPortal('/cases');

    await user.type(await screen.findByLabelText(/用户名/), 'qiye');
    await user.type(screen.getByLabelText(/密码/), 'secret');
    await user.click(screen.getByRole('button', { name: '登录' }));

    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: '我的案件' })).toHaveFocus(),
    );
    expect(document.title).toContain('我的案件');
    expect(backend.of('POST /api/session')[0]).toMatchObject({
      body: { username: 'qiye', password: 'secret' },
    });
  });

  it('should say what is missing and send nothing', async () => {
    const backend = fakeBackend({ 'GET /api/info': INFO, 'GET /api/session': visitor });
    const user = openPortal('/login');

    await user.click(await screen.findByRole('button', { name: '登录' }));

    expect(screen.getByText('请填写用户名')).toBeInTheDocument();
    expect(screen.getByLabelText(/用户名/)).toHaveFocus();
    expect(backend.of('POST /api/session')).toHaveLength(0);
  });

  it('should show the refusal of the server', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': visitor,
      'POST /api/session': () =>
        problem(401, 'wrong-credentials', '用户名或密码不正确，请重新输入'),
    });
    const user = openPortal('/login');

    await user.type(await screen.findByLabelText(/用户名/), 'qiye');
    await user.type(screen.getByLabelText(/密码/), 'wrong');
    await user.click(screen.getByRole('button', { name: '登录' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('用户名或密码不正确');
  });

  it('should offer staff their two places, and no demo account outside a demonstration', async () => {
    fakeBackend({
      'GET /api/info': INFO,
      'GET /api/session': { ...APPLICANT, kind: 'staff', displayName: '市金融局', entity: null },
    });
    openPortal('/login');

    expect(await screen.findByRole('link', { name: /待办任务/ })).toHaveAttribute(
      'href',
      '/camunda/app/tasklist/',
    );
    expect(screen.getByRole('link', { name: /管理后台/ })).toHaveAttribute('href', '/admin/');
    expect(screen.queryByText('演示账号')).not.toBeInTheDocument();
  });

  it('should list the demo accounts in a demonstration', async () => {
    fakeBackend({
      'GET /api/info': {
        ...INFO,
        demo: true,
        demoAccounts: [{ username: 'qiye', displayName: '某企业', kind: 'applicant' }],
      },
      'GET /api/session': visitor,
    });
    const user = openPortal('/login');

    await user.click(await screen.findByRole('button', { name: /某企业/ }));

    expect(screen.getByLabelText(/用户名/)).toHaveValue('qiye');
  });
});
