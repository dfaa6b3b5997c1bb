import { expect, test } from '@playwright/test';
import { logIn, look } from './look';

test('a leader opens the board, drills into a case, and the office issues a bulletin', async ({
  page,
  browser,
}) => {
  const title = `厂区门前道路积水 ${String(Date.now())}`;
  const enterprise = await browser.newPage();
  await logIn(enterprise, 'qiye');
  await expect(
    enterprise.getByRole('button', { name: /qiye|演示|账户|退出/ }).first(),
  ).toBeVisible();
  const submitted = await enterprise.evaluate(async (text) => {
    const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
    const answer = await fetch('/api/service-requests', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
      body: JSON.stringify({ title: text, text: '下雨后货车无法进出。', category: 'utility' }),
    });
    return answer.status;
  }, title);
  expect(submitted).toBe(201);
  await enterprise.close();

  await logIn(page, 'pds-leader');
  await expect(page).toHaveURL(/\/admin\//);
  await page.goto('/admin/#/supervision/board');
  await expect(page.getByRole('heading', { level: 1, name: '督办看板' })).toBeVisible();
  const open = page.getByRole('link', { name: /^在办诉求\d+件，查看列表$/ });
  await expect(open).toBeVisible();
  await expect(page.getByRole('img', { name: /在办诉求等了多久/ }).locator('svg')).toBeVisible();
  await look(page, 'board');

  const counted = (await open.textContent()) ?? '';
  await open.click();
  await expect(page).toHaveURL(/service-requests\?.*filter=/);
  await expect(page.getByText(new RegExp(`共 ?${counted} ?[条件项]`))).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
});
