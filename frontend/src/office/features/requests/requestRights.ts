import { isOpenRequest, type RequestView } from '../../../shared/requests';
import type { Session } from '../../../shared/session';

/** The codes of the governments that take requests, and which stands above which. */
export const GOVERNMENTS = [
  { code: 'hn', id: 'henan' },
  { code: 'pds', id: 'pingdingshan' },
  { code: 'jz', id: 'jiaozuo' },
] as const;

export type GovernmentCode = (typeof GOVERNMENTS)[number]['code'];

export const codeOf = (jurisdiction: string): GovernmentCode | undefined =>
  GOVERNMENTS.find(({ id }) => id === jurisdiction)?.code;

/** To the government above or to those below, one level at a time. */
export const neighboursOf = (jurisdiction: string): GovernmentCode[] =>
  codeOf(jurisdiction) === 'hn' ? ['pds', 'jz'] : ['hn'];

export interface RequestRights {
  urge: boolean;
  list: boolean;
  delist: boolean;
  merge: boolean;
  transfer: boolean;
  progress: boolean;
  remark: boolean;
}

/** Which acts are offered; the back end decides. */
export function requestRightsOf(
  session: Session | null | undefined,
  view: RequestView,
): RequestRights {
  const mine = (authority: string): boolean => session?.authorities.includes(authority) ?? false;
  const has = (role: string): boolean => session?.roles.includes(role) ?? false;
  const staff = session?.kind === 'staff';
  const code = codeOf(view.jurisdiction) ?? '';
  const supervises = staff && has('supervisor') && mine(`${code}-supervision`);
  const leads = staff && has('approver') && mine(`${code}-leader`);
  const responsible = staff && view.responsible !== null && mine(view.responsible.code);
  const supports = staff && view.support.some((authority) => mine(authority.code));
  const open = isOpenRequest(view.status);
  const listed = view.listing !== null;
  return {
    urge: open && (supervises || leads),
    list: open && !listed && (supervises || leads),
    delist: listed && (supervises || leads),
    merge: open && (supervises || responsible),
    transfer: open && view.status !== 'close-out-requested' && supervises,
    progress: open && (responsible || supports),
    remark: staff && !session.roles.includes('auditor'),
  };
}
