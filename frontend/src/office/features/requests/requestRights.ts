import type { RequestActs, RequestView } from '../../../shared/requests';
import type { Session } from '../../../shared/session';

const NOTHING: RequestActs = {
  urge: false,
  list: false,
  delist: false,
  merge: false,
  transfer: false,
  progress: false,
  remark: false,
};

/** Which acts are offered: those that the back end says it would allow. */
export const requestRightsOf = (
  session: Session | null | undefined,
  view: RequestView,
): RequestActs => (session?.kind === 'staff' ? view.may : NOTHING);
