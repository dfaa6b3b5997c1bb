import { post } from './http';
import type { Fact, Facts, FactValue, Verdict } from './policies';

/** A measure in the answer of POST /api/policies/finder. */
export interface PolicyMatch {
  policyId: string;
  title: string;
  summary: string;
  jurisdiction: string;
  jurisdictionName: string;
  kind?: string;
  kindName?: string;
  verdict: Verdict;
  verdictName: string;
  amount: number | null;
  maxAmount: number | null;
  ceiling: boolean;
  payment: boolean;
  inForce: boolean;
  open: boolean;
  missingFacts: string[];
  missingFactLabels: string[];
}

export interface NextQuestion {
  fact: Fact;
  /** Why it is asked, in one sentence. */
  why: string;
  /** How many measures turn on it, and how much money. */
  measures: number;
  money: number;
}

/** A fact that is known: from a register with its source, or typed (no source). `claimed` is what was typed beside it. */
export interface KnownFact {
  name: string;
  label: string;
  value: FactValue;
  text: string;
  source: string | null;
  asOf: string | null;
  claimed?: FactValue;
}

export interface FinderAnswer {
  matches: PolicyMatch[];
  excludedCount: number;
  /** How many are met. */
  eligibleMoney?: number;
  /** How much more may be met, at most. */
  moneyAtStake: number;
  nextQuestion: NextQuestion | null;
  questionsLeft: number;
  known?: KnownFact[];
}

export interface FinderQuestion {
  facts: Facts;
  applicant?: string;
  jurisdiction?: string;
  skipped: string[];
}

/** Changes nothing and needs no login; who is logged in gets his registered facts taken into account. */
export const askFinder = (question: FinderQuestion): Promise<FinderAnswer> =>
  post('/api/policies/finder', question);
