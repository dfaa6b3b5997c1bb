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
  /** Whose property it is: what is true of an enterprise holds for every measure, what is true of a project does not. */
  about?: string;
  meaning?: string | null;
  least?: number | null;
  most?: number | null;
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
  applicantNames?: string[];
  period: { from: string | null; to: string | null; applyBy: string | null };
  document: { id: string; title: string; number: string | null };
  clause: string;
  departments: string[];
  documentStatus: 'issued' | 'draft-for-comments' | 'draft-for-discussion';
  /** Issued, or a draft that an administrator confirmed as issued. */
  documentConfirmed?: boolean;
  open: boolean;
  maxAmount: number | null;
  ceiling: boolean;
  payment: boolean;
  /** A decision table answers it. */
  computable?: boolean;
  /** One may apply for it in this system, if not today. */
  offered?: boolean;
  inForce?: boolean;
}

/** One choice of a filter and how many measures it would leave. */
export interface FacetCount {
  value: string;
  label: string;
  count: number;
}

/** GET /api/policies/facets. */
export interface PolicyFacets {
  kinds: FacetCount[];
  jurisdictions: FacetCount[];
  applicants: FacetCount[];
  handlings: FacetCount[];
  departments: FacetCount[];
  documents: FacetCount[];
  amounts: FacetCount[];
  periods: FacetCount[];
  states: FacetCount[];
}

export interface PolicyReference {
  id: string;
  title: string;
}

/** A named result of the decision table, with its label and unit in words. */
export interface ResultField {
  name: string;
  type: Fact['type'];
  unit: string | null;
  unitName: string;
  label: string;
  values: { value: string; label: string }[];
}

export interface TimeLimit {
  text: string;
  steps: { action: string; text: string }[];
}

export interface Target {
  indicator: string;
  text: string;
  byText: string | null;
}

export interface DetailTable {
  title: string | null;
  columns: string[];
  rows: string[][];
}

export interface Cumulation {
  rule: 'highest' | 'same-award' | 'independent' | 'open';
  ruleName: string;
  with: PolicyReference[];
  text: string;
}

export interface PolicyVersion {
  version: number;
  decisionVersion: number | null;
  recordedAt: string;
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
  results?: ResultField[];
  timeLimit?: TimeLimit | null;
  targets?: Target[];
  criteria?: string[];
  definitions?: string[];
  table?: DetailTable[];
  useRule?: string | null;
  duration?: string | null;
  fundingNote?: string | null;
  appliesTo?: PolicyReference[];
  cumulation?: Cumulation[];
  versions?: PolicyVersion[];
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

export const fetchPolicy = (id: string, signal?: AbortSignal, version?: string): Promise<Policy> =>
  get(
    `/api/policies/${encodeURIComponent(id)}${version ? `?version=${encodeURIComponent(version)}` : ''}`,
    signal,
  );

/** Changes nothing and needs no login. */
export const evaluate = (id: string, facts: Facts): Promise<Evaluation> =>
  post(`/api/policies/${encodeURIComponent(id)}/evaluate`, { facts });

/** One page of GET /api/policies and how many there are in all. */
export async function fetchPolicyPage(
  filter: Record<string, string>,
  page: number,
  perPage: number,
  signal?: AbortSignal,
): Promise<{ rows: PolicyRow[]; total: number }> {
  const { body, headers } = await call<PolicyRow[]>(
    `/api/policies?${listQuery({ pagination: { page, perPage }, filter })}`,
    signal ? { signal } : {},
  );
  return { rows: body, total: Number(headers.get('X-Total-Count') ?? body.length) };
}

export const fetchFacets = (
  filter: Record<string, string>,
  signal?: AbortSignal,
): Promise<PolicyFacets> => get(`/api/policies/facets?${listQuery({ filter })}`, signal);
