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

const offered = (session: Session, view = requestOf()) =>
  Object.entries(requestRightsOf(session, view))
    .filter(([, offers]) => offers)
    .map(([act]) => act);

describe('what is offered on a request', () => {
  it('should offer supervision to the supervising office of that government only', () => {
    expect(
      offered(official(['pds-supervision'], ['supervisor']), requestOf({ mayTransfer: true })),
    ).toEqual(['urge', 'list', 'merge', 'transfer', 'remark']);
    expect(offered(official(['jz-supervision'], ['supervisor']))).toEqual(['remark']);
  });

  it('should offer urging and listing to the leader, progress and merging to who handles it', () => {
    expect(offered(official(['pds-leader'], ['approver']))).toEqual(['urge', 'list', 'remark']);
    expect(offered(official(['pds-housing'], ['reviewer']))).toEqual([
      'merge',
      'progress',
      'remark',
    ]);
  });

  it('should offer nothing but a remark once it is closed', () => {
    expect(
      offered(official(['pds-supervision'], ['supervisor']), requestOf({ status: 'rated' })),
    ).toEqual(['remark']);
  });

  it('should let the city urge and list what a county has, and leave merging to the county', () => {
    const county = requestOf({
      holder: { code: 'pds-ruzhou', name: '汝州市', level: 'county', above: 'pds' },
    });
    expect(offered(official(['pds-supervision'], ['supervisor']), county)).toEqual([
      'urge',
      'list',
      'remark',
    ]);
    expect(offered(official(['pds-ruzhou-supervision'], ['supervisor']), county)).toEqual([
      'urge',
      'list',
      'merge',
      'remark',
    ]);
    expect(offered(official(['pds-yexian-supervision'], ['supervisor']), county)).toEqual([
      'remark',
    ]);
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
