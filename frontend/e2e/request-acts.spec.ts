import { expect, test, type Browser, type Page } from '@playwright/test';
import { logIn, look } from './look';

/** What the page's own session sends, with its token. */
const postFrom = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, sent]) => {
      const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const answer = await fetch(to, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-XSRF-TOKEN': decodeURIComponent(token),
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: sent,
      });
      return (await answer.json()) as { caseNumber: string };
    },
    [path, JSON.stringify(body)] as const,
  );

async function asEnterprise(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, 'qiye');
  await expect(page.getByRole('link', { name: '我的案件' })).toBeVisible();
  return page;
}

async function submitted(page: Page, title: string, text: string): Promise<string> {
  const { caseNumber } = await postFrom(page, '/api/service-requests', {
    title,
    text,
    category: 'market-order',
    district: '新华区',
  });
  expect(caseNumber).toMatch(/^PDS-SQ-/);
  return caseNumber;
}

async function inTheOffice(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, username);
  await expect(page.getByRole('link', { name: /管理后台/ })).toBeVisible();
  return page;
}

test('two requests of one business on the same matter become one', async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = String(Date.now() % 100_000);
  const enterprise = await asEnterprise(browser);
  const title = `门头招牌被要求拆除（${mark}）`;
  const first = await submitted(enterprise, title, '招牌刚换三个月，执法人员口头要求拆除。');
  const second = await submitted(enterprise, `再次反映：${title}`, '执法人员又来要求拆除招牌。');

  const office = await inTheOffice(browser, 'pds-supervision');
  await office.goto(`/admin/#/service-requests/${second}/show`);
  await expect(office.getByRole('heading', { level: 1, name: `诉求 ${second}` })).toBeVisible();
  await office.getByRole('tab', { name: /相似诉求/ }).click();
  await expect(office.getByRole('link', { name: title, exact: true })).toBeVisible();
  await office.getByRole('button', { name: `并入这一件：${first}` }).click();
  const dialog = office.getByRole('dialog', { name: '并入另一件诉求' });
  await expect(dialog.getByLabel('并入哪一件（案件编号）')).toHaveValue(first);
  await dialog.getByRole('button', { name: '确认合并' }).click();
  await expect(office.getByText('已合并。')).toBeVisible();
  await expect(office.getByText(`已并入 ${first}`).first()).toBeVisible();
  await expect(office.getByRole('button', { name: '合并', exact: true })).toHaveCount(0);
  await look(office, 'request-30-merged');

  await office.goto(`/admin/#/service-requests/${first}/show`);
  await expect(office.getByText('并入本件的诉求')).toBeVisible();
  await expect(office.getByText(new RegExp(`^${second}，`))).toBeVisible();

  await enterprise.goto(`/#/cases/${second}`);
  await expect(enterprise.getByText('这件诉求已并入另一件一起办理')).toBeVisible();
  await enterprise.goto(`/#/cases/${first}`);
  await expect(enterprise.getByText('以下诉求已并入本件一起办理：')).toBeVisible();
  await look(enterprise, 'request-31-leading');
});

test('a city reports a request up to the province, which has it from then on', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const enterprise = await asEnterprise(browser);
  const title = `跨省货运许可无人受理（${String(Date.now() % 100_000)}）`;
  const caseNumber = await submitted(enterprise, title, '省级许可，市里没有权限，请上报。');

  const office = await inTheOffice(browser, 'pds-supervision');
  await office.goto(`/admin/#/service-requests/${caseNumber}/show`);
  await office.getByRole('button', { name: '转办', exact: true }).click();
  const dialog = office.getByRole('dialog', { name: /^转办/ });
  await expect(dialog.getByRole('button', { name: '确认转办' })).toBeDisabled();
  await dialog.getByLabel(/^转给/).click();
  await office.getByRole('option', { name: /^上报：河南省/ }).click();
  await dialog.getByLabel(/^转办原因/).fill('许可权在省级，请省督查室交办。');
  await dialog.getByRole('button', { name: '确认转办' }).click();
  await expect(office.getByText('已转办。')).toBeVisible();

  const province = await inTheOffice(browser, 'hn-supervision');
  await province.goto(`/admin/#/service-requests/${caseNumber}/show`);
  await expect(
    province.getByRole('heading', { level: 1, name: `诉求 ${caseNumber}` }),
  ).toBeVisible();
  await expect(province.getByText(title).first()).toBeVisible();
  await expect(province.getByRole('button', { name: '转办', exact: true })).toBeVisible();
  await province.getByRole('tab', { name: '办理过程' }).click();
  await expect(province.getByText('许可权在省级，请省督查室交办。').first()).toBeVisible();
  await look(province, 'request-32-reported-up');

  await enterprise.goto(`/#/cases/${caseNumber}`);
  await expect(enterprise.getByText(/河南省/).first()).toBeVisible();
});

test('a request of ten thousand characters goes through, and a double click makes one of it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await asEnterprise(browser);
  const title = `长材料（${String(Date.now() % 100_000)}）`;
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/service-requests')) {
      sent.push(request.headers()['idempotency-key'] ?? '');
    }
  });
  const similar = page.waitForResponse((answer) => answer.url().includes('/similar?'));
  await page.goto('/#/requests/new');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('诉求内容').fill('企业反映的问题很长😀'.repeat(909).slice(0, 10_000));
  expect((await similar).status()).toBe(200);
  await page.getByLabel('类别').selectOption('other');
  await page.getByRole('button', { name: '提交诉求' }).dblclick();
  await expect(page).toHaveURL(/#\/cases\/PDS-SQ-.*\/submitted/, { timeout: 30_000 });
  expect(new Set(sent).size).toBe(1);
  expect(sent[0]).not.toBe('');
  const found = await page.evaluate(async (q) => {
    const answer = await fetch(`/api/service-requests?q=${encodeURIComponent(q)}`);
    return answer.headers.get('X-Total-Count');
  }, title);
  expect(found).toBe('1');
});
