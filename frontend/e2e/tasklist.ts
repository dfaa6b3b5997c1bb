import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { logIn } from './look';

/** A label of Tasklist that has no Chinese. */
const RAW = /\b(CREATION_DATE|SEARCH_PLACEHOLDER|[A-Z]{3,}_[A-Z_]{3,})\b/;

/** An official at work in Tasklist, in a browser of their own, come in through the portal's login page. */
export class Official {
  private constructor(readonly page: Page) {}

  static async comeIn(browser: Browser, username: string): Promise<Official> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await logIn(page, username);
    await expect(page.getByRole('link', { name: /待办任务/ })).toBeVisible();
    return new Official(page);
  }

  /** Finds the case among what the authority may claim, opens it by a click and claims it. */
  async claim(caseNumber: string, taskName: string): Promise<void> {
    await this.page.goto('/#/login');
    await this.page.getByRole('link', { name: /待办任务/ }).click();
    await this.chooseList('本单位待领');
    const task = this.page.locator('.tasks-list li.task').filter({ hasText: caseNumber });
    await expect(task).toHaveCount(1);
    await expect(task).toContainText(taskName);
    await expect(this.page.locator('body')).not.toContainText(RAW);
    await task.locator('h6, h4, a').first().click();
    await expect(this.page.locator('.task-details')).toContainText(taskName);
    await this.page.locator('[ng-click="claim()"]').click();
    await expect(this.completeButton).toBeVisible();
  }

  async chooseList(name: string): Promise<void> {
    await this.page.locator('.task-filters, .filters-list, .column-left').getByText(name).click();
  }

  /** The case below the form, in its frame. */
  get panel() {
    return this.page.frameLocator('.huiqi-panel-below-form iframe');
  }

  get completeButton(): Locator {
    return this.page.locator('button[ng-click="complete()"]');
  }

  get problem(): Locator {
    return this.page.locator('.huiqi-problem');
  }

  get form(): Locator {
    return this.page.locator('.fjs-container');
  }

  /** Chooses in one of the form's own drop-down lists. */
  async choose(label: string, option: string): Promise<void> {
    const field = this.form.locator('.fjs-form-field-select').filter({ hasText: label });
    await field.locator('.fjs-input-group').click();
    await field.locator('.fjs-dropdownlist-item').filter({ hasText: option }).first().click();
  }

  async decide(decision: string, opinion: string): Promise<void> {
    const form = this.page.locator('.fjs-container');
    await form.getByLabel(decision, { exact: true }).check();
    const remarks = form.getByLabel('我已阅读政策提醒和本案材料');
    if (await remarks.isVisible()) await remarks.check();
    await form.locator('textarea:not([readonly])').first().fill(opinion);
  }

  /** Completes what is open and sees it leave the desk. */
  async complete(): Promise<void> {
    await this.completeButton.click();
    await expect(this.completeButton).toBeHidden();
    await expect(this.problem).toHaveCount(0);
  }

  /** Puts back what was claimed; others may take it again. */
  async release(): Promise<void> {
    await this.page.locator('[ng-click="unclaim()"]').click();
    await expect(this.page.locator('[ng-click="claim()"]')).toBeVisible();
  }

  /** A picture of the desk; `whole` shows what stands below the form too. */
  async photograph(name: string, whole = false): Promise<void> {
    if (whole) await this.page.setViewportSize({ width: 1280, height: 2400 });
    await this.page.screenshot({ path: `screenshots/${name}-1280.png`, animations: 'disabled' });
    await this.page.setViewportSize({ width: 1280, height: 800 });
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
