import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askFinder, type FinderAnswer, type FinderQuestion } from '../../../shared/finder';
import type { Fact } from '../../../shared/policies';
import { useSession } from '../../../shared/session';
import { APPLICANT, factsOf, JURISDICTION, type FinderAnswers } from '../../finderAnswers';
import { useText } from '../../useText';
import { isStartQuestion, startAnswer, startQuestions } from './questions';

export interface Counts {
  eligible: number;
  possible: number;
  excluded: number;
  money: number;
  eligibleIds: string[];
}

const countsOf = ({ matches, excludedCount, moneyAtStake }: FinderAnswer): Counts => {
  const eligible = matches.filter(({ verdict }) => verdict === 'eligible');
  return {
    eligible: eligible.length,
    possible: matches.length - eligible.length,
    excluded: excludedCount,
    money: moneyAtStake,
    eligibleIds: eligible.map(({ policyId }) => policyId),
  };
};

export interface Finder {
  answer: FinderAnswer | undefined;
  counts: Counts | undefined;
  /** The counts before the last answer. */
  before: Counts | undefined;
  /** What was answered last is being worked out. */
  pending: boolean;
  error: unknown;
  retry: () => void;
  /** The question that comes next; null where none is worth asking, undefined while that is worked out. */
  next: { fact: Fact; why: string | null; measures: number; money: number } | null | undefined;
}

/** Sends what was answered so far and tells what fits and what to ask next. */
export function useFinder(answers: FinderAnswers): Finder {
  const t = useText();
  const { data: session } = useSession();
  const entity = session?.kind === 'applicant' ? session.entity : null;
  const applicant = entity?.kind ?? startAnswer(answers, APPLICANT);
  const jurisdiction = entity?.jurisdiction ?? startAnswer(answers, JURISDICTION);
  const question: FinderQuestion = {
    facts: factsOf(answers),
    skipped: answers.steps
      .filter(({ fact, value }) => value === null && !isStartQuestion(fact))
      .map(({ fact }) => fact.name),
    ...(applicant ? { applicant } : {}),
    ...(jurisdiction ? { jurisdiction } : {}),
  };
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    queryKey: ['finder', session?.username ?? null, question],
    queryFn: () => askFinder(question),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

  const settled = isPlaceholderData ? undefined : data;
  const [seen, setSeen] = useState<{ answer?: FinderAnswer; before?: FinderAnswer }>({});
  if (settled && settled !== seen.answer) {
    setSeen({ answer: settled, ...(seen.answer ? { before: seen.answer } : {}) });
  }

  const open = entity
    ? undefined
    : startQuestions(t).find(({ name }) => !answers.steps.some(({ fact }) => fact.name === name));
  const asked = settled?.nextQuestion;
  return {
    answer: data,
    counts: data ? countsOf(data) : undefined,
    before: seen.before ? countsOf(seen.before) : undefined,
    pending: isPlaceholderData || (isFetching && !data),
    error,
    retry: () => void refetch(),
    next: open
      ? { fact: open, why: null, measures: 0, money: 0 }
      : asked === undefined
        ? undefined
        : asked,
  };
}
