import { get } from './http';
import { isRequestNumber, requestPath } from './requests';
import type { BusinessEntity } from './session';

export interface NamedDeadline {
  name: string;
  due: string;
  calendar?: string;
  state: string;
  text: string;
}

export interface FactView {
  name: string;
  label: string;
  value: unknown;
  text: string;
  source: string | null;
  asOf: string | null;
  claimedText: string | null;
}

export type ConditionOutcome = 'met' | 'unmet' | 'unknown';

export interface Citation {
  document: string;
  clause: string;
  quote: string;
}

export interface FundingShare {
  layer: string;
  layerName: string;
  payer?: string | null;
  ratio: number;
  amount: number;
}

export interface Determination {
  verdict: string;
  verdictName: string;
  conditions: {
    fact: string;
    label: string;
    requirement: string;
    requirementText: string;
    actualText: string;
    outcome: ConditionOutcome;
  }[];
  amount: number | null;
  ceiling: boolean;
  calculation: { text: string; amount: number | null }[];
  funding: FundingShare[];
  citations: Citation[];
  policyVersion: number;
  decisionVersion: number;
  at: string;
}

export interface CaseDocument {
  id: string;
  slot: string | null;
  title: string;
  fileName: string;
  size: number;
  mediaType: string;
  uploadedAt: string;
}

export interface SupplementAsked {
  requestedAt: string;
  until: string;
  text: string;
  items: { kind: 'fact' | 'document'; name: string; title: string }[];
}

export interface Opinion {
  step: string;
  stepName: string;
  group: string;
  groupName: string;
  userName: string;
  decision: string;
  decisionName: string;
  opinion: string | null;
  at: string;
}

export interface TrackStage {
  stage: string;
  label: string;
  state: 'paid' | 'awarded' | 'in-progress' | 'open' | 'covered' | 'next';
  caseNumber: string | null;
  amount: number | null;
}

export interface PaymentOrderView {
  layer: string;
  layerName: string;
  amount: number;
  state: string;
  stateName: string;
  batchNumber: string | null;
  receiptNumber: string | null;
  paidOn: string | null;
}

/** A row of GET /api/applications. */
export interface CaseRow {
  id: string;
  caseNumber: string;
  policyId: string;
  policyTitle: string;
  status: string;
  statusName: string;
  enterpriseName: string;
  amount: number | null;
  submittedAt: string;
  updatedAt: string;
  currentStep: string | null;
  currentStepName: string | null;
  due: string | null;
  dueState: string | null;
  dueText: string | null;
  jurisdiction: string;
  stage: string | null;
}

/** GET /api/applications/{caseNumber}. */
export interface CaseView {
  caseNumber: string;
  policyId: string;
  policyTitle: string;
  policyVersion: number;
  status: string;
  statusName: string;
  statusText: string;
  entity: BusinessEntity;
  factsView: FactView[];
  determination: Determination | null;
  amount: number | null;
  awardedAmount: number | null;
  funding: FundingShare[];
  documents: CaseDocument[];
  outstandingDocuments: { slot: string; title: string }[];
  timeline: { at: string; event: string; eventName: string; actor: string | null; text: string }[];
  deadlines: NamedDeadline[];
  openTasks: {
    id?: string;
    name: string;
    group: string;
    assigneeName: string | null;
    due: string | null;
  }[];
  supplement: SupplementAsked | null;
  opinions?: Opinion[];
  track: TrackStage[] | null;
  earlierAwards: {
    caseNumber: string;
    policyTitle: string;
    amount: number;
    awardedAt: string;
  }[];
  remarks: { text: string }[] | string[];
  acknowledgements?: { userName: string; stepName: string; remarks: string[]; at: string }[];
  steps: { id: string; label: string; state: 'done' | 'current' | 'todo' }[];
  notice: { from: string; until: string; objections: number } | null;
  decision: {
    outcome: 'awarded' | 'rejected' | 'not-accepted';
    amount: number | null;
    reason: string | null;
    letter: boolean;
    decidedAt: string;
    appeal: { text: string; until: string | null } | null;
  } | null;
  payment: { orders: PaymentOrderView[] } | null;
  version: number;
}

export interface CaseDiagram {
  bpmnXml: string;
  processId: string;
  version: number;
  active: string[];
  done: string[];
  steps: { activityId: string; label: string; state: string }[];
}

/** The case says its verdict in words beside the determination; whoever shows one finds it inside. */
export async function fetchCase(caseNumber: string, signal?: AbortSignal): Promise<CaseView> {
  const answer = await get<CaseView & { verdictName?: string }>(
    `/api/applications/${encodeURIComponent(caseNumber)}`,
    signal,
  );
  const { determination, verdictName } = answer;
  return {
    ...answer,
    determination: determination && {
      ...determination,
      verdictName: verdictName ?? determination.verdictName,
    },
  };
}

export const fetchDiagram = (caseNumber: string, signal?: AbortSignal): Promise<CaseDiagram> =>
  get(
    isRequestNumber(caseNumber)
      ? `${requestPath(caseNumber)}/diagram`
      : `/api/applications/${encodeURIComponent(caseNumber)}/diagram`,
    signal,
  );

export const documentUrl = (id: string, download = false): string =>
  `/api/documents/${encodeURIComponent(id)}${download ? '?download=true' : ''}`;

/** A line of the sum without the amount that its own column shows. */
export const calculationLabel = (line: { text: string; amount: number | null }): string =>
  line.amount === null ? line.text : line.text.replace(/[：:]\s*[\d,]+(\.\d+)?\s*元$/, '');
