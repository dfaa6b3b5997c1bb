import { describe, expect, it } from 'vitest';
import type { Session } from '../../../shared/session';
import { requestOf } from '../../../test/requestOf';
import { addressOf } from './addressOf';
import { requestRightsOf } from './requestRights';

const official = (authorities: string[], roles: string[]): Session => ({
  username: authorities[0] ?? 'x',
  displayName: '某人',
  kind: 'staff',
  roles,
  authorities,
});

const offered = (session: Session | null, view = requestOf()) =>
  Object.entries(requestRightsOf(session, view))
    .filter(([, offers]) => offers)
    .map(([act]) => act);

describe('what is offered on a request', () => {
  const may = { ...requestOf().may, urge: true, delist: true, remark: true };

  it('should offer what the back end would allow, whoever it is', () => {
    expect(offered(official(['hn-leader'], ['approver']), requestOf({ may }))).toEqual([
      'urge',
      'delist',
      'remark',
    ]);
    expect(offered(official(['auditor'], ['auditor']))).toEqual([]);
  });

  it('should offer nothing to nobody', () => {
    expect(offered(null, requestOf({ may }))).toEqual([]);
  });
});

describe('the address of the list', () => {
  const filters = ['overdue', 'category'];

  it('should take plain parameters as filters, as boards link to it', () => {
    const address = addressOf(new URLSearchParams('overdue=true&category=arrears&page=2'), filters);

    const query = new URLSearchParams(address?.split('?')[1]);
    expect(JSON.parse(query.get('filter') ?? '')).toEqual({ overdue: 'true', category: 'arrears' });
    expect(query.get('page')).toBe('2');
  });

  it('should leave its own address alone', () => {
    expect(addressOf(new URLSearchParams('filter=%7B%7D&page=2'), filters)).toBeUndefined();
  });
});
