import type { ClockMessages } from './clock.zh-CN';

export const clockEn: ClockMessages = {
  clockLine: {
    title: 'Time limits',
    label: 'Line of time limits: %{done} of %{total} done. %{current}',
    current: 'Running: %{name}, until %{date}.',
    start: 'Submitted',
    restart: 'Restarted',
    about: 'about %{date}',
    now: 'now',
    until: 'by %{date}',
    done: 'in time',
    late: 'done late',
    running: 'running',
    paused: 'stands still',
    pausedNow: 'Standing still: %{name}; it gets the time back.',
    resumes: 'gets the time back',
    overdue: 'overdue',
    todo: 'not begun',
    ended: 'ended',
  },
};
