import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, problem, type Sent } from '../../../test/backend';
import { APPLICANT, INFO, openPortal } from '../../../test/portal';

const PATH = '/api/me/notification-settings';

const settings = (override: object = {}) => ({
  email: null,
  language: 'zh-CN',
  mail: true,
  confirmation: 'none',
  confirmationName: '没有填写邮箱',
  mailedTo: null,
  mailAvailable: true,
  ...override,
});

const backend = (routes: Parameters<typeof fakeBackend>[0]) =>
  fakeBackend({
    'GET /api/session': APPLICANT,
    'GET /api/info': INFO,
    'GET /api/notifications': [],
    ...routes,
  });

// Whole pages on a busy machine take their time.
describe('the message settings', { timeout: 60_000 }, () => {
  it('should save an address and confirm it with the code', async () => {
    const { of } = backend({
      [`GET ${PATH}`]: settings(),
      [`PUT ${PATH}`]: ({ body }: Sent) => ({
        body: settings({ ...(body as object), confirmation: 'waiting' }),
      }),
      [`POST ${PATH}/confirmation`]: ({ body }: Sent) =>
        (body as { code: string }).code === '123456'
          ? {
              body: settings({
                email: 'me@example.org',
                confirmation: 'confirmed',
                mailedTo: 'me@example.org',
              }),
            }
          : problem(422, 'code-wrong', '确认码不正确', {
              errors: [{ field: 'code', code: 'code-wrong', message: '请核对' }],
            }),
    });
    const user = openPortal('/settings');

    await user.type(await screen.findByLabelText('电子邮箱'), ' me@example.org ');
    await user.click(screen.getByRole('radio', { name: /英文/ }));
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('待确认')).toBeVisible();
    expect(of(`PUT ${PATH}`)[0]?.body).toEqual({
      email: 'me@example.org',
      language: 'en',
      mail: true,
    });

    await user.type(screen.getByLabelText('6位确认码'), '654321');
    await user.click(screen.getByRole('button', { name: '确认邮箱' }));
    expect(await screen.findByText('确认码不正确')).toBeVisible();
    await user.clear(screen.getByLabelText('6位确认码'));
    await user.type(screen.getByLabelText('6位确认码'), '123456');
    await user.click(screen.getByRole('button', { name: '确认邮箱' }));
    expect(await screen.findByText('已确认，邮件发到 me@example.org')).toBeVisible();
    expect(screen.queryByLabelText('6位确认码')).toBeNull();
  });

  it('should say what is wrong beside the field', async () => {
    backend({
      [`GET ${PATH}`]: settings(),
      [`PUT ${PATH}`]: () =>
        problem(422, 'settings-invalid', '消息设置有误', {
          errors: [{ field: 'email', code: 'email-invalid', message: '邮箱缺少@' }],
        }),
    });
    const user = openPortal('/settings');
    await user.type(await screen.findByLabelText('电子邮箱'), 'me');
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('消息设置有误')).toBeVisible();
    expect(screen.getByLabelText('电子邮箱')).toHaveAccessibleDescription('邮箱缺少@');
    expect(screen.getByLabelText('电子邮箱')).toHaveValue('me');
  });

  it('should offer no code where there is no mail server', async () => {
    backend({
      [`GET ${PATH}`]: settings({
        email: 'me@example.org',
        confirmation: 'waiting',
        mailAvailable: false,
      }),
    });
    openPortal('/settings');
    expect(await screen.findByText(/本系统还没有开通邮件/)).toBeVisible();
    expect(screen.queryByLabelText('6位确认码')).toBeNull();
  });
});
