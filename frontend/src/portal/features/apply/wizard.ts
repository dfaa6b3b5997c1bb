import { createContext, useContext } from 'react';
import type { Policy } from '../../../shared/policies';
import type { Session } from '../../../shared/session';
import type { Draft, RegisterFact, Topic } from './draft';
import type { DraftKeeper } from './useDraft';

/** All that the screens of one application share. */
export interface Wizard {
  policy: Policy;
  session: Session;
  known: RegisterFact[];
  topics: Topic[];
  draft: Draft;
  keeper: DraftKeeper;
  /** Address of a screen of this application. */
  to: (section?: string) => string;
}

export const WizardContext = createContext<Wizard | undefined>(undefined);

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error('A screen of the application outside of it.');
  return wizard;
}

/** The screens in their order, the task list left out. */
export const sectionsOf = ({ topics, policy }: Pick<Wizard, 'topics' | 'policy'>): string[] => [
  'known',
  ...topics.map(({ id }) => id),
  ...(policy.requiredDocuments.length > 0 ? ['materials'] : []),
  'check',
];
