import { useTheme } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import type { Column } from '../../../shared/case/parts';
import { percent } from '../../../shared/format';
import { useOfficeText } from '../../useOfficeText';
import type { AgeLine, Board, Bucket, GroupLine } from './board';
import type { Drawing, Series } from './Chart';
import { Count, Question } from './Question';
import { useMonthName } from './useMonthName';

/** A chart of more bars than this cannot be read; the table has them all. */
const MOST_BARS = 12;

type State = 'onTime' | 'warned' | 'overdue';
const STATES: State[] = ['onTime', 'warned', 'overdue'];

function useStates(): (lines: Pick<AgeLine, State>[]) => Series[] {
  const t = useOfficeText();
  const { palette } = useTheme();
  return useMemo(() => {
    const colours = {
      onTime: palette.success.main,
      warned: palette.warning.main,
      overdue: palette.error.main,
    };
    return (lines) =>
      STATES.map((state) => ({
        name: t(`board.${state}`),
        values: lines.map((line) => line[state]),
        colour: colours[state],
      }));
  }, [t, palette]);
}

const days = (value: number | null, none: string): string =>
  value === null ? none : String(value);

function Groups({
  title,
  note,
  what,
  lines,
}: {
  title: string;
  note: string;
  what: string;
  lines: GroupLine[];
}) {
  const t = useOfficeText();
  const states = useStates();
  const drawing = useMemo<Drawing>(() => {
    const shown = lines.filter(({ open }) => open > 0).slice(0, MOST_BARS);
    return {
      kind: 'bar',
      lying: true,
      stacked: true,
      names: shown.map(({ name }) => name),
      series: states(shown),
    };
  }, [lines, states]);
  const figures = [
    'open',
    'onTime',
    'warned',
    'overdue',
    'submitted',
    'closed',
    'late',
    'reopened',
  ] as const;
  const columns: Column[] = [
    { title: what, nowrap: true },
    ...figures.map((name) => ({ title: t(`board.${name}`), number: true })),
    { title: t('board.onTimeRate'), number: true },
    { title: t('board.median'), number: true },
    { title: t('board.p90'), number: true },
  ];
  return (
    <Question
      title={title}
      note={note}
      drawing={drawing}
      wide
      columns={columns}
      rows={lines.map((line) => ({
        key: line.code,
        cells: [
          line.name,
          ...figures.map((name) => (
            <Count key={name} value={line[name]} query={line.queries[name]} />
          )),
          line.onTimeRate === null ? t('list.none') : percent(line.onTimeRate),
          days(line.medianWorkingDays, t('list.none')),
          days(line.p90WorkingDays, t('list.none')),
        ],
      }))}
    />
  );
}

/** For whom open requests wait, and who delayed what was closed. */
function Waiting({ board, month }: { board: Board; month: string }) {
  const t = useOfficeText();
  const states = useStates();
  const drawing = useMemo<Drawing>(() => {
    const shown = board.waiting.filter(({ waiting }) => waiting > 0).slice(0, MOST_BARS);
    return {
      kind: 'bar',
      lying: true,
      stacked: true,
      names: shown.map(({ name }) => name),
      series: states(shown),
    };
  }, [board.waiting, states]);
  const figures = ['waiting', 'onTime', 'warned', 'overdue', 'delayed'] as const;
  const name = (figure: (typeof figures)[number]): string =>
    t(figure === 'waiting' ? 'board.waitingFor' : `board.${figure}`);
  return (
    <Question
      title={t('board.question.waiting')}
      note={t('board.waitingNote', { month })}
      drawing={drawing}
      wide
      columns={[
        { title: t('board.filter.responsible'), nowrap: true },
        ...figures.map((figure) => ({ title: name(figure), number: true })),
      ]}
      rows={board.waiting.map((line) => ({
        key: line.code,
        cells: [
          line.name,
          ...figures.map((figure) => (
            <Count key={figure} value={line[figure]} query={line.queries[figure]} />
          )),
        ],
      }))}
    />
  );
}

/** Open requests by how long they wait. */
function Age({ board }: { board: Board }) {
  const t = useOfficeText();
  const states = useStates();
  const name = (bucket: Bucket): string => t(`board.age.${bucket}`);
  const drawing: Drawing = {
    kind: 'bar',
    stacked: true,
    names: board.age.map(({ bucket }) => name(bucket)),
    series: states(board.age),
  };
  const figures = ['open', 'onTime', 'warned', 'overdue'] as const;
  return (
    <Question
      title={t('board.question.age')}
      note={
        <>
          {t('board.listed')}
          <Count value={board.listed.value} query={board.listed.query} />
        </>
      }
      drawing={drawing}
      columns={[
        { title: t('board.waiting') },
        ...figures.map((figure) => ({ title: t(`board.${figure}`), number: true })),
      ]}
      rows={board.age.map((line) => ({
        key: line.bucket,
        cells: [
          name(line.bucket),
          ...figures.map((figure) => (
            <Count key={figure} value={line[figure]} query={line.queries[figure]} />
          )),
        ],
      }))}
    />
  );
}

function Rating({ board, month }: { board: Board; month: string }) {
  const t = useOfficeText();
  const { palette } = useTheme();
  const { rating, reopening } = board;
  const rate = (value: number | null): string => (value === null ? t('list.none') : percent(value));
  return (
    <Question
      title={t('board.question.rating', { month })}
      note={
        <>
          {t('board.satisfied', { n: rating.rated, rate: rate(rating.satisfied) })}
          {t('board.reopenRate', { rate: rate(reopening.rate) })}
          <Count value={reopening.reopened.value} query={reopening.reopened.query} />
          {t('board.reopenOf')}
          <Count value={reopening.closed.value} query={reopening.closed.query} />
        </>
      }
      drawing={{
        kind: 'bar',
        names: rating.lines.map(({ grade }) => t(`board.grade.${grade}`)),
        series: [
          {
            name: t('board.times'),
            values: rating.lines.map(({ count }) => count),
            colour: palette.primary.main,
          },
        ],
      }}
      columns={[
        { title: t('board.gradeTitle') },
        { title: t('board.times'), number: true },
        { title: t('board.share'), number: true },
      ]}
      rows={rating.lines.map(({ grade, count, query }) => ({
        key: String(grade),
        cells: [
          t(`board.grade.${grade}`),
          <Count key="count" value={count} query={query} />,
          rate(rating.rated === 0 ? null : count / rating.rated),
        ],
      }))}
    />
  );
}

function Handling({ board, month }: { board: Board; month: string }): ReactNode {
  const t = useOfficeText();
  const { handling } = board;
  if (handling.closed.value === 0) return t('board.noneClosed', { month });
  return (
    <>
      {t('board.closedIn', { month })}
      <Count value={handling.closed.value} query={handling.closed.query} />
      {t('board.lateOf')}
      <Count value={handling.late.value} query={handling.late.query} />
      {t('board.handling', {
        rate: handling.onTimeRate === null ? t('list.none') : percent(handling.onTimeRate),
        median: days(handling.medianWorkingDays, t('list.none')),
        p90: days(handling.p90WorkingDays, t('list.none')),
      })}
    </>
  );
}

function Trend({ board, month }: { board: Board; month: string }) {
  const t = useOfficeText();
  const monthName = useMonthName();
  const { palette } = useTheme();
  const figures = ['submitted', 'closed', 'overdue', 'reopened'] as const;
  const colours = {
    submitted: palette.primary.main,
    closed: palette.success.main,
    overdue: palette.error.main,
    reopened: palette.warning.main,
  };
  const name = (figure: (typeof figures)[number]): string =>
    t(figure === 'overdue' ? 'board.late' : `board.${figure}`);
  return (
    <Question
      title={t('board.question.trend')}
      note={<Handling board={board} month={month} />}
      drawing={{
        kind: 'line',
        names: board.trend.map((line) => line.month),
        series: figures.map((figure) => ({
          name: name(figure),
          values: board.trend.map((line) => line[figure]),
          colour: colours[figure],
        })),
      }}
      columns={[
        { title: t('board.filter.month') },
        ...figures.map((figure) => ({ title: name(figure), number: true })),
      ]}
      rows={[...board.trend].reverse().map((line) => ({
        key: line.month,
        strong: line.month === board.month,
        cells: [
          monthName(line.month),
          ...figures.map((figure) => (
            <Count key={figure} value={line[figure]} query={line.queries[figure]} />
          )),
        ],
      }))}
    />
  );
}

/** One chart a question, the table beside it, each figure a way to its cases. */
export function BoardQuestions({ board }: { board: Board }) {
  const t = useOfficeText();
  const month = useMonthName()(board.month);
  return (
    <>
      <Age board={board} />
      <Groups
        title={t('board.question.departments')}
        note={t('board.ownNote')}
        what={t('board.filter.responsible')}
        lines={board.byDepartment}
      />
      <Waiting board={board} month={month} />
      <Groups
        title={t('board.question.districts')}
        note={t('board.districtNote')}
        what={t('board.filter.district')}
        lines={board.byDistrict}
      />
      {board.choices.holders.length > 1 ? (
        <Groups
          title={t('board.question.holders')}
          note={t('board.holderNote')}
          what={t('board.holder')}
          lines={board.byHolder}
        />
      ) : null}
      <Groups
        title={t('board.question.categories')}
        note={t('board.allNote')}
        what={t('board.filter.category')}
        lines={board.byCategory}
      />
      <Rating board={board} month={month} />
      <Trend board={board} month={month} />
    </>
  );
}
