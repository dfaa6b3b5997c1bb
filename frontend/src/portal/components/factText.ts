import { moneyExact, percent } from '../../shared/format';
import type { Fact, FactValue } from '../../shared/policies';
import type { Format } from '../../shared/useFormat';
import type { PortalText } from '../useText';
import { isAnswered } from './answered';

/** An answer as a person reads it. */
export function factText(
  fact: Fact | undefined,
  value: FactValue | undefined,
  t: PortalText,
  format: Format,
): string {
  if (value === undefined || value === null || !isAnswered(value)) return t('apply.unanswered');
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
  if (Array.isArray(value)) return value.join('、');
  if (fact?.type === 'date') return format.date(String(value));
  if (typeof value === 'number') {
    if (fact?.unit === 'CNY') return moneyExact(value);
    if (fact?.unit === 'ratio') return percent(value);
    return String(value);
  }
  return fact?.values?.find((choice) => choice.value === value)?.label ?? value;
}
