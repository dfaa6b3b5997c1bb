import type { PolicyRow } from '../../../shared/policies';

/** The filters, as they stand in the address. */
export const FILTERS = [
  'jurisdiction',
  'applicant',
  'kind',
  'amount',
  'period',
  'department',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

export interface Option {
  value: string;
  label: string;
}

export const endOf = ({ period }: PolicyRow): string | null => period.applyBy ?? period.to;

export const isExpired = (policy: PolicyRow, today: string): boolean => {
  const end = endOf(policy);
  return end !== null && end < today;
};

/** Today where the measures are in force. */
export const todayInShanghai = (now: Date = new Date()): string =>
  now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

const AMOUNTS: Record<string, (amount: number | null) => boolean> = {
  paid: (amount) => amount !== null,
  '1m': (amount) => amount !== null && amount >= 1_000_000,
  '5m': (amount) => amount !== null && amount >= 5_000_000,
  none: (amount) => amount === null,
};

const PERIODS: Record<string, (policy: PolicyRow) => boolean> = {
  open: (policy) => policy.open,
  dated: (policy) => endOf(policy) !== null,
  endless: (policy) => endOf(policy) === null,
};

export function matches(policy: PolicyRow, filters: Filters): boolean {
  const { jurisdiction, applicant, kind, amount, period, department } = filters;
  return (
    (!jurisdiction || policy.jurisdiction === jurisdiction) &&
    (!applicant || policy.applicants.includes(applicant)) &&
    (!kind || policy.kind === kind) &&
    (!amount || (AMOUNTS[amount]?.(policy.maxAmount) ?? true)) &&
    (!period || (PERIODS[period]?.(policy) ?? true)) &&
    (!department || policy.departments.includes(department))
  );
}

/** The values that occur, each with its Chinese name. */
export function optionsOf(
  policies: PolicyRow[],
  pick: (policy: PolicyRow) => [string, string][],
): Option[] {
  const found = new Map(policies.flatMap(pick));
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'zh-CN'));
}
