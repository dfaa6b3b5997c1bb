/** A board as the back end answers it. */
export interface Choice {
  id: string;
  name: string;
}

export interface Figure {
  value: number;
  query: string;
}

export interface Headline {
  id: 'open' | 'overdue' | 'submitted' | 'closed';
  value: number;
  before: number | null;
  change: number | null;
  query: string;
}

type Queries = Record<string, string>;

export type Bucket = '0-1' | '2-3' | '4-7' | '8-22' | '23-';
export type Grade = 1 | 2 | 3 | 4 | 5;

export interface AgeLine {
  bucket: Bucket;
  label: string;
  open: number;
  onTime: number;
  warned: number;
  overdue: number;
  queries: Queries;
}

export interface GroupLine extends Omit<AgeLine, 'bucket' | 'label'> {
  code: string;
  name: string;
  submitted: number;
  closed: number;
  late: number;
  reopened: number;
  /** Share of the closed that were not late; null where nothing was closed. */
  onTimeRate: number | null;
  medianWorkingDays: number | null;
  p90WorkingDays: number | null;
}

export interface WaitLine {
  code: string;
  name: string;
  waiting: number;
  onTime: number;
  warned: number;
  overdue: number;
  delayed: number;
  queries: Queries;
}

export interface TrendLine {
  month: string;
  submitted: number;
  closed: number;
  overdue: number;
  reopened: number;
  queries: Queries;
}

export interface Board {
  computedAt: string;
  empty: boolean;
  month: string;
  choices: {
    jurisdictions: Choice[];
    holders: Choice[];
    districts: Choice[];
    departments: Choice[];
    categories: Choice[];
    months: string[];
  };
  figures: Headline[];
  age: AgeLine[];
  byDepartment: GroupLine[];
  byDistrict: GroupLine[];
  byHolder: GroupLine[];
  byCategory: GroupLine[];
  waiting: WaitLine[];
  rating: {
    rated: number;
    satisfied: number | null;
    lines: { grade: Grade; label: string; count: number; query: string }[];
  };
  reopening: { rate: number | null; reopened: Figure; closed: Figure };
  listed: Figure;
  handling: {
    medianWorkingDays: number | null;
    p90WorkingDays: number | null;
    onTimeRate: number | null;
    closed: Figure;
    late: Figure;
  };
  trend: TrendLine[];
}

export const BOARD_FILTERS = [
  'jurisdiction',
  'holder',
  'district',
  'responsible',
  'category',
  'month',
] as const;

export type BoardFilter = (typeof BOARD_FILTERS)[number];

/** The filters of the page's address that a board knows, as the back end takes them. */
export function boardQuery(address: URLSearchParams): string {
  const query = new URLSearchParams();
  for (const name of BOARD_FILTERS) {
    const value = address.get(name);
    if (value) query.set(name, value);
  }
  return query.toString();
}

/** The list of requests with these filters in its address. */
export function casesPath(query: string): string {
  const filter = Object.fromEntries(new URLSearchParams(query));
  const address = new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: '{}',
    page: '1',
    perPage: '25',
    sort: 'submittedAt',
    order: 'DESC',
  });
  return `/service-requests?${address.toString()}`;
}
