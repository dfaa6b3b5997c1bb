import { expect, test, type Page } from '@playwright/test';
import { logIn, look } from './look';
import { Official } from './tasklist';

const TITLE = `厂区停电三天，订单无法交付（${String(Date.now() % 100_000)}）`;
const TEXT = '11月18日起厂区停电，供电所没有说明原因。每天损失约8万元，请协调尽快恢复供电。';

const later = async (page: Page, expected: () => Promise<void>) => {
  await expect(async () => {
    await page.reload();
    await expected();
  }).toPass({ timeout: 30_000 });
};

test('an enterprise raises a request, officials handle it in Tasklist, the enterprise follows and rates', async ({
  browser,
  page,
}) => {
  test.setTimeout(420_000);

  await page.goto('/');
  await page.getByRole('link', { name: '提诉求' }).click();
  await page.getByLabel('用户名').fill('qiye');
  await page.getByLabel('密码').fill('huiqi-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '提诉求' })).toBeFocused();
  await expect(page.getByLabel('问题发生在')).not.toHaveValue('');

  await test.step('what is missing is said, and nothing typed is lost', async () => {
    await page.getByRole('button', { name: '提交诉求' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '还有内容需要填写' })).toBeFocused();
    await look(page, 'request-01-missing');
    await page.getByLabel('标题').fill(TITLE);
    await page.getByLabel('诉求内容').fill(TEXT);
    await page.getByLabel('类别').selectOption({ label: '水电气暖网' });
    await expect(page.getByText(/已保存/)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('标题')).toHaveValue(TITLE);
    await expect(page.getByLabel('诉求内容')).toHaveValue(TEXT);
  });
  const files = page.locator('[data-slot=attachment]');
  await files.locator('input[type=file]').setInputFiles('e2e/files/filing.pdf');
  await expect(files.getByRole('link', { name: /filing\.pdf/ })).toBeVisible();
  await look(page, 'request-02-form');
  await page.getByRole('button', { name: '提交诉求' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '诉求已提交' })).toBeFocused();
  const caseNumber = await page.getByTestId('case-number').innerText();
  expect(caseNumber).toMatch(/^PDS-SQ-/);
  await expect(page.getByRole('img', { name: /办理时限线/ })).toBeVisible();
  await look(page, 'request-03-submitted');

  await test.step('the same matter again is noticed while it is typed', async () => {
    await page.getByRole('link', { name: '再提一件' }).click();
    await expect(page.getByLabel('标题')).toHaveValue('');
    await page.getByLabel('标题').fill('厂区停电三天，订单不能交付');
    await expect(page.getByText('您有类似的诉求正在办理')).toBeVisible();
    await look(page, 'request-04-similar');
    await page.getByRole('button', { name: '清空重写' }).click();
    await page.getByRole('button', { name: '确定清空' }).click();
    await expect(page.getByLabel('标题')).toHaveValue('');
  });

  await page.goto(`/#/cases/${caseNumber}`);
  const status = page.locator('[data-status]');
  const seesStatus = (expected: string) =>
    later(page, () => expect(status).toHaveAttribute('data-status', expected, { timeout: 5_000 }));
  await expect(status).toHaveAttribute('data-status', 'submitted');
  await page.getByRole('button', { name: '催办' }).click();
  await page.getByRole('button', { name: '发出催办' }).click();
  await expect(page.getByText('已催办，办理单位已收到通知。')).toBeVisible();

  await test.step('the supervising office dispatches', async () => {
    const office = await Official.comeIn(browser, 'pds-supervision');
    await office.claim(caseNumber, '交办');
    await expect(office.panel.getByText(TEXT).first()).toBeVisible();
    await expect(office.panel.getByRole('region', { name: '各单位时限' })).toBeVisible();
    await office.panel.getByRole('button', { name: /预览：filing\.pdf/ }).click();
    await expect(office.panel.locator('canvas').first()).toBeVisible();
    await office.photograph('request-05-dispatch', true);
    await office.form.getByLabel('交办要求').fill('请今日联系企业，协调供电公司。');
    await office.complete();
    await office.leave();
  });
  await seesStatus('dispatched');
  await look(page, 'request-06-dispatched');

  const responsible = await Official.comeIn(browser, 'pds-housing');
  await test.step('the responsible authority reports its measures', async () => {
    await responsible.claim(caseNumber, '反馈办理措施');
    await responsible.form.getByLabel('接办并反馈措施', { exact: true }).check();
    await responsible.form
      .getByLabel('办理措施和进展')
      .fill('已派员到现场，供电公司今晚抢修，明早恢复供电。');
    await responsible.photograph('request-07-measures', true);
    await responsible.complete();
  });
  await seesStatus('in-progress');
  await expect(page.getByRole('region', { name: '办理情况' })).toContainText('今晚抢修');
  await expect(page.getByText('请今日联系企业'), 'internal remarks stay inside').toHaveCount(0);

  await test.step('asks the enterprise, and time stands still until it answers', async () => {
    await responsible.claim(caseNumber, '办理一般诉求');
    await responsible.panel.getByRole('button', { name: '请企业补充' }).click();
    await responsible.panel.getByLabel('要企业补充什么').fill('请上传供电合同，写明合同编号。');
    await responsible.panel.getByRole('button', { name: '发给企业，暂停计时' }).click();
    await expect(responsible.panel.getByText(/等待企业补充：.*最晚.*答复/)).toBeVisible();
    await responsible.photograph('request-07-asked', true);

    const answer = page.getByRole('region', { name: /请您补充材料/ });
    await later(page, () => expect(answer).toBeVisible({ timeout: 5_000 }));
    await expect(answer).toContainText('请上传供电合同');
    await expect(page.getByRole('img', { name: /暂停计时：办结/ })).toBeVisible();
    await answer.locator('input[type=file]').setInputFiles('e2e/files/filing.pdf');
    await expect(answer.getByRole('link', { name: /filing\.pdf/ })).toBeVisible();
    await look(page, 'request-07-answer');
    await answer.getByLabel('您的答复').fill('合同见附件，编号2026-118。');
    await answer.getByRole('button', { name: '提交补充' }).click();
    await expect(page.getByText(/已收到您的补充/)).toBeVisible();
    await expect(page.getByRole('img', { name: /正在计时：办结/ })).toBeVisible();
    await expect(page.getByRole('region', { name: '补充材料' })).toContainText('编号2026-118');
  });

  await test.step('and resolves it', async () => {
    await responsible.form.getByLabel('已解决，申请销号', { exact: true }).check();
    await responsible.form.getByLabel('办理结果').fill('已于11月21日8时恢复供电，企业已复工。');
    await responsible.photograph('request-08-resolve', true);
    await responsible.complete();
    await responsible.leave();
  });
  await seesStatus('close-out-requested');

  await test.step('the supervising office audits and closes out', async () => {
    const office = await Official.comeIn(browser, 'pds-supervision');
    await office.claim(caseNumber, '销号审核');
    await office.form.getByLabel('准予销号', { exact: true }).check();
    await office.choose('销号等次', '优秀');
    await office.photograph('request-09-audit', true);
    await office.complete();
    await office.leave();
  });
  await seesStatus('closed');

  await test.step('the enterprise rates by the keyboard', async () => {
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('请选择一个等次')).toBeVisible();
    const grades = page.getByRole('radiogroup', { name: '满意程度' });
    await expect(grades.getByRole('radio', { name: '非常满意' })).toBeFocused();
    await look(page, 'request-10-rating');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect(grades.getByRole('radio', { name: '满意', exact: true })).toBeChecked();
    await page.getByLabel('还想说什么').fill('来得快，谢谢。');
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('已收到您的评价，谢谢。')).toBeVisible();
  });
  await expect(status).toHaveAttribute('data-status', 'rated');
  await page.getByRole('button', { name: '显示流程图' }).click();
  await expect(page.locator('.djs-container')).toBeVisible();
  await look(page, 'request-11-rated');

  await page.getByRole('link', { name: '我的案件' }).click();
  await page.getByRole('link', { name: '诉求', exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: caseNumber })).toContainText(
    '您的评价：满意',
  );
  await look(page, 'request-12-list');
  await page.goto('/#/messages');
  await expect(page.getByRole('article').filter({ hasText: TITLE }).first()).toBeVisible();
  await page.getByRole('link', { name: '查看案件' }).first().click();
  await expect(page).toHaveURL(/#\/cases\/PDS-/);
});

test('a hotline call is entered, urged and listed by the supervising office', async ({ page }) => {
  test.setTimeout(180_000);
  const title = `员工社保补缴卡在系统里（${String(Date.now() % 100_000)}）`;
  await logIn(page, 'pds-supervision');
  await expect(page.getByRole('link', { name: /管理后台/ })).toBeVisible();
  await page.goto('/admin/#/service-requests');
  await expect(page.getByRole('heading', { level: 1, name: '诉求督办' })).toBeVisible();
  await page.getByRole('link', { name: '代为登记' }).click();
  await page.getByRole('button', { name: '登记诉求' }).click();
  await expect(page.getByText('请选择企业')).toBeVisible();
  await page.getByLabel('企业名称或统一社会信用代码').fill('平顶山');
  await page.getByRole('listitem').getByRole('button').first().click();
  await expect(page.getByText(/已选企业/)).toBeVisible();
  await page.getByLabel('联系人和电话').fill('王经理，0375-1234567');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('诉求内容').fill('三名员工的社保补缴申请提交两周没有结果。');
  await page.getByLabel('类别').click();
  await page.getByRole('option', { name: '用工和社保' }).click();
  const files = page.locator('[data-slot=attachment]');
  await files.locator('input[type=file]').setInputFiles('e2e/files/filing.pdf');
  await expect(files.getByRole('link', { name: 'filing.pdf' })).toBeVisible();
  await look(page, 'request-20-intake');
  await page.getByRole('button', { name: '登记诉求' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登记诉求' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^诉求 PDS-SQ-/ })).toBeVisible();
  await expect(page.getByText('王经理，0375-1234567')).toBeVisible();
  await expect(page.getByText('热线来电').first()).toBeVisible();
  await look(page, 'request-21-record');
  await page.getByRole('tab', { name: /^附件/ }).click();
  await expect(page.getByText('filing.pdf').first()).toBeVisible();
  await page.getByRole('tab', { name: '概况' }).click();

  await page.getByRole('button', { name: '催办' }).click();
  await page.getByRole('dialog').getByLabel('催办内容').fill('请今天答复企业。');
  await page.getByRole('button', { name: '发出催办' }).click();
  await expect(page.getByText('已催办。')).toBeVisible();

  await page.getByRole('button', { name: '挂牌督办' }).click();
  const dialog = page.getByRole('dialog', { name: '挂牌督办' });
  await expect(dialog.getByRole('button', { name: '确认挂牌' })).toBeDisabled();
  await dialog.getByLabel('负责领导').fill('李副市长');
  await dialog.getByLabel('办结期限').fill('2020-01-01');
  await dialog.getByLabel('挂牌原因').fill('企业多次反映，影响职工参保。');
  await dialog.getByRole('button', { name: '确认挂牌' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/期限|日期|今天/);
  await page.screenshot({ path: 'screenshots/request-22-listing-refused-1280.png' });
  await dialog.getByLabel('办结期限').fill('2027-01-15');
  await dialog.getByRole('button', { name: '确认挂牌' }).click();
  await expect(page.getByText(/已挂牌督办：由李副市长负责/)).toBeVisible();

  await page.getByRole('button', { name: '内部备注' }).click();
  await page.getByRole('dialog').getByLabel('备注').fill('人社局已电话说明情况。');
  await page.getByRole('button', { name: '保存备注' }).click();
  await expect(page.getByText('已保存备注。')).toBeVisible();
  await page.getByRole('tab', { name: '办理过程' }).click();
  await expect(page).toHaveURL(/tab=progress/);
  await expect(page.getByText('请今天答复企业。').first()).toBeVisible();
  await expect(page.getByText('人社局已电话说明情况。')).toBeVisible();
  await page.getByRole('button', { name: '显示流程图' }).click();
  await expect(page.locator('.djs-container')).toBeVisible();
  await look(page, 'request-23-progress');

  await test.step('the list is filtered by its address', async () => {
    await page.goto('/admin/#/service-requests?listed=true&category=employment');
    await expect(page).toHaveURL(/filter=/);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await expect(page.getByText('挂牌督办').first()).toBeVisible();
    await look(page, 'request-24-list');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出表格' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '摘牌' }).click();
  await page.getByRole('dialog').getByLabel('摘牌原因').fill('已解决。');
  await page.getByRole('button', { name: '确认摘牌' }).click();
  await expect(page.getByText('已摘牌。')).toBeVisible();
});
