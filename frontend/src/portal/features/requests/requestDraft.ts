import { post } from '../../../shared/http';
import { deleteKept, fetchKept, putKept, type DraftPlace } from '../../keptDraft';
import { forgetKey, submissionKey } from '../../submissionKey';

export interface RequestDraft {
  title: string;
  text: string;
  category: string;
  /** Empty: where the business is registered. */
  district: string;
  documents: { id: string; fileName: string; size: number; mediaType: string }[];
  version: number;
}

const PLACE = 'service-request';

export const EMPTY_REQUEST: RequestDraft = {
  title: '',
  text: '',
  category: '',
  district: '',
  documents: [],
  version: 0,
};

export const REQUEST_DRAFT: DraftPlace<RequestDraft> = {
  id: PLACE,
  fetch: (id, signal) => fetchKept(id, EMPTY_REQUEST, signal),
  put: putKept,
};

export const deleteRequestDraft = (): Promise<void> => deleteKept(PLACE);

export const isBlank = ({ title, text, documents }: RequestDraft): boolean =>
  title.trim() === '' && text.trim() === '' && documents.length === 0;

export async function submitRequest(draft: RequestDraft): Promise<{ caseNumber: string }> {
  const body = {
    title: draft.title.trim(),
    text: draft.text.trim(),
    category: draft.category,
    district: draft.district,
    documents: draft.documents.map(({ id }) => id),
  };
  const answer = await post<{ caseNumber: string }>(
    '/api/service-requests',
    body,
    submissionKey(PLACE, body),
  );
  forgetKey(PLACE);
  return answer;
}
