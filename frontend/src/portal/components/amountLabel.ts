const LABELS: Record<string, 'reward' | 'relief' | 'credit' | 'guarantee' | 'deferral'> = {
  award: 'reward',
  'milestone-award': 'reward',
  subsidy: 'reward',
  'tax-relief': 'relief',
  'fee-waiver': 'relief',
  'rent-waiver': 'relief',
  loan: 'credit',
  guarantee: 'guarantee',
  deferral: 'deferral',
};

/** What a sum is, by the kind of the measure: received, saved, lent, guaranteed or put off; at most, or exactly. */
export const amountLabel = <Prefix extends 'amountOf' | 'sumOf' = 'amountOf'>(
  kind: string,
  prefix: Prefix = 'amountOf' as Prefix,
) => `${prefix}.${LABELS[kind] ?? 'other'}` as const;
