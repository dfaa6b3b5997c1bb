import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { answerTopics, nextButton } from './apply';
import { look } from './look';
import { Official } from './tasklist';

// 添翼计划附件3 五（五）: 香港证券交易所主板上市一次性奖励800万元
const MEASURE = 'jz-listing-overseas';
const AMOUNT = '¥8,000,000.00';
const RECEIPT = 'HD20261121001';

async function apply(page: Page): Promise<string> {
  await page.goto(`/#/policies/${MEASURE}`);
  await page.getByRole('link', { name: '立即申请' }).first().click();
  await page.getByLabel('用户名').fill('qiye2');
  await page.getByLabel('密码').fill('huiqi-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('link', { name: '开始填写' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '核对企业信息' })).toBeFocused();
  await nextButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name: '核对企业信息' })).toBeHidden();
  await answerTopics(page, {
    listingBoard: { option: 'hongkong' },
    isMainBoard: { choice: '是' },
    isListed: { choice: '是' },
  });
  for (const slot of ['businessLicense', 'applicationStatement', 'listingAnnouncement']) {
    const place = page.locator(`[data-slot=${slot}]`);
    await place.locator('input[type=file]').setInputFiles('e2e/files/filing.pdf');
    await expect(place.getByRole('link', { name: /filing\.pdf/ })).toBeVisible();
  }
  await nextButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name: '核对并提交' })).toBeFocused();
  await expect(page.locator('[data-verdict=eligible]')).toContainText(AMOUNT);
  await look(page, 'reward-01-check-answers');
  await page.getByRole('checkbox', { name: /我承诺所填内容/ }).check();
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeFocused();
  const caseNumber = await page.getByTestId('case-number').innerText();
  expect(caseNumber).toMatch(/^JZ/);
  return caseNumber;
}

test('an enterprise applies, officials decide in Tasklist, the money is paid, the letter is read', async ({
  browser,
  page,
}) => {
  test.setTimeout(420_000);
  const caseNumber = await apply(page);
  await look(page, 'reward-02-submitted');
  const status = page.locator('[data-status]');
  const seesStatus = async (expected: string) => {
    await expect(async () => {
      await page.reload();
      await expect(status).toHaveAttribute('data-status', expected, { timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
  };
  await page.getByRole('link', { name: '查看进度' }).click();
  await expect(status).toHaveAttribute('data-status', 'submitted');

  await test.step('reception accepts', async () => {
    const reception = await Official.comeIn(browser, 'jz-reception');
    await reception.photograph('reward-03-staff-home');
    await reception.claim(caseNumber, '受理审查');
    await expect(reception.panel.getByText(/申请 .*800万元/).first()).toBeVisible();
    await expect(
      reception.panel.getByRole('region', { name: '申报条件' }).getByText('符合').first(),
    ).toBeVisible();
    await expect(reception.panel.getByText(AMOUNT).first()).toBeVisible();
    await reception.decide('受理', '材料齐全，符合法定形式。');
    await reception.photograph('reward-04-reception');
    await reception.complete();
    await reception.leave();
  });
  await seesStatus('under-review');

  await test.step('the finance office approves', async () => {
    const office = await Official.comeIn(browser, 'jz-finance-office');
    await office.claim(caseNumber, '业务审核');
    const conditions = office.panel.getByRole('region', { name: '申报条件' });
    await expect(conditions.locator('[data-outcome=met]').first()).toBeVisible();
    await expect(conditions.locator('[data-outcome=unmet]')).toHaveCount(0);
    await expect(office.panel.getByRole('region', { name: /材料/ })).toBeVisible();
    await office.decide('审核通过', '已在香港联合交易所主板上市，符合奖励条件。');
    await office.photograph('reward-05-finance-office', true);
    await office.complete();
    await office.leave();
  });

  await test.step('the treasury confirms the funding', async () => {
    const treasury = await Official.comeIn(browser, 'jz-treasury');
    await treasury.claim(caseNumber, '资金审核');
    await expect(treasury.panel.getByText('已在香港联合交易所主板上市').first()).toBeVisible();
    await treasury.decide('资金审核通过', '预算指标充足。');
    await treasury.photograph('reward-06-treasury');
    await treasury.complete();
    await treasury.leave();
  });

  await test.step('the leader signs', async () => {
    const leader = await Official.comeIn(browser, 'jz-leader');
    await leader.claim(caseNumber, '负责人签发');
    await leader.decide('同意签发', '同意。');
    await leader.photograph('reward-07-leader');
    await leader.complete();
    await leader.leave();
  });
  await seesStatus('public-notice');
  await look(page, 'reward-08-public-notice');

  await test.step('the operator ends the public notice', async () => {
    const operator = await Official.comeIn(browser, 'sysadmin');
    const { request } = operator.page;
    const [instance] = (await (
      await request.get('/engine-rest/process-instance', {
        params: { businessKey: caseNumber },
      })
    ).json()) as { id: string }[];
    const [job] = (await (
      await request.get('/engine-rest/job', {
        params: {
          processInstanceId: instance?.id ?? '',
          activityId: 'catchEvent_noticeEnded',
        },
      })
    ).json()) as { id: string }[];
    const cookies = await operator.page.context().cookies();
    const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
    const fired = await request.post(`/engine-rest/job/${job?.id ?? ''}/execute`, {
      headers: { 'X-XSRF-TOKEN': token },
    });
    expect(fired.status()).toBe(204);
    await operator.leave();
  });
  await seesStatus('approved');

  await test.step('who confirmed the funding may not pay', async () => {
    const treasury = await Official.comeIn(browser, 'jz-treasury');
    await treasury.claim(caseNumber, '下达拨付指令');
    await treasury.completeButton.click();
    await expect(treasury.problem).toContainText('未能办理');
    await expect(treasury.problem).toContainText(/审核|经办|拨付/);
    await expect(treasury.problem).not.toContainText(/[A-Za-z]{4}/);
    await treasury.photograph('reward-09-treasury-refused');
    await treasury.release();
    await treasury.leave();
  });

  const cashier = await Official.comeIn(browser, 'jz-cashier');
  await test.step('the cashier issues the payment order', async () => {
    await cashier.claim(caseNumber, '下达拨付指令');
    await expect(cashier.panel.getByText('焦作市财政').first()).toBeVisible();
    await cashier.photograph('reward-10-payment-order');
    await cashier.complete();
  });
  await seesStatus('disbursing');

  await test.step('the payment file is fetched in the back office', async () => {
    await cashier.page.goto('/admin/#/payment-orders');
    const row = cashier.page.getByRole('row').filter({ hasText: caseNumber });
    await expect(row).toContainText(AMOUNT);
    await look(cashier.page, 'reward-11-payment-orders');
    await cashier.page.goto('/admin/#/payment-batches');
    const [download] = await Promise.all([
      cashier.page.waitForEvent('download'),
      cashier.page
        .getByRole('link', { name: /^下载表格/ })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv.charCodeAt(0), 'spreadsheets need the byte order mark').toBe(0xfeff);
    expect(csv).toContain(caseNumber);
    expect(csv).toContain('8000000.00');
    await look(cashier.page, 'reward-12-payment-batches');
  });

  await test.step('the cashier records the receipt', async () => {
    await cashier.claim(caseNumber, '登记到账回单');
    const form = cashier.page.locator('.fjs-container');
    await form.getByLabel('回单号').fill(RECEIPT);
    await form.locator('.fjs-form-field-datetime input').first().click();
    await cashier.page.locator('.flatpickr-calendar.open .flatpickr-day.today').click();
    await cashier.photograph('reward-13-receipt');
    await cashier.complete();
    await cashier.leave();
  });

  await seesStatus('completed');
  await expect(page.getByText('已办结').first()).toBeVisible();
  await expect(page.getByText(RECEIPT)).toBeVisible();
  await look(page, 'reward-14-completed');
  const letter = page.getByRole('link', { name: /决定书/ });
  const answer = await page.request.get((await letter.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toContain('application/pdf');
  expect((await answer.body()).subarray(0, 4).toString()).toBe('%PDF');
});
