import type { FacetCount, PolicyFacets } from '../../../shared/policies';

/** The filters, as they stand in the address. */
export const FILTERS = [
  'jurisdiction',
  'applicant',
  'kind',
  'minAmount',
  'period',
  'department',
  'document',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** Where the counts of a filter stand in the answer of the back end. */
export const FACET_OF: Record<FilterName, keyof PolicyFacets> = {
  jurisdiction: 'jurisdictions',
  applicant: 'applicants',
  kind: 'kinds',
  minAmount: 'amounts',
  period: 'periods',
  department: 'departments',
  document: 'documents',
};

export const SORTS = ['', 'maxAmount', 'applyBy'] as const;

const ORDER: Record<string, string> = { maxAmount: 'DESC', applyBy: 'ASC' };

const PERIODS: Record<string, Record<string, string>> = {
  open: { open: 'true' },
  dated: { dated: 'true' },
  endless: { dated: 'false' },
};

/** What the address asks of the back end; whether expired ones are shown comes on top. */
export function queryOf(params: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of ['q', ...FILTERS] as const) {
    const value = params.get(name);
    if (!value) continue;
    if (name === 'period') Object.assign(query, PERIODS[value]);
    else query[name] = value;
  }
  const sort = params.get('sort');
  if (sort && ORDER[sort]) Object.assign(query, { sort, order: ORDER[sort] });
  return query;
}

export const activeFilters = (params: URLSearchParams): FilterName[] =>
  FILTERS.filter((name) => params.get(name));

/** Kinds as people sort them: what brings money first, what binds the authorities last. */
export const KIND_GROUPS = {
  money: ['award', 'milestone-award', 'subsidy'],
  relief: ['tax-relief', 'fee-waiver', 'rent-waiver', 'deferral'],
  finance: ['loan', 'guarantee'],
  service: ['service', 'platform', 'registry'],
  government: ['target', 'deadline', 'duty'],
} as const;
export type KindGroup = keyof typeof KIND_GROUPS;

export const groupedKinds = (kinds: FacetCount[]): { group: KindGroup; kinds: FacetCount[] }[] =>
  (Object.keys(KIND_GROUPS) as KindGroup[])
    .map((group) => ({
      group,
      kinds: kinds.filter(({ value }) => (KIND_GROUPS[group] as readonly string[]).includes(value)),
    }))
    .filter((entry) => entry.kinds.length > 0);
