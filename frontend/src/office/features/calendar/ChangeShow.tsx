import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { RaRecord } from 'ra-core';
import { useParams } from 'react-router-dom';
import { Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import type { ChangeDetail, MovedDeadline } from './calendar';
import { DayDifference } from './DeadlineTable';

type Line = MovedDeadline & RaRecord;

const pathOf = ({ kind, caseNumber }: MovedDeadline): string =>
  `/${kind === 'service-request' ? 'service-requests' : 'applications'}/${encodeURIComponent(caseNumber)}/show`;

/** One change of the calendar: the days that differ, and every deadline that moved. */
export function ChangeShow() {
  const t = useOfficeText();
  const format = useFormat();
  const rights = useRights();
  const { id = '' } = useParams();
  const path = `calendar/changes/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar-change', id],
    queryFn: ({ signal }) => get<ChangeDetail>(`/api/${path}?perPage=1`, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page
      title={t(data.correction ? 'calendar.correctedYear' : 'calendar.recordedYear', {
        year: data.year,
      })}
    >
      <Stack spacing={0.5}>
        <Typography>
          {t('calendar.changedBy', { name: data.byName, time: format.time(data.at) })}
        </Typography>
        <Typography>
          {t('calendar.noticeIs', { notice: data.notice })}
          {t('calendar.issuedIs', { date: format.date(data.issuedOn) })}
        </Typography>
        {data.text ? <Typography>{data.text}</Typography> : null}
        <DayDifference added={data.added} removed={data.removed} />
      </Stack>
      <Section title={t('calendar.movedDeadlines')}>
        <RecordList<Line>
          resource={`${path}/lines`}
          label={t('calendar.movedDeadlines')}
          searchLabel={t('calendar.searchLines')}
          empty={t('calendar.noLines')}
          fileName={t('calendar.movedDeadlines')}
          columns={[
            {
              key: 'caseNumber',
              title: t('calendar.caseNumber'),
              sortBy: 'caseNumber',
              nowrap: true,
              render: (line) =>
                rights.cases ? (
                  <RecordLink to={pathOf(line)}>{line.caseNumber}</RecordLink>
                ) : (
                  line.caseNumber
                ),
              csv: ({ caseNumber }) => caseNumber,
            },
            {
              key: 'kindName',
              title: t('calendar.kind'),
              render: ({ kindName }) => kindName,
              csv: ({ kindName }) => kindName,
            },
            {
              key: 'name',
              title: t('calendar.deadline'),
              sortBy: 'name',
              render: ({ name }) => name,
              csv: ({ name }) => name,
            },
            {
              key: 'oldDue',
              title: t('calendar.oldDue'),
              sortBy: 'oldDue',
              render: ({ oldDue }) => format.date(oldDue),
              csv: ({ oldDue }) => format.date(oldDue),
            },
            {
              key: 'newDue',
              title: t('calendar.newDue'),
              sortBy: 'newDue',
              render: ({ newDue }) => format.date(newDue),
              csv: ({ newDue }) => format.date(newDue),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
