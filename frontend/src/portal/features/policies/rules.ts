import type { Policy } from '../../../shared/policies';

/** What every granting rule asks: said once above, so that the table shows only what makes the difference. */
export function commonConditions({ rules }: Policy): string[] {
  const texts = rules
    .filter(({ eligible }) => eligible)
    .map(({ conditions }) => conditions.map(({ text }) => text));
  return (texts[0] ?? []).filter((text) => texts.every((others) => others.includes(text)));
}
