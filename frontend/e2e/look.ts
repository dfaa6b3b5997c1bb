import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDTHS = [390, 1280];

/** A page is fit to be shown: no serious accessibility finding, no sideways scrolling, no raw key; pictures for the eye. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.screenshot({
      path: `screenshots/${name}-${String(width)}.png`,
      fullPage: true,
      animations: 'disabled',
    });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} scrolls sideways at ${String(width)} px`).toBeLessThanOrEqual(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(serious, `accessibility of ${name}`).toEqual([]);
  expect(await page.locator('body').innerText()).not.toMatch(
    /\b(undefined|null|NaN|\[object Object\])\b|%\{|\b(ra|common|apply|policy|policies|case|cases|status|track|decision|notices|messages|problem|finder|policies|home|verdict|amountOf|sumOf)\.[a-zA-Z.]+\b/,
  );
  if (before) await page.setViewportSize(before);
}

export async function logIn(page: Page, username: string): Promise<void> {
  await page.goto('/#/login');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('huiqi-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
