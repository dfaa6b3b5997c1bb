import { get } from '../../../shared/http';
import type { Fact, FactValue, Facts, Policy } from '../../../shared/policies';
import { isAnswered } from '../../components/answered';
import { deleteKept, fetchKept, putKept } from '../../keptDraft';

export interface DraftDocument {
  slot: string;
  id: string;
  fileName: string;
  size?: number;
  mediaType?: string;
}

/** GET and PUT /api/drafts/{policyId}. */
export interface Draft {
  step: number;
  facts: Facts;
  documents: DraftDocument[];
  undertakings: string[];
  version: number;
}

export const EMPTY_DRAFT: Draft = {
  step: 0,
  facts: {},
  documents: [],
  undertakings: [],
  version: 0,
};

export interface RegisterFact {
  name: string;
  value: FactValue;
  source: string;
  asOf: string | null;
}

export const fetchDraft = (policyId: string, signal?: AbortSignal): Promise<Draft> =>
  fetchKept(policyId, EMPTY_DRAFT, signal);

export const putDraft: (policyId: string, draft: Draft) => Promise<Draft> = putKept;

export const deleteDraft = deleteKept;

export const fetchRegisterFacts = (
  policyId: string,
  signal?: AbortSignal,
): Promise<RegisterFact[]> =>
  get(`/api/my/register-facts?policyId=${encodeURIComponent(policyId)}`, signal);

/** One topic is one screen. */
export interface Topic {
  id: 'situation' | 'figures' | 'declarations';
  facts: Fact[];
}

export { isAnswered };

/** What people are asked: not what the register or the ledger of awards knows. */
export function topicsOf(policy: Policy, known: RegisterFact[]): Topic[] {
  const inRegister = new Set(
    known.filter(({ value }) => isAnswered(value)).map(({ name }) => name),
  );
  const asked = policy.facts.filter(({ name, fromLedger }) => !inRegister.has(name) && !fromLedger);
  const topics: Topic[] = [
    {
      id: 'situation',
      facts: asked.filter(({ type }) => type === 'enum' || type === 'string'),
    },
    {
      id: 'figures',
      facts: asked.filter(({ type }) => ['number', 'number-list', 'date'].includes(type)),
    },
    { id: 'declarations', facts: asked.filter(({ type }) => type === 'boolean') },
  ];
  return topics.filter(({ facts }) => facts.length > 0);
}

export type SectionState = 'todo' | 'started' | 'done';

export function topicState({ facts }: Topic, answers: Facts): SectionState {
  const answered = facts.filter(({ name }) => isAnswered(answers[name]));
  const open = facts.filter(({ name, required }) => required && !isAnswered(answers[name]));
  if (open.length === 0 && (answered.length > 0 || facts.every(({ required }) => !required))) {
    return 'done';
  }
  return answered.length > 0 ? 'started' : 'todo';
}

export function materialsState(policy: Policy, draft: Draft): SectionState {
  const given = new Set([...draft.documents.map(({ slot }) => slot), ...draft.undertakings]);
  const open = policy.requiredDocuments.filter(
    ({ slot, required }) => required && !given.has(slot),
  );
  if (open.length === 0) return 'done';
  return given.size > 0 ? 'started' : 'todo';
}

/** The answers that belong to the questions asked: facts of the register are added by the back end. */
export const answersOf = (topics: Topic[], facts: Facts): Facts =>
  Object.fromEntries(
    topics
      .flatMap((topic) => topic.facts)
      .filter(({ name }) => isAnswered(facts[name]))
      .map(({ name }) => [name, facts[name] ?? null]),
  );
