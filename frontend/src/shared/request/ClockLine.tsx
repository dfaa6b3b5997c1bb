import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { textHook } from '../i18n/provider';
import { clockStart, type RequestView } from '../requests';
import { useFormat } from '../useFormat';
import { clockNodes, nowOn, type ClockNode, type ClockState } from './clockLine';
import type { ClockMessages } from './clock.zh-CN';

const useClockText = textHook<ClockMessages>();

const MIDDLE = 36;
const RADIUS = 11;

interface ClockLineProps {
  view: RequestView;
  /** The moment that the page speaks of, in milliseconds. */
  now: number;
}

const STATE_TEXTS = {
  done: 'clockLine.done',
  late: 'clockLine.late',
  current: 'clockLine.running',
  paused: 'clockLine.paused',
  overdue: 'clockLine.overdue',
  todo: 'clockLine.todo',
  ended: 'clockLine.ended',
} as const;

const WORD_COLORS: Record<ClockState, string> = {
  done: 'success.main',
  late: 'error.main',
  current: 'primary.main',
  paused: 'text.secondary',
  overdue: 'error.main',
  todo: 'text.secondary',
  ended: 'text.secondary',
};

/** The 1-3-7 clock as a line: what was due when, where we are now. The list below it says the same in words. */
export function ClockLine({ view, now }: ClockLineProps) {
  const t = useClockText();
  const format = useFormat();
  const { palette } = useTheme();
  if (view.clockLine.length === 0) return null;
  const start = clockStart(view);
  const nodes = clockNodes(start.at, view.clockLine);
  const here = nowOn(nodes, now);
  const x = (position: number) => `${String(((position + 0.5) / nodes.length) * 100)}%`;
  const colors: Record<ClockState, string> = {
    done: palette.success.main,
    late: palette.error.main,
    current: palette.primary.main,
    paused: palette.text.secondary,
    overdue: palette.error.main,
    todo: palette.divider,
    ended: palette.text.secondary,
  };
  const limits = nodes.slice(1);
  const running = limits.find(({ state }) => state === 'current' || state === 'overdue');
  const paused = limits.find(({ state }) => state === 'paused');
  const label = t('clockLine.label', {
    total: limits.length,
    done: limits.filter(({ state }) => state === 'done' || state === 'late').length,
    current: running
      ? t('clockLine.current', { name: running.name, date: format.date(running.at) })
      : paused
        ? t('clockLine.pausedNow', { name: paused.name })
        : '',
  });
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <svg width="100%" height={58} role="img" aria-label={label} style={{ display: 'block' }}>
        <line
          x1={x(0)}
          x2={x(nodes.length - 1)}
          y1={MIDDLE}
          y2={MIDDLE}
          stroke={palette.divider}
          strokeWidth={4}
        />
        {here === undefined ? null : (
          <line
            x1={x(0)}
            x2={x(Math.min(here, nodes.length - 1))}
            y1={MIDDLE}
            y2={MIDDLE}
            stroke={palette.primary.main}
            strokeWidth={4}
          />
        )}
        {limits.map(({ state }, index) =>
          state === 'done' || state === 'late' ? (
            <line
              key={index}
              x1={x(index)}
              x2={x(index + 1)}
              y1={MIDDLE}
              y2={MIDDLE}
              stroke={palette.primary.main}
              strokeWidth={4}
            />
          ) : null,
        )}
        {nodes.map((node, index) => (
          <Mark key={index} node={node} x={x(index)} color={colors[node.state]} />
        ))}
        {here === undefined ? null : (
          <g data-now={here.toFixed(2)}>
            <text
              x={x(here)}
              y={12}
              textAnchor="middle"
              fontSize={13}
              fontWeight={600}
              fill={palette.text.primary}
            >
              {t('clockLine.now')}
            </text>
            <line
              x1={x(here)}
              x2={x(here)}
              y1={16}
              y2={MIDDLE + RADIUS + 4}
              stroke={palette.text.primary}
              strokeWidth={2}
            />
          </g>
        )}
      </svg>
      <Box
        component="ol"
        aria-label={t('clockLine.title')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gridTemplateColumns: `repeat(${String(nodes.length)}, minmax(0, 1fr))`,
          textAlign: 'center',
          fontSize: 14,
          lineHeight: 1.4,
          // A day stays in one piece where there is room for it.
          wordBreak: 'keep-all',
          overflowWrap: 'anywhere',
        }}
      >
        <Box component="li" sx={{ px: 0.25 }}>
          <strong>{t(start.first ? 'clockLine.start' : 'clockLine.restart')}</strong>
          <Line text={format.day(start.at)} />
        </Box>
        {limits.map(({ name, limit, at, estimated, state }) => (
          <Box component="li" key={`${name}:${at}`} sx={{ px: 0.25, overflowWrap: 'anywhere' }}>
            <strong>{name}</strong>
            {limit ? <Line text={limit} /> : null}
            <Line
              text={
                state === 'paused'
                  ? t('clockLine.resumes')
                  : t(estimated ? 'clockLine.about' : 'clockLine.until', { date: format.day(at) })
              }
            />
            <Line text={t(STATE_TEXTS[state])} color={WORD_COLORS[state]} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const Line = ({ text, color = 'text.secondary' }: { text: string; color?: string }) => (
  <Box component="span" sx={{ display: 'block', color }}>
    {text}
  </Box>
);

/** Shape tells the state as well as the colour does: a tick, an exclamation mark, a full or an empty circle. */
function Mark({ node, x, color }: { node: ClockNode; x: string; color: string }) {
  const { palette } = useTheme();
  const { state } = node;
  const filled = state !== 'todo';
  return (
    <svg x={x} y={MIDDLE} overflow="visible" data-state={state}>
      <circle
        r={RADIUS}
        fill={filled ? color : palette.background.paper}
        stroke={color}
        strokeWidth={3}
      />
      {state === 'done' ? (
        <path d="M-5 0 L-1.5 3.5 L5 -3.5" fill="none" stroke="#fff" strokeWidth={2.5} />
      ) : null}
      {state === 'late' || state === 'overdue' ? (
        <path d="M0 -6 L0 1 M0 4 L0 6" stroke="#fff" strokeWidth={2.5} />
      ) : null}
      {state === 'ended' ? <path d="M-5 0 L5 0" stroke="#fff" strokeWidth={2.5} /> : null}
      {state === 'current' ? <circle r={4} fill="#fff" /> : null}
      {state === 'paused' ? (
        <path d="M-3 -5 L-3 5 M3 -5 L3 5" stroke="#fff" strokeWidth={2.5} />
      ) : null}
    </svg>
  );
}
