import { KIND_GROUPS, type KindGroup } from './filters';

export const groupOf = (kind: string): KindGroup =>
  (Object.keys(KIND_GROUPS) as KindGroup[]).find((group) =>
    (KIND_GROUPS[group] as readonly string[]).includes(kind),
  ) ?? 'service';

/** Something comes out in yuan, months or days; otherwise there are only conditions to compare with. */
export const hasMoney = (kind: string): boolean =>
  ['money', 'relief', 'finance'].includes(groupOf(kind));

/** What the section of sums is called: what one gets, saves, may borrow. */
export const amountsTitle = (kind: string) =>
  groupOf(kind) === 'relief'
    ? 'policy.amountsRelief'
    : groupOf(kind) === 'finance'
      ? 'policy.amountsFinance'
      : 'policy.amounts';
