import type { ClockPoint } from '../requests';

export type ClockState = 'done' | 'late' | 'current' | 'paused' | 'overdue' | 'todo' | 'ended';

export interface ClockNode {
  name: string;
  limit: string;
  at: string;
  estimated: boolean;
  state: ClockState;
}

const STATES: Record<string, ClockState> = {
  met: 'done',
  done: 'done',
  late: 'late',
  running: 'current',
  current: 'current',
  'due-soon': 'current',
  paused: 'paused',
  overdue: 'overdue',
  ended: 'ended',
};

export const clockState = (state: string): ClockState => STATES[state] ?? 'todo';

/** The line begins where the clocks did. */
export const clockNodes = (start: string, points: ClockPoint[]): ClockNode[] => [
  { name: '', limit: '', at: start, estimated: false, state: 'done' },
  ...points.map(({ name, limitText = '', due, estimated = false, state }) => ({
    name,
    limit: limitText,
    at: due,
    estimated,
    state: clockState(state),
  })),
];

/**
 * Where now stands between the nodes, by time between its neighbours; 2.5 is half-way from the second limit to the
 * third, a little beyond the last node once everything is overdue. Nowhere when nothing is left to do; before a limit
 * that stands still, however long that takes.
 */
export function nowOn(nodes: ClockNode[], now: number): number | undefined {
  if (
    nodes.slice(1).every(({ state }) => state === 'done' || state === 'late' || state === 'ended')
  )
    return undefined;
  const times = nodes.map(({ at }) => new Date(at).getTime());
  for (let next = 1; next < times.length; next += 1) {
    const from = times[next - 1] ?? 0;
    const to = times[next] ?? 0;
    if (now < to || nodes[next]?.state === 'paused') {
      const share = to > from ? (now - from) / (to - from) : 0;
      return next - 1 + Math.min(1, Math.max(0, share));
    }
  }
  return nodes.length - 1 + 0.35;
}
