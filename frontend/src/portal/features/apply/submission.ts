import { post } from '../../../shared/http';
import type { CaseView } from '../../../shared/cases';
import type { Facts } from '../../../shared/policies';
import { forgetKey, submissionKey } from '../../submissionKey';

/** POST /api/applications. */
export interface Submission {
  policyId: string;
  facts: Facts;
  documents: { slot: string; id: string }[];
  undertakings: string[];
}

export async function submit(
  submission: Submission,
): Promise<Pick<CaseView, 'caseNumber' | 'status'>> {
  const answer = await post<Pick<CaseView, 'caseNumber' | 'status'>>(
    '/api/applications',
    submission,
    submissionKey(submission.policyId, submission),
  );
  forgetKey(submission.policyId);
  return answer;
}
