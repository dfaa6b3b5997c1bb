import { expect, test } from '@playwright/test';
import { logIn, look } from './look';
import { MailServer } from './mailServer';

const port = Number(process.env['HUIQI_MAIL_PORT'] ?? 0);

test.skip(port === 0, 'the system was started without a mail server');

test('an enterprise confirms its address, the administrator sees the mail go', async ({ page }) => {
  const server = new MailServer(port);
  try {
    const address = 'getihu@mail.example.org';
    await logIn(page, 'getihu');
    await page.getByRole('link', { name: '消息' }).click();
    await page.getByRole('link', { name: '消息设置' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '消息设置' })).toBeVisible();
    await page.getByLabel('电子邮箱').fill('getihu');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(/邮箱缺少@/).first()).toBeVisible();

    await page.getByLabel('电子邮箱').fill(address);
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('待确认', { exact: true })).toBeVisible();
    await look(page, 'message-settings');
    await expect.poll(() => server.textsTo(address).length, { timeout: 30_000 }).toBe(1);
    const text = server.textsTo(address)[0] ?? '';
    await page.getByLabel('6位确认码').fill(/确认码：(\d{6})/.exec(text)?.[1] ?? '');
    await page.getByRole('button', { name: '确认邮箱' }).click();
    await expect(page.getByText(`已确认，邮件发到 ${address}`)).toBeVisible();
    await page.context().clearCookies();
    await page.goto('about:blank');

    await logIn(page, 'sysadmin');
    await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
    await page.goto('/admin/#/mails');
    await expect(page.getByRole('heading', { level: 1, name: '邮件发送' })).toBeVisible();
    await expect(page.getByText('ge***@mail.example.org').first()).toBeVisible();
    await expect(page.getByText('已发出', { exact: true }).first()).toBeVisible();
    await look(page, 'outbox');
    await page.goto('/admin/#/message-settings');
    await expect(page.getByRole('heading', { level: 1, name: '消息设置' })).toBeVisible();
    await look(page, 'message-settings-office');
  } finally {
    server.close();
  }
});
