import { listQuery } from './dataProvider';
import { call, get, post } from './http';
import type { Citation, ConditionOutcome, FundingShare } from './cases';

export type FactValue = string | number | boolean | number[] | null;
export type Facts = Record<string, FactValue>;

export interface Fact {
  name: string;
  type: 'boolean' | 'number' | 'number-list' | 'enum' | 'string' | 'date';
  unit?: string | null;
  label: string;
  help?: string | null;
  values?: { value: string; label: string }[] | null;
  required: boolean;
  source?: string | null;
  fromRegister?: boolean;
  /** Earlier awards answer it, so that nobody needs to be asked. */
  fromLedger?: boolean;
}

/** A row of GET /api/policies. */
export interface PolicyRow {
  id: string;
  title: string;
  /** What it is, in one plain sentence. */
  summary?: string;
  jurisdiction: string;
  jurisdictionName: string;
  kind: string;
  kindName: string;
  handling: string;
  applicants: string[];
  period: { from: string | null; to: string | null; applyBy: string | null };
  document: { id: string; title: string; number: string | null };
  clause: string;
  departments: string[];
  documentStatus: 'issued' | 'draft-for-comments' | 'draft-for-discussion';
  open: boolean;
  maxAmount: number | null;
  ceiling: boolean;
  payment: boolean;
  /** A decision table answers it. */
  computable?: boolean;
}

export interface RequiredDocument {
  slot: string;
  title: string;
  help: string | null;
  required: boolean;
  template: string | null;
}

/** GET /api/policies/{id}. */
export interface Policy extends PolicyRow {
  confirmation: { by: string; at: string; documentNumber: string; note: string } | null;
  quote: string;
  furtherSources: {
    document: { id: string; title: string; number: string | null };
    clause: string;
    note: string | null;
    quote: string | null;
  }[];
  facts: Fact[];
  rules: {
    conditions: { fact: string; requirement: string; text: string }[];
    eligible: boolean;
    amountText: string | null;
  }[];
  cap: string | null;
  caps: {
    case: number | null;
    annual: number | null;
    applicant: number | null;
    programme: number | null;
  };
  funding:
    | { condition: string | null; shares: { layer: string; layerName: string; ratio: number }[] }[]
    | null;
  stacking: string | null;
  notes: string | null;
  remarks: string[];
  stages: { value: string; label: string; order: number; amountText: string | null }[] | null;
  requiredDocuments: RequiredDocument[];
  requiredDocumentsBasis?: string;
  steps: { id: string; label: string; who: string; timeLimitText: string | null }[];
  version: number;
  decisionVersion: number | null;
  inForce: boolean;
}

export type Verdict = 'eligible' | 'not-eligible' | 'undetermined';

/** POST /api/policies/{id}/evaluate. */
export interface Evaluation {
  policyId: string;
  verdict: Verdict;
  eligible: boolean;
  amount: number | null;
  ceiling: boolean;
  result: Record<string, unknown>;
  funding: FundingShare[];
  conditions: {
    fact: string;
    label: string;
    requirement: string;
    requirementText: string;
    actual: unknown;
    actualText: string | null;
    outcome: ConditionOutcome;
  }[];
  missingFacts: string[];
  matchedRules: string[];
  citations: Citation[];
  inForce: boolean;
  policyVersion: number;
  decisionVersion: number;
  calculation?: { text: string; amount: number | null }[];
}

export const fetchPolicy = (id: string, signal?: AbortSignal): Promise<Policy> =>
  get(`/api/policies/${encodeURIComponent(id)}`, signal);

/** Changes nothing and needs no login. */
export const evaluate = (id: string, facts: Facts): Promise<Evaluation> =>
  post(`/api/policies/${encodeURIComponent(id)}/evaluate`, { facts });

const PAGE_SIZE = 500;

/** All measures that match the words: few enough to filter in the browser, so that every filter answers at once. */
export async function fetchAllPolicies(q: string, signal?: AbortSignal): Promise<PolicyRow[]> {
  const page = (number: number) =>
    call<PolicyRow[]>(
      `/api/policies?${listQuery({
        pagination: { page: number, perPage: PAGE_SIZE },
        filter: { q },
      })}`,
      signal ? { signal } : {},
    );
  const first = await page(1);
  const total = Number(first.headers.get('X-Total-Count') ?? first.body.length);
  const others = Array.from({ length: Math.max(0, Math.ceil(total / PAGE_SIZE) - 1) }, (_, index) =>
    page(index + 2),
  );
  return [first, ...(await Promise.all(others))].flatMap(({ body }) => body);
}
