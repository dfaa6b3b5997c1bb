import type { Session } from '../shared/session';

const CASE_ROLES = ['acceptor', 'reviewer', 'approver', 'payer', 'supervisor'];
const PLATFORM_ROLES = ['sysadmin', 'secadmin', 'auditor'];

const has = (session: Session, roles: string[]): boolean =>
  session.roles.some((role) => roles.includes(role));

/** An authority of a city or the province, such as pds-treasury; counties handle requests only. */
const isAboveCounties = (authority: string): boolean =>
  /^[a-z]+(-finance-office|-[a-z]+)?$/.test(authority);

const isOf = (session: Session, kind: string): boolean =>
  session.authorities.some(
    (authority) => isAboveCounties(authority) && authority.endsWith(`-${kind}`),
  );

/** What the menu offers; the back end decides what is answered. */
export interface Rights {
  cases: boolean;
  /** Service requests: whoever handles cases, also in counties. */
  requests: boolean;
  /** Writing requests down for callers. */
  intake: boolean;
  /** Boards and bulletins: leaders, the supervising offices, auditors. */
  boards: boolean;
  enterprises: boolean;
  /** Entering businesses, their accounts, imports of the register. */
  register: boolean;
  imports: boolean;
  refresh: boolean;
  payments: boolean;
  budgets: boolean;
  pay: boolean;
  allot: boolean;
  confirmIssue: boolean;
  match: boolean;
  /** Over the register of all governments. */
  matchAll: boolean;
  /** Adding and correcting years of the calendar. */
  calendar: boolean;
  staff: boolean;
  audit: boolean;
  /** The outbox of mails. */
  mails: boolean;
}

export function rightsOf(session: Session | null | undefined): Rights {
  if (session?.kind !== 'staff') {
    return {
      cases: false,
      requests: false,
      intake: false,
      boards: false,
      enterprises: false,
      register: false,
      imports: false,
      refresh: false,
      payments: false,
      budgets: false,
      pay: false,
      allot: false,
      confirmIssue: false,
      match: false,
      matchAll: false,
      calendar: false,
      staff: false,
      audit: false,
      mails: false,
    };
  }
  const handlesCases = has(session, CASE_ROLES);
  const aboveCounties = session.authorities.some(isAboveCounties);
  const treasury = isOf(session, 'treasury') || has(session, ['payer']);
  return {
    cases: handlesCases && aboveCounties,
    requests: handlesCases || has(session, ['auditor']),
    intake: has(session, ['acceptor', 'supervisor']),
    boards:
      has(session, ['supervisor', 'auditor']) ||
      (session.authorities.some((authority) => authority.endsWith('-leader')) &&
        has(session, ['approver'])),
    enterprises: handlesCases || has(session, PLATFORM_ROLES),
    register: has(session, ['secadmin']),
    imports: has(session, ['secadmin', 'auditor']),
    refresh: has(session, ['secadmin', 'acceptor', 'reviewer']),
    payments: treasury,
    budgets: handlesCases && aboveCounties,
    pay: has(session, ['payer']),
    allot: isOf(session, 'treasury') && has(session, ['reviewer']),
    confirmIssue: has(session, ['releaser']),
    match: has(session, ['releaser']) || (isOf(session, 'industry') && has(session, ['reviewer'])),
    matchAll: has(session, ['releaser']),
    calendar: has(session, ['releaser']),
    staff: has(session, PLATFORM_ROLES),
    audit: has(session, ['auditor']),
    mails: has(session, ['sysadmin']),
  };
}

const PREFIXES: Record<string, string> = { pds: 'pingdingshan', jz: 'jiaozuo', hn: 'henan' };

/** The governments that the person's authorities belong to. */
export const jurisdictionsOf = (session: Session): string[] => [
  ...new Set(
    session.authorities
      .filter(isAboveCounties)
      .flatMap((authority) => PREFIXES[authority.split('-')[0] ?? ''] ?? []),
  ),
];
