import { expect, test, type Page } from '@playwright/test';
import { logIn, look } from './look';

const NOTICE = '国办发明电〔2026〕98号';

async function beOffice(page: Page): Promise<void> {
  await logIn(page, 'releaser');
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeHidden();
  await page.goto('/admin/#/calendar');
}

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const next = year + 1;
const issued = new Date(Date.now() - 16 * 3_600_000).toISOString().slice(0, 10);

test('the releaser reads the year, computes a date and records the next year after looking at what moves', async ({
  page,
}) => {
  test.slow();
  await beOffice(page);
  await expect(page.getByRole('heading', { level: 1, name: '日历' })).toBeVisible();
  await expect(page.getByRole('table', { name: '10月' }).getByText('休').first()).toBeVisible();
  await expect(page.getByText('已按放假通知录入')).toBeVisible();
  await look(page, 'calendar-year');

  await page.getByLabel('起算时间').fill('2026-02-13T17:31');
  await page.getByLabel('截止时刻').fill('17:30');
  await page.getByRole('button', { name: '计算到期日' }).click();
  await expect(page.getByText('到期：2026年2月26日（周四）23:59')).toBeVisible();

  await page.goto(`/admin/#/calendar/${String(next)}`);
  await expect(page.getByText(/现按周末休息、其余日期上班计算期限/)).toBeVisible();
  await look(page, 'calendar-provisional');
  await page.getByRole('link', { name: `录入${String(next)}年日历` }).click();
  await page.getByLabel(/通知文号/).fill('关于放假的通知');
  await page.getByLabel(/印发日期/).fill(issued);
  await page
    .getByLabel('从通知或表格粘贴')
    .fill(
      [
        `${String(next)}-01-01 至 ${String(next)}-01-03 放假 元旦`,
        '5月1日至5日 劳动节 放假',
        '10月1日至7日 国庆节 放假',
      ].join('\n'),
    );
  await page.getByRole('button', { name: '读入' }).click();
  await expect(page.getByText('读入 15 天。')).toBeVisible();
  await page.getByRole('button', { name: '预览哪些期限会变' }).click();
  await expect(page.getByRole('alert').getByText('文号应如 国办发明电〔2026〕8号')).toBeVisible();
  await look(page, 'calendar-flaws');

  await page.getByLabel(/通知文号/).fill(NOTICE);
  await page.getByRole('button', { name: '预览哪些期限会变' }).click();
  await expect(page.getByText(/个期限会变：|没有期限会变。/)).toBeVisible();
  await look(page, 'calendar-preview');
  await page.getByRole('button', { name: '执行', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认执行' }).click();

  await expect(
    page.getByRole('heading', { level: 1, name: `录入${String(next)}年日历` }),
  ).toBeVisible();
  await expect(page.getByText(new RegExp(`依据：${NOTICE}`))).toBeVisible();
  await look(page, 'calendar-change');

  await page.goto(`/admin/#/calendar/${String(next)}`);
  await expect(page.getByText('已按放假通知录入')).toBeVisible();
  await expect(page.getByRole('link', { name: `更正${String(next)}年日历` })).toBeVisible();
  await expect(page.getByRole('table', { name: '更改记录' }).getByText(NOTICE)).toBeVisible();
});

test('other officials read the calendar and its changes, and cannot change it', async ({
  page,
}) => {
  await logIn(page, 'jz-leader');
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeHidden();
  await page.goto('/admin/#/calendar/2026');
  await expect(page.getByText(/国办发明电〔2025〕7号/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /更正2026年/ })).toHaveCount(0);
});
