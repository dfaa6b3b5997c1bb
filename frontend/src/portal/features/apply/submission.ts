import { newIdempotencyKey, post } from '../../../shared/http';
import type { CaseView } from '../../../shared/cases';
import type { Facts } from '../../../shared/policies';

/** POST /api/applications. */
export interface Submission {
  policyId: string;
  facts: Facts;
  documents: { slot: string; id: string }[];
  undertakings: string[];
}

const entry = (policyId: string): string => `huiqi.submission.${policyId}`;

interface Remembered {
  key: string;
  body: string;
}

/** The key belongs to what is submitted: a resend after a lost answer, even after a reload, is the same submission. */
export function submissionKey(submission: Submission): string {
  const body = JSON.stringify(submission);
  const stored = sessionStorage.getItem(entry(submission.policyId));
  const remembered = stored ? (JSON.parse(stored) as Remembered) : undefined;
  if (remembered?.body === body) return remembered.key;
  const key = newIdempotencyKey();
  sessionStorage.setItem(entry(submission.policyId), JSON.stringify({ key, body }));
  return key;
}

export async function submit(
  submission: Submission,
): Promise<Pick<CaseView, 'caseNumber' | 'status'>> {
  const answer = await post<Pick<CaseView, 'caseNumber' | 'status'>>(
    '/api/applications',
    submission,
    submissionKey(submission),
  );
  sessionStorage.removeItem(entry(submission.policyId));
  return answer;
}
