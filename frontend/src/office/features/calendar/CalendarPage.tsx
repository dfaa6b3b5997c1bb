import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import type { Year, YearItem } from './calendar';
import { ChangeList } from './ChangeList';
import { DueCalculator } from './DueCalculator';
import { YearView } from './YearView';

const thisYear = (): number =>
  Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4));

function Head({ item, year }: { item: YearItem | undefined; year: Year }) {
  const t = useOfficeText();
  const format = useFormat();
  if (year.provisional) {
    return (
      <Alert severity="warning" sx={{ mb: 2 }}>
        {t('calendar.provisionalHint', { year: year.year })}
      </Alert>
    );
  }
  return (
    <Stack spacing={0.5} sx={{ mb: 2 }}>
      <Typography>
        {t('calendar.noticeIs', { notice: year.notice ?? '' })}
        {item?.issuedOn ? t('calendar.issuedIs', { date: format.date(item.issuedOn) }) : ''}
        {item?.sourceName ? `${t('calendar.comma')}${item.sourceName}` : ''}
      </Typography>
      {year.amendments.map(({ number, issuedOn, text }) => (
        <Typography key={number}>
          {t('calendar.amendedBy', { notice: number, date: format.date(issuedOn), text })}
        </Typography>
      ))}
      {item ? (
        <Typography color="text.secondary">
          {t('calendar.counts', {
            holidays: item.holidays,
            makeUp: item.makeUpWorkdays,
            working: item.workingDays,
          })}
        </Typography>
      ) : null}
    </Stack>
  );
}

/** 日历: which days are worked, how a limit ends, and what was changed. */
export function CalendarPage() {
  const t = useOfficeText();
  const rights = useRights();
  const navigate = useNavigate();
  const { year: chosen } = useParams();
  const number = Number(chosen ?? thisYear());
  const years = useQuery({
    queryKey: ['calendar-years'],
    queryFn: ({ signal }) => get<YearItem[]>('/api/calendar/years', signal),
  });
  const year = useQuery({
    queryKey: ['calendar-year', number],
    queryFn: ({ signal }) => get<Year>(`/api/calendar/${String(number)}`, signal),
  });
  const item = years.data?.find((one) => one.year === number);
  const nameOf = (one: YearItem): string =>
    t('calendar.yearOf', { year: one.year }) +
    (one.provisional ? t('calendar.provisionalNote') : '');
  return (
    <Page
      title={t('calendar.title')}
      aside={
        rights.calendar && year.data ? (
          <Button variant="contained" component={Link} to={`/calendar/${String(number)}/change`}>
            {t(year.data.provisional ? 'calendar.record' : 'calendar.correct', { year: number })}
          </Button>
        ) : null
      }
    >
      <Stack
        direction="row"
        useFlexGap
        sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}
      >
        {years.data ? (
          <TextField
            select
            size="small"
            label={t('calendar.year')}
            value={item ? number : ''}
            onChange={(event) => void navigate(`/calendar/${event.target.value}`)}
            sx={{ minWidth: 180 }}
          >
            {years.data.map((one) => (
              <MenuItem key={one.year} value={one.year}>
                {nameOf(one)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        {year.data ? (
          <StateLabel
            tone={year.data.provisional ? 'attention' : 'good'}
            text={t(year.data.provisional ? 'calendar.provisional' : 'calendar.published')}
          />
        ) : null}
      </Stack>
      {year.error ? (
        <ProblemAlert error={year.error} onRetry={() => void year.refetch()} />
      ) : year.data ? (
        <>
          <Head item={item} year={year.data} />
          <YearView year={number} days={year.data.days} />
        </>
      ) : (
        <Loading />
      )}
      <Section title={t('calendar.calculator')}>
        <DueCalculator />
      </Section>
      <Section title={t('calendar.history')}>
        <ChangeList />
      </Section>
    </Page>
  );
}
