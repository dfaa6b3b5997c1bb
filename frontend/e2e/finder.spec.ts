import { expect, test, type Page } from '@playwright/test';
import { logIn, look } from './look';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Answers the question on the screen, whatever it is, and waits for what comes next. */
async function answer(page: Page, choose: (page: Page) => Promise<void>): Promise<void> {
  const before = page.url();
  await choose(page);
  await expect(page).not.toHaveURL(before);
  await expect(heading(page)).toBeVisible();
}

const unknown = (page: Page) => page.getByRole('button', { name: '不清楚', exact: true }).click();

/** Yes where it is a yes-or-no question, the first choice of a list, a number where one is asked. */
async function something(page: Page): Promise<void> {
  const number = page.locator('main form input[inputmode]');
  const yes = page.getByRole('button', { name: '是', exact: true });
  const choices = page.locator('main [role=group] button');
  await expect(
    number.or(choices.first()).or(page.locator('main form select')).first(),
  ).toBeVisible();
  if (await yes.isVisible()) await yes.click();
  else if ((await choices.count()) > 0) await choices.first().click();
  else if (await number.isVisible()) {
    await number.fill('10');
    await page.getByRole('button', { name: '下一题' }).click();
  } else await unknown(page);
}

test('a visitor finds policies question by question, goes back, reloads and sees the results', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: '我能享受哪些政策' }).click();
  await expect(heading(page)).toHaveText('找政策');
  await look(page, 'finder');
  await page.getByRole('link', { name: '开始', exact: true }).click();

  await expect(heading(page)).toHaveText('您是哪一类申请人？');
  await answer(page, (p) => p.getByRole('button', { name: '企业', exact: true }).click());
  await expect(heading(page)).toHaveText('您在哪里登记、经营？');
  await look(page, 'finder-place');
  await answer(page, (p) => p.getByRole('button', { name: '焦作市' }).click());

  await expect(page.getByTestId('why')).toContainText(/回答后可判断\d+项政策/);
  const soFar = page.getByTestId('so-far');
  await expect(soFar).toContainText('还可能符合');
  const first = await heading(page).innerText();
  await look(page, 'finder-question');
  await answer(page, something);
  await answer(page, unknown);
  await answer(page, something);

  // The browser's back button leads to the question before, its answer still there.
  const fourth = await heading(page).innerText();
  await page.goBack();
  await expect(page.locator('[aria-pressed=true], main form input').first()).toBeVisible();
  await page.goForward();
  await expect(heading(page)).toHaveText(fourth);
  await page.reload();
  await expect(heading(page)).toHaveText(fourth);

  await page.getByRole('link', { name: '查看结果' }).click();
  await expect(heading(page)).toHaveText(/您符合 \d+ 项政策/);
  await expect(page.getByRole('heading', { name: /^还差信息/ })).toBeVisible();
  await expect(page.getByText(/另有 \d+ 项政策的条件不符合/)).toBeVisible();
  await look(page, 'finder-results');
  await page.getByRole('link', { name: `修改：${first}` }).click();
  await expect(heading(page)).toHaveText(first);
  await answer(page, unknown);
  await expect(heading(page)).toHaveText(/您符合 \d+ 项政策/);

  await page.goto('/#/finder');
  await expect(page.getByText(/您上次回答了 \d+ 个问题/)).toBeVisible();
});

test('an enterprise is not asked what the register knows, and goes on at its next login', async ({
  page,
}) => {
  await logIn(page, 'qiye');
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
  await page.goto('/#/finder');
  const start = page.getByRole('link', { name: '开始', exact: true });
  // An earlier run against the same system may have left answers.
  await start.or(page.getByRole('button', { name: '重新开始' })).click();
  await expect(page.getByTestId('why')).toBeVisible();
  await expect(page.getByText('登记信息（不用您回答）')).toBeVisible();
  await expect(page.getByText(/来源：/).first()).toBeVisible();
  await look(page, 'finder-enterprise');
  const first = await heading(page).innerText();
  const saved = page.waitForResponse(
    (response) => response.url().endsWith('/api/drafts/finder') && response.ok(),
  );
  await answer(page, unknown);
  await saved;
  await expect(heading(page)).not.toHaveText(first);

  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
  await logIn(page, 'qiye');
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
  await page.goto('/#/finder');
  await expect(page.getByText('您上次回答了 1 个问题。')).toBeVisible();
  await page.getByRole('link', { name: '查看结果' }).click();
  await expect(page.getByRole('link', { name: `修改：${first}` })).toBeVisible();
});
