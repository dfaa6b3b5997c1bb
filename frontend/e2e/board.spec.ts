import { expect, test } from '@playwright/test';
import { logIn, look } from './look';

test('a leader opens the board, drills into a case, and the office issues a bulletin', async ({
  page,
  browser,
}) => {
  const title = `厂区门前道路积水 ${String(Date.now())}`;
  const enterprise = await browser.newPage();
  await logIn(enterprise, 'qiye');
  await expect(enterprise.getByRole('link', { name: '我的案件' })).toBeVisible();
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
  await expect(page.getByRole('link', { name: /管理后台/ })).toBeVisible();
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
  await expect(page.getByRole('heading', { level: 1, name: /^诉求 PDS-SQ-/ })).toBeVisible();
  await expect(page.getByText(title).first()).toBeVisible();

  const office = await browser.newPage();
  await logIn(office, 'pds-supervision');
  await expect(office.getByRole('link', { name: /管理后台/ })).toBeVisible();
  await office.goto('/admin/#/supervision/bulletins');
  await office.getByRole('button', { name: '起草通报' }).click();
  // No month is over in which there were requests; the targets of 2022 have figures of their own.
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /种类/ }).click();
  await office.getByRole('option', { name: '小升规目标季度通报' }).click();
  await dialog.getByLabel('年份').fill('2022');
  await office.getByRole('dialog').getByRole('button', { name: '生成草稿' }).click();
  await expect(office).toHaveURL(/supervision\/bulletins\/\d+$/);
  await office.getByRole('button', { name: '印发', exact: true }).click();
  await office.getByRole('dialog').getByRole('button', { name: '确认印发' }).click();
  await expect(office.getByText(/督查通报〔\d{4}〕\d+号/).first()).toBeVisible();

  await page.goto('/admin/#/notifications');
  const told = page.getByText(/督查通报〔\d{4}〕\d+号已印发。/).first();
  await expect(told).toBeVisible();
  await page.getByRole('link', { name: '打开', exact: true }).first().click();
  await expect(page).toHaveURL(/supervision\/bulletins\/\d+$/);
  await expect(page.getByText(/督查通报〔\d{4}〕\d+号/).first()).toBeVisible();
});
