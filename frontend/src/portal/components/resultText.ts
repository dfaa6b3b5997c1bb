import { moneyExact, percent } from '../../shared/format';
import type { ResultField } from '../../shared/policies';
import type { Format } from '../../shared/useFormat';
import type { PortalText } from '../useText';

const CHINESE = /\p{Script=Han}/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A named result as a person reads it; null for one that has no words. */
export function resultText(
  field: ResultField,
  value: unknown,
  t: PortalText,
  format: Format,
): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
  if (typeof value === 'number') {
    if (field.unit === 'CNY') return moneyExact(value);
    if (field.unit === 'ratio') return percent(value);
    return `${value.toLocaleString('en-US', { maximumFractionDigits: 4 })}${field.unitName}`;
  }
  if (typeof value !== 'string') return null;
  if (DATE.test(value)) return format.date(value);
  const label = field.values.find((choice) => choice.value === value)?.label;
  return label ?? (CHINESE.test(value) ? value : null);
}
