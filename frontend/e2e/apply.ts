import { expect, type Locator, type Page } from '@playwright/test';

/** What an enterprise answers: the value of a choice, or the label of a radio button. */
export type Answers = Record<string, { option: string } | { choice: string | RegExp }>;

export const nextButton = (page: Page): Locator => page.getByRole('button', { name: '保存并继续' });

/** Answers topic after topic, whatever the measure asks on which screen, until the materials are reached. */
export async function answerTopics(page: Page, answers: Answers): Promise<void> {
  const materials = page.getByRole('heading', { level: 1, name: '上传材料' });
  const heading = page.getByRole('heading', { level: 1 });
  const answered = new Set<string>();
  while (!(await materials.isVisible())) {
    const topic = await heading.innerText();
    for (const [fact, answer] of Object.entries(answers)) {
      const field = page.locator(`#fact-${fact}`);
      if (!(await field.isVisible())) continue;
      if ('option' in answer) await field.selectOption(answer.option);
      else await field.getByRole('radio', { name: answer.choice }).check();
      answered.add(fact);
    }
    await nextButton(page).click();
    await expect(heading).not.toHaveText(topic);
  }
  expect([...answered].sort(), 'every fact was asked for').toEqual(Object.keys(answers).sort());
}
