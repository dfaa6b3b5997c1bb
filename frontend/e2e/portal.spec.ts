import { expect, test } from '@playwright/test';
import { logIn, look } from './look';

const POLICY = 'pds-listing-award';

test('a visitor finds a measure and works out the sum without a login', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '现在可以申请' })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await look(page, 'home');

  await page.getByRole('searchbox').fill('上市');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/policies\?q=/);
  await expect(page.getByRole('heading', { level: 1, name: '政策' })).toBeFocused();
  await page.getByLabel('地区').selectOption('pingdingshan');
  await expect(page).toHaveURL(/jurisdiction=/);
  await expect(page.getByRole('article').first()).toBeVisible();
  await look(page, 'policies');

  await page.goto(`/#/policies/${POLICY}`);
  await expect(page.getByText('演示环境已由管理员确认印发')).toBeVisible();
  await expect(page.getByText('征求意见稿').first()).toBeVisible();
  await page.locator('#fact-listingBoard').selectOption('star');
  await page.getByRole('radio', { name: /辅导备案/ }).check();
  await expect(page.locator('[data-verdict=eligible]')).toContainText('¥3,000,000.00');
  await expect(page.locator('li[data-outcome=met]').first()).toBeVisible();
  await look(page, 'policy');

  await page.goto('/#/notices');
  await expect(page.getByRole('heading', { level: 1, name: '公示' })).toBeVisible();
  await look(page, 'notices');
});

test('the portal speaks English when asked, and remembers', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Support for businesses' }),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Open for application' })).toBeVisible();
});

test('a staff member is shown where to work', async ({ page }) => {
  await logIn(page, 'pds-finance-office');
  await expect(page.getByRole('link', { name: /待办任务/ })).toHaveAttribute(
    'href',
    '/camunda/app/tasklist/',
  );
  await expect(page.getByRole('link', { name: /管理后台/ })).toHaveAttribute('href', '/admin/');
  await look(page, 'staff');
});

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto('/#/login');
  await expect(page.getByRole('heading', { name: '演示账号' })).toBeVisible();
  await look(page, 'login');
  await page.getByLabel('用户名').fill('qiye');
  await page.getByLabel('密码').fill('nonsense');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码不正确');
});

test('an enterprise applies with an upload and follows its case', async ({ page }) => {
  await page.goto(`/#/policies/${POLICY}/apply`);
  await expect(page.getByText('请先登录')).toBeVisible();
  await page.getByLabel('用户名').fill('qiye');
  await page.getByLabel('密码').fill('huiqi-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('申请：');
  await look(page, 'apply-tasks');

  await page.getByRole('link', { name: /开始填写|继续填写/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '核对企业信息' })).toBeFocused();
  await look(page, 'apply-known');
  const next = page.getByRole('button', { name: '保存并继续' });
  await next.click();

  await expect(page.getByRole('heading', { level: 1, name: '基本情况' })).toBeFocused();
  await next.click();
  await expect(page.getByRole('alert').filter({ hasText: '还有问题没有回答' })).toBeFocused();
  await page.locator('#fact-listingBoard').selectOption('star');
  await page.getByRole('radio', { name: /辅导备案/ }).check();
  await look(page, 'apply-situation');
  await page.getByRole('button', { name: '保存，下次再填' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('申请：');
  await page.reload();
  await page.getByRole('link', { name: /基本情况/ }).click();
  await expect(page.locator('#fact-listingBoard')).toHaveValue('star');
  await next.click();

  // Other topics depend on the measure; answer what is asked until the materials are reached.
  const materials = page.getByRole('heading', { level: 1, name: '上传材料' });
  const topic = page.getByRole('heading', { level: 1, name: /金额与日期|情况确认|上传材料/ });
  await expect(topic).toBeVisible();
  while (!(await materials.isVisible())) {
    const asked = await topic.innerText();
    for (const field of await page.locator('main input[inputmode=decimal]').all()) {
      await field.fill('100');
    }
    for (const no of await page.getByRole('radio', { name: '否' }).all()) await no.check();
    await next.click();
    await expect(topic).not.toHaveText(asked);
  }
  const slots = page.locator('[data-slot]');
  const count = await slots.count();
  for (let index = 0; index < count; index++) {
    const slot = slots.nth(index);
    const promise = slot.getByRole('checkbox');
    if (index > 0 && (await promise.count()) > 0) {
      await promise.check();
    } else if (index === 0) {
      await slot.locator('input[type=file]').setInputFiles('e2e/files/filing.pdf');
      await expect(slot.getByRole('link', { name: /filing\.pdf/ })).toBeVisible();
    }
  }
  await look(page, 'apply-materials');
  await next.click();

  await expect(page.getByRole('heading', { level: 1, name: '核对并提交' })).toBeFocused();
  await expect(page.locator('[data-verdict=eligible]')).toContainText('¥3,000,000.00');
  await look(page, 'apply-check');
  const submit = page.getByRole('button', { name: '提交申请' });
  await submit.click();
  await expect(page.getByText('请阅读并勾选承诺')).toBeVisible();
  await page.getByRole('checkbox', { name: /我承诺所填内容/ }).check();
  await submit.click();

  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeFocused();
  const caseNumber = await page.getByTestId('case-number').innerText();
  expect(caseNumber).toMatch(/\d{4,}/);
  await look(page, 'submitted');
  await page.getByRole('link', { name: '查看进度' }).click();

  await expect(page.getByText(`案件编号 ${caseNumber}`)).toBeVisible();
  await expect(page.locator('[aria-current=step]')).toBeVisible();
  await page.getByRole('button', { name: '显示流程图' }).click();
  await expect(page.locator('.djs-container .huiqi-current').first()).toBeVisible();
  const watermark = page.locator('.bjs-powered-by');
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await watermark.scrollIntoViewIfNeeded();
    await expect(watermark).toBeVisible();
    const uncovered = await watermark.evaluate((link) => {
      const box = link.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top !== null && link.contains(top);
    });
    expect(uncovered, 'the bpmn.io mark must not be covered').toBe(true);
  }
  await look(page, 'case');

  await page.getByRole('link', { name: '我的案件' }).click();
  await expect(page.getByText(caseNumber)).toBeVisible();
  await look(page, 'cases');
  await page.getByRole('link', { name: /消息/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible();
  await look(page, 'messages');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '我的待办' })).toBeVisible();
  await look(page, 'home-mine');
});
