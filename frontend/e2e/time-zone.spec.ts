import { expect, test, type Page } from '@playwright/test';
import { logIn } from './look';

// In the morning of Shanghai it is the day before in Los Angeles.
test.use({ timezoneId: 'America/Los_Angeles' });

interface CaseTimes {
  caseNumber: string;
  timeline: { at: string }[];
  deadlines: { due: string }[];
}

/** How a clock on the wall of a Chinese office shows the instant. */
function inShanghai(instant: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${of('month')}月${of('day')}日`, time: `${of('hour')}:${of('minute')}` };
}

async function submit(page: Page): Promise<CaseTimes> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const submitted = await page.request.post('/api/applications', {
    headers: { 'X-XSRF-TOKEN': token },
    data: {
      policyId: 'hn-listing-overseas',
      facts: { listingBoard: 'hongkong', listingMilestone: 'csrc-approved' },
      documents: [],
      undertakings: [],
    },
  });
  expect(submitted.status(), await submitted.text()).toBe(201);
  const { caseNumber } = (await submitted.json()) as CaseTimes;
  return (await (await page.request.get(`/api/applications/${caseNumber}`)).json()) as CaseTimes;
}

test('dates and deadlines are those of China, wherever the browser stands', async ({ page }) => {
  await logIn(page, 'qiye2');
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
  const { caseNumber, timeline, deadlines } = await submit(page);

  await page.goto(`/#/cases/${caseNumber}`);
  await expect(page.getByText(`案件编号 ${caseNumber}`)).toBeVisible();
  const submitted = inShanghai(timeline[0]?.at ?? '');
  await expect(
    page.getByText(new RegExp(`${submitted.day}（周.）${submitted.time}`)).first(),
  ).toBeVisible();
  const due = inShanghai(deadlines[0]?.due ?? '');
  expect(due.time, 'a deadline is the end of a Chinese day').toBe('23:59');
  await expect(page.locator('[data-status]')).toContainText(`${due.day}前`);

  await page.goto('/#/login');
  await page.context().clearCookies();
  await page.reload();
  await logIn(page, 'hn-reception');
  await expect(page.getByRole('link', { name: /待办任务/ })).toBeVisible();
  await page.goto(`/panel.html#/cases/${caseNumber}`);
  await expect(
    page.getByText(new RegExp(`${submitted.day}（周.）${submitted.time}`)).first(),
  ).toBeVisible();
});
