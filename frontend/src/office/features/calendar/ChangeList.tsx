import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import type { Change } from './calendar';

/** What was changed in the calendar, by whom, and how many deadlines moved. */
export function ChangeList() {
  const t = useOfficeText();
  const format = useFormat();
  const kind = ({ correction }: Change) =>
    t(correction ? 'calendar.corrected' : 'calendar.recorded');
  return (
    <RecordList<Change>
      resource="calendar/changes"
      label={t('calendar.history')}
      searchLabel={t('calendar.searchChanges')}
      empty={t('calendar.noChanges')}
      fileName={t('calendar.history')}
      columns={[
        {
          key: 'at',
          title: t('calendar.at'),
          sortBy: 'at',
          nowrap: true,
          render: ({ id, at }) => (
            <RecordLink to={`/calendar/changes/${String(id)}`}>{format.time(at)}</RecordLink>
          ),
          csv: ({ at }) => format.time(at),
        },
        {
          key: 'year',
          title: t('calendar.year'),
          sortBy: 'year',
          render: (change) => `${t('calendar.yearOf', { year: change.year })} ${kind(change)}`,
          csv: (change) => `${t('calendar.yearOf', { year: change.year })} ${kind(change)}`,
        },
        {
          key: 'notice',
          title: t('calendar.notice'),
          sortBy: 'notice',
          render: ({ notice }) => notice,
          csv: ({ notice }) => notice,
        },
        {
          key: 'affected',
          title: t('calendar.moved'),
          sortBy: 'affected',
          number: true,
          render: ({ affected }) => affected,
          csv: ({ affected }) => affected,
        },
        {
          key: 'byName',
          title: t('calendar.by'),
          sortBy: 'by',
          render: ({ byName }) => byName,
          csv: ({ byName }) => byName,
        },
      ]}
    />
  );
}
