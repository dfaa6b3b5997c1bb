import { expect, test, type Locator, type Page } from '@playwright/test';

const FARTHEST = 80;

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element.first()).toBeAttached();
  for (let step = 0; step < FARTHEST; step++) {
    if (await element.first().evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not to be reached with the Tab key: ${element.toString()}`);
}

async function press(page: Page, element: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press(key);
}

/** Moves through the values of a choice with the arrow key until it has the one wanted. */
async function arrowTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < FARTHEST; step++) {
    if (await isThere()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('Not to be reached with the arrow keys');
}

test('an application is filled in and submitted without a mouse', async ({ page }) => {
  await page.goto('/#/policies/pds-neeq-award/apply');
  await tabTo(page, page.getByLabel('用户名'));
  await page.keyboard.type('qiye');
  await page.keyboard.press('Tab');
  await page.keyboard.type('huiqi-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^申请：/ })).toBeVisible();
  await press(page, page.getByRole('link', { name: '开始填写' }), 'Enter');

  const heading = page.getByRole('heading', { level: 1 });
  const next = page.getByRole('button', { name: '保存并继续' });
  await expect(heading.filter({ hasText: '核对企业信息' })).toBeFocused();
  await press(page, next, 'Enter');

  await expect(heading.filter({ hasText: '基本情况' })).toBeFocused();
  const board = page.locator('#fact-listingBoard');
  await tabTo(page, board);
  await arrowTo(page, async () => (await board.inputValue()) === 'neeq');
  const milestones = page.locator('#fact-listingMilestone input[type=radio]');
  await tabTo(page, milestones);
  await page.keyboard.press('Space');
  await arrowTo(page, () => page.locator('#fact-listingMilestone input[value=listed]').isChecked());
  await press(page, next, 'Enter');

  await expect(heading.filter({ hasText: '上传材料' })).toBeFocused();
  for (const slot of ['businessLicense', 'applicationStatement', 'listingConsent']) {
    const promise = page.locator(`[data-slot=${slot}]`).getByRole('checkbox');
    await press(page, promise, 'Space');
    await expect(promise).toBeChecked();
  }
  await press(page, next, 'Enter');

  await expect(heading.filter({ hasText: '核对并提交' })).toBeFocused();
  await expect(page.locator('[data-verdict=eligible]')).toBeVisible();
  await press(page, page.getByRole('checkbox', { name: /我承诺所填内容/ }), 'Space');
  await press(page, page.getByRole('button', { name: '提交申请' }), 'Enter');
  await expect(heading.filter({ hasText: '申请已提交' })).toBeFocused();
  await expect(page.getByTestId('case-number')).toHaveText(/^PDS/);
});
