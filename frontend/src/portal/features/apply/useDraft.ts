import { useKeptDraft, type DraftKeeper as Keeper } from '../../keptDraft';
import { fetchDraft, putDraft, type Draft } from './draft';

export type DraftKeeper = Keeper<Draft>;

/** The draft of an application for a measure. */
export const useDraft = (policyId: string): DraftKeeper =>
  useKeptDraft<Draft>({ id: policyId, fetch: fetchDraft, put: putDraft });
