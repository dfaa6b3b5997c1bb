import Typography from '@mui/material/Typography';
import { Rows } from '../../../shared/case/parts';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';
import type { CalendarDay, MovedDeadline } from './calendar';

/** Deadlines with their date before and after. */
export function DeadlineTable({ lines }: { lines: MovedDeadline[] }) {
  const t = useOfficeText();
  const format = useFormat();
  return (
    <Rows
      label={t('calendar.affected')}
      columns={[
        { title: t('calendar.caseNumber') },
        { title: t('calendar.kind') },
        { title: t('calendar.deadline') },
        { title: t('calendar.oldDue') },
        { title: t('calendar.newDue') },
      ]}
      rows={lines.map(({ caseNumber, kindName, step, name, oldDue, newDue }) => ({
        key: `${caseNumber}/${step}`,
        cells: [caseNumber, kindName, name, format.date(oldDue), format.date(newDue)],
      }))}
    />
  );
}

/** The days that a change adds and takes away, in words. */
export function DayDifference({
  added,
  removed,
}: {
  added: CalendarDay[];
  removed: CalendarDay[];
}) {
  const t = useOfficeText();
  const format = useFormat();
  const text = (days: CalendarDay[]): string =>
    days
      .map(
        ({ date, kind, name }) =>
          `${format.day(date)} ${t(kind === 'holiday' ? 'calendar.holiday' : 'calendar.makeUp')}（${name}）`,
      )
      .join('、');
  return (
    <>
      {added.length > 0 ? (
        <Typography>{t('calendar.added', { count: added.length, days: text(added) })}</Typography>
      ) : null}
      {removed.length > 0 ? (
        <Typography>
          {t('calendar.removed', { count: removed.length, days: text(removed) })}
        </Typography>
      ) : null}
    </>
  );
}
