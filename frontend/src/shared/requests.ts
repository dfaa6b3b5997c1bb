import { get } from './http';
import type { Opinion } from './cases';

/** Numbers of service requests and of applications are told apart by their kind: PDS-SQ-20261121-000001. */
export const isRequestNumber = (caseNumber: string): boolean => /^[A-Z]+-SQ-/.test(caseNumber);

export interface RequestAuthority {
  code: string;
  name: string;
}

/** A clock of the 1-3-7 line: what has to be done until when. */
export interface ClockPoint {
  step?: string;
  name: string;
  limitText?: string;
  due: string;
  /** While the step before has not ended. */
  estimated?: boolean;
  /** While the holidays of that year are not published. */
  provisional?: boolean;
  state: string;
  stateName?: string;
}

export interface RequestDocument {
  id: string;
  fileName: string;
  size: number;
  mediaType: string;
}

export interface RequestClock {
  step: string;
  name: string;
  group: string | null;
  groupName: string;
  due: string;
  state: string;
  stateName: string;
  warning: string | null;
  warningName: string | null;
  text: string;
}

export interface RequestEntry {
  at: string;
  event: string;
  eventName: string;
  actor: string;
  text: string;
  internal: boolean;
}

export interface RequestTask {
  id: string | null;
  step: string;
  name: string;
  group: string | null;
  groupName: string;
  assigneeName: string | null;
}

export interface RequestRating {
  round: number;
  grade: number;
  gradeName: string;
  text: string;
  at: string;
}

export interface RequestListing {
  leader: string;
  until: string;
  /** Only for officials. */
  reason: string | null;
  since: string;
  over: boolean;
  endedAt: string | null;
  endReason: string | null;
}

export interface RequestTransfer {
  from: string;
  fromName: string;
  to: string;
  toName: string;
  up: boolean;
  reason: string | null;
  leader: string | null;
  at: string;
}

/** What the enterprise was asked for; `state` is waiting, answered, time-over, called-off or case-over. */
export interface RequestQuestion {
  text: string;
  authorityName: string;
  stepName: string;
  askedAt: string;
  until: string;
  state: string;
  stateName: string;
  endedAt: string | null;
  callOffReason: string | null;
  answer: string | null;
  answeredAt: string | null;
  /** The answer came when nobody waited any longer. */
  late: boolean;
  documents: RequestDocument[];
}

/** Time stands still until the enterprise answers. */
export interface RequestWaiting {
  text: string;
  authorityName: string;
  since: string;
  until: string;
  provisional: boolean;
}

export interface MergedRequest {
  caseNumber: string;
  title: string;
  text: string;
  sourceName: string;
  submittedAt: string;
}

export interface RequestPointer {
  caseNumber: string;
  title: string;
  statusName: string;
  submittedAt: string;
  similarity?: number;
}

/** A government that may have requests. */
export interface RequestGovernment {
  code: string;
  name: string;
  level: 'province' | 'city' | 'county';
  /** The code of the government above it. */
  above: string | null;
}

/** Where a request may be transferred to; `vacant` where nobody is there yet, `before` where a leader has to decide. */
export interface TransferTarget {
  code: string;
  name: string;
  direction: 'down' | 'up' | 'take-back' | 'take-up';
  usual: boolean;
  before: boolean;
  vacant: boolean;
  /** Who may have decided it. */
  leaders: string[];
}

/** A row of GET /api/service-requests. */
export interface RequestRow {
  id: string;
  caseNumber: string;
  title: string;
  category: string;
  categoryName: string;
  district: string;
  jurisdiction: string;
  jurisdictionName: string;
  holder: string;
  holderName: string;
  source: string;
  sourceName: string;
  status: string;
  statusName: string;
  enterpriseName: string;
  responsible: string | null;
  responsibleName: string | null;
  currentStepName: string | null;
  due: string | null;
  dueState: string | null;
  dueText: string | null;
  warning: string | null;
  warningName: string | null;
  rating: number | null;
  ratingName: string | null;
  /** True while the enterprise is asked for its rating. */
  mayRate: boolean;
  /** Until when the enterprise is asked to answer, while time stands still. */
  waitingUntil: string | null;
  round: number;
  listed: boolean;
  mergedInto: string | null;
  submittedAt: string;
}

/** What an official may do with a request now. */
export interface RequestActs {
  urge: boolean;
  list: boolean;
  delist: boolean;
  merge: boolean;
  transfer: boolean;
  progress: boolean;
  remark: boolean;
}

/** GET /api/service-requests/{caseNumber}; what is for staff only is empty for the enterprise. */
export interface RequestView {
  caseNumber: string;
  title: string;
  text: string;
  category: string;
  categoryName: string;
  categoryGiven: string | null;
  district: string;
  jurisdiction: string;
  jurisdictionName: string;
  /** The government that has it now, and the one where it came in. */
  holder: RequestGovernment;
  origin: RequestGovernment;
  source: string;
  sourceName: string;
  caller: string | null;
  status: string;
  statusName: string;
  statusText: string;
  complexity: string;
  complexityName: string;
  entity: { id: number; uscc: string; name: string; invented: boolean };
  responsible: RequestAuthority | null;
  support: RequestAuthority[];
  measures: string | null;
  result: string | null;
  resolved: boolean | null;
  /** `approved` is false while the leader has not decided; `proposed` is the day that is asked for instead. */
  plan: { text: string; until: string; approved: boolean; proposed: string | null } | null;
  closeOut: {
    grade: string | null;
    gradeName: string | null;
    closedAt: string;
    rateUntil: string | null;
    reopenUntil: string | null;
  } | null;
  ratings: RequestRating[];
  outcome: string | null;
  mayRate: boolean;
  mayReopen: boolean;
  mayWithdraw: boolean;
  round: number;
  documents: RequestDocument[];
  timeline: RequestEntry[];
  deadlines: RequestClock[];
  openTasks: RequestTask[];
  opinions: Omit<Opinion, 'step' | 'group'>[];
  steps: {
    id: string;
    label: string;
    state: 'done' | 'current' | 'todo' | 'ended' | 'skipped' | 'unrated';
    stateName: string;
  }[];
  similar: RequestPointer[];
  clockLine: ClockPoint[];
  listing: RequestListing | null;
  earlierListings: RequestListing[];
  mergedInto: string | null;
  merged: MergedRequest[];
  transfers: RequestTransfer[];
  mayTransfer: boolean;
  waiting: RequestWaiting | null;
  questions: RequestQuestion[];
  mayAnswer: boolean;
  mayAsk: boolean;
  mayCallOff: boolean;
  questionsLeft: number;
  may: RequestActs;
  submittedAt: string;
  version: number;
}

export interface RequestCategory {
  id: string;
  label: string;
  help: string;
}

export interface RequestPlace {
  id: string;
  name: string;
  districts: string[];
  /** The city or province itself and its counties. */
  holders: { code: string; name: string }[];
}

export const requestPath = (caseNumber: string): string =>
  `/api/service-requests/${encodeURIComponent(caseNumber)}`;

export const fetchRequest = (caseNumber: string, signal?: AbortSignal): Promise<RequestView> =>
  get(requestPath(caseNumber), signal);

export const fetchCategories = (signal?: AbortSignal): Promise<RequestCategory[]> =>
  get('/api/service-requests/categories', signal);

export const fetchPlaces = (signal?: AbortSignal): Promise<RequestPlace[]> =>
  get('/api/service-requests/places', signal);

export interface Matter {
  title: string;
  text: string;
  category: string;
  /** Only where an official asks for a caller. */
  uscc?: string;
}

/** Open requests of the same business on the same matter, the likeliest first. */
export function fetchSimilar(matter: Matter, signal?: AbortSignal): Promise<RequestPointer[]> {
  const query = new URLSearchParams({
    title: matter.title,
    // An address has an end; the beginning says what it is about.
    text: matter.text.slice(0, 500),
    ...(matter.category ? { category: matter.category } : {}),
    ...(matter.uscc ? { uscc: matter.uscc } : {}),
  });
  return get(`/api/service-requests/similar?${query.toString()}`, signal);
}

export const fetchTransferTargets = (
  caseNumber: string,
  signal?: AbortSignal,
): Promise<TransferTarget[]> => get(`${requestPath(caseNumber)}/transfer-targets`, signal);

/** From government to government, as 平顶山市→汝州市; empty where it has stayed where it came in. */
export const wayOf = ({ origin, transfers }: RequestView): string =>
  transfers.length === 0 ? '' : [origin.name, ...transfers.map(({ toName }) => toName)].join('→');

/** Whether an authority still has something to do. */
export const isOpenRequest = (status: string): boolean =>
  !['closed', 'rated', 'withdrawn'].includes(status);

/** When the clocks of the present round began to run, and whether that was the submission. */
export function clockStart({ round, timeline, transfers, submittedAt }: RequestView): {
  at: string;
  first: boolean;
} {
  const reopened = round > 1 ? timeline.filter(({ event }) => event === 'reopened') : [];
  const begun = [...reopened, ...transfers].map(({ at }) => at).sort();
  const at = begun[begun.length - 1];
  return { at: at ?? submittedAt, first: at === undefined };
}
