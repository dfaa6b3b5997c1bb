import { isOpenRequest, type RequestView } from '../../../shared/requests';
import type { Session } from '../../../shared/session';

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
  const { code, above } = view.holder;
  const supervises = (government: string): boolean =>
    staff && has('supervisor') && mine(`${government}-supervision`);
  const leads = (government: string): boolean =>
    staff && has('approver') && mine(`${government}-leader`);
  // What a government has, the one above it urges and lists too.
  const oversees = [code, ...(above ? [above] : [])].some(
    (government) => supervises(government) || leads(government),
  );
  const responsible = staff && view.responsible !== null && mine(view.responsible.code);
  const supports = staff && view.support.some((authority) => mine(authority.code));
  const open = isOpenRequest(view.status);
  const listed = view.listing !== null;
  return {
    urge: open && oversees,
    list: open && !listed && oversees,
    delist: listed && oversees,
    merge: open && (supervises(code) || responsible),
    transfer: view.mayTransfer,
    progress: open && (responsible || supports),
    remark: staff && !session.roles.includes('auditor'),
  };
}
