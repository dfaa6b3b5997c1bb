import { expect, test } from '@playwright/test';
import { look } from './look';

test('the library is searched with the words that people use, and filtered in the address', async ({
  page,
}) => {
  await page.goto('/#/policies');
  await expect(page.getByText(/找到 \d{3} 项有效政策/)).toBeVisible();
  await look(page, 'library');

  for (const [words, expected] of [
    ['房租', /租金|房租|租/],
    ['小升规', /小升规|升规/],
  ] as const) {
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: '搜索' }).click();
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(words)}`));
    await expect(page.getByRole('article').first()).toContainText(expected);
  }
  await page.getByLabel('地区').selectOption('pingdingshan');
  await expect(page.getByRole('article').first()).toContainText('平顶山市');
  await page.getByLabel('金额').selectOption({ index: 0 });
  await page.getByLabel('排序').selectOption('maxAmount');
  await expect(page).toHaveURL(/jurisdiction=pingdingshan/);
  await expect(page).toHaveURL(/sort=maxAmount/);
  await page.reload();
  await expect(page.getByLabel('地区')).toHaveValue('pingdingshan');
  await look(page, 'library-search');

  await page.goto('/#/policies?state=expired');
  await expect(page.getByRole('heading', { level: 1, name: '已过期的政策' })).toBeVisible();
  await expect(page.getByText(/已过期，/).first()).toBeVisible();
  await look(page, 'library-expired');

  await page.goto('/#/policies?page=2');
  await expect(page.getByRole('button', { name: '第 2 页' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('a measure without an online process says who handles it, and is worked out all the same', async ({
  page,
}) => {
  await page.goto('/#/policies/pds-scaleup-award');
  await expect(page.getByTestId('how-to-get')).toContainText('还没有开通在线申请');
  await expect(page.getByRole('link', { name: '立即申请' })).toHaveCount(0);
  await page.locator('#fact-industrySector').selectOption({ label: '工业' });
  await page
    .locator('#fact-isFirstTimeAboveDesignatedSize')
    .getByRole('radio', { name: '是' })
    .check();
  await page.getByLabel(/年主营业务收入/).fill('50000000');
  await expect(page.locator('[data-verdict=eligible]')).toContainText('¥80,000.00');
  await look(page, 'measure-offline');
});

test('targets, registries and duties read sensibly: no calculator for what is not computed, no application', async ({
  page,
}) => {
  for (const [id, text] of [
    ['jz-target-innovation-2025', '不少于600家'],
    ['jz-large-enterprise-list', '龙佰集团股份有限公司'],
    ['hn-scale-targets', '2022年各省辖市目标（家）'],
  ] as const) {
    await page.goto(`/#/policies/${id}`);
    await expect(page.getByText(text).first()).toBeVisible();
    await expect(page.getByRole('link', { name: '立即申请' })).toHaveCount(0);
    await look(page, id);
  }
});
