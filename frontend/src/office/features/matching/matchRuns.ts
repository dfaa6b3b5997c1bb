import type { Tone } from '../../../shared/case/StateLabel';

export interface MatchRun {
  id: number;
  jurisdictionName: string;
  on: string;
  state: 'running' | 'suspended' | 'failed' | 'finished';
  stateName: string;
  measures: number;
  total: number;
  done: number;
  failed: number;
  requestedBy: string;
  requestedAt: string;
  finishedAt: string | null;
  perSecond: number | null;
}

export interface MeasureResult {
  policyId: string;
  policyTitle: string;
  jurisdictionName: string;
  eligible: number;
  undetermined: number;
  excluded: number;
  outside: number;
  mostFrequentReason: string | null;
}

export interface Candidate {
  id: string;
  entityId: number;
  entityName: string;
  uscc: string;
  policyId: string;
  policyTitle: string;
  verdict: 'eligible' | 'undetermined';
  verdictName: string;
  amount: number | null;
  ceiling: boolean;
  reasonsFor: string[];
  reasonsAgainst: string[];
  missing: string[];
}

const TONES: Record<MatchRun['state'], Tone> = {
  running: 'busy',
  suspended: 'paused',
  failed: 'bad',
  finished: 'good',
};

export const toneOfRun = ({ state }: MatchRun): Tone => TONES[state];
