import { describe, expect, it } from 'vitest';
import { requestOf } from '../../test/requestOf';
import { clockStart } from '../requests';
import { clockNodes, nowOn } from './clockLine';

const at = (time: string): number => new Date(time).getTime();

const nodesOf = (states: string[]) =>
  clockNodes(
    '2026-11-20T00:00:00Z',
    states.map((state, index) => ({
      name: `第${String(index + 1)}步`,
      due: `2026-11-2${String(1 + 2 * index)}T00:00:00Z`,
      state,
    })),
  );

describe('the 1-3-7 line', () => {
  it('should put now between its neighbours by time', () => {
    const nodes = nodesOf(['met', 'running', 'todo']);

    expect(nowOn(nodes, at('2026-11-20T12:00:00Z'))).toBe(0.5);
    expect(nowOn(nodes, at('2026-11-22T00:00:00Z'))).toBe(1.5);
    expect(nowOn(nodes, at('2026-11-24T12:00:00Z'))).toBe(2.75);
  });

  it('should put now beyond the last limit once that has passed, and before the first at the start', () => {
    const nodes = nodesOf(['met', 'late', 'overdue']);

    expect(nowOn(nodes, at('2026-12-20T00:00:00Z'))).toBeGreaterThan(3);
    expect(nowOn(nodes, at('2026-11-19T00:00:00Z'))).toBe(0);
  });

  it('should stay before a limit that stands still, however long it does', () => {
    const nodes = nodesOf(['met', 'paused', 'todo']);

    expect(nowOn(nodes, at('2026-11-22T00:00:00Z'))).toBe(1.5);
    expect(nowOn(nodes, at('2026-12-22T00:00:00Z'))).toBe(2);
  });

  it('should have no now when nothing is left to do', () => {
    expect(nowOn(nodesOf(['met', 'late', 'met']), at('2026-11-22T00:00:00Z'))).toBeUndefined();
  });

  it('should take a limit that falls before the one before it as reached together with it', () => {
    const nodes = clockNodes('2026-11-20T00:00:00Z', [
      { name: '反馈措施', due: '2026-11-24T00:00:00Z', state: 'running' },
      { name: '办结', due: '2026-11-23T00:00:00Z', state: 'todo' },
    ]);

    expect(nowOn(nodes, at('2026-11-22T00:00:00Z'))).toBe(0.5);
  });

  it('should begin with the submission, or where the clocks began anew', () => {
    const reopened = {
      at: '2026-12-01T01:00:00Z',
      event: 'reopened',
      eventName: '重新办理',
      actor: '系统',
      text: '',
      internal: false,
    };

    expect(clockStart(requestOf())).toEqual({ at: '2026-11-20T02:00:00Z', first: true });
    expect(clockStart(requestOf({ round: 2, timeline: [reopened] }))).toEqual({
      at: '2026-12-01T01:00:00Z',
      first: false,
    });
  });
});
