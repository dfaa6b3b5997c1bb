import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { dateLong } from '../../../shared/format';
import { useOfficeText } from '../../useOfficeText';
import { isWeekend, monthGrid, type CalendarDay } from './calendar';

type Mark = 'holiday' | 'make-up-workday' | 'weekend' | 'working';

const COLOURS: Record<Mark, { bgcolor: string; color: string }> = {
  holiday: { bgcolor: '#E5F4EA', color: '#14532D' },
  'make-up-workday': { bgcolor: '#FDEFD3', color: '#6B3F00' },
  weekend: { bgcolor: '#F1F3F6', color: '#53606F' },
  working: { bgcolor: 'transparent', color: '#1B2430' },
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function useWord(): (mark: Mark) => string {
  const t = useOfficeText();
  return (mark) =>
    mark === 'holiday' ? t('calendar.off') : mark === 'make-up-workday' ? t('calendar.work') : '';
}

function Day({ date, mark, name }: { date: string; mark: Mark; name: string | undefined }) {
  const word = useWord()(mark);
  return (
    <Box
      component="td"
      title={name === undefined ? undefined : `${dateLong(date)} ${name}`}
      data-mark={mark}
      sx={{
        ...COLOURS[mark],
        textAlign: 'center',
        borderRadius: 1,
        p: 0,
        height: 40,
        fontVariantNumeric: 'tabular-nums',
        lineHeight: 1.2,
      }}
    >
      {Number(date.slice(8))}
      {word ? (
        <Box component="span" sx={{ display: 'block', fontSize: 12, fontWeight: 600 }}>
          {word}
        </Box>
      ) : null}
    </Box>
  );
}

function Month({
  year,
  month,
  days,
}: {
  year: number;
  month: number;
  days: Map<string, CalendarDay>;
}) {
  const t = useOfficeText();
  const cells = monthGrid(year, month);
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
  const markOf = (date: string): Mark =>
    days.get(date)?.kind ?? (isWeekend(date) ? 'weekend' : 'working');
  return (
    <Box>
      <Typography variant="h3" sx={{ fontSize: 16, mb: 0.5 }} id={`month-${String(month)}`}>
        {t('calendar.month', { month })}
      </Typography>
      <Box
        component="table"
        aria-labelledby={`month-${String(month)}`}
        sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 2 }}
      >
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <Box
                component="th"
                scope="col"
                key={weekday}
                sx={{ fontWeight: 400, fontSize: 13, color: 'text.secondary' }}
              >
                {t(`calendar.${weekday}`)}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={week.find(Boolean) ?? index}>
              {week.map((date, column) =>
                date === null ? (
                  <td key={`blank-${String(column)}`} />
                ) : (
                  <Day key={date} date={date} mark={markOf(date)} name={days.get(date)?.name} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function Legend() {
  const t = useOfficeText();
  const word = useWord();
  const entries: [Mark, string][] = [
    ['holiday', t('calendar.holiday')],
    ['make-up-workday', t('calendar.makeUp')],
    ['weekend', t('calendar.weekend')],
  ];
  return (
    <Stack direction="row" useFlexGap sx={{ gap: 2, flexWrap: 'wrap', mb: 2 }}>
      {entries.map(([mark, text]) => (
        <Box key={mark} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box
            aria-hidden
            sx={{ ...COLOURS[mark], width: 28, height: 28, borderRadius: 1, textAlign: 'center' }}
          >
            {word(mark)}
          </Box>
          {text}
        </Box>
      ))}
    </Stack>
  );
}

/** A year by months; what is off and what is worked is told by colour and by word. */
export function YearView({ year, days }: { year: number; days: CalendarDay[] }) {
  const known = new Map(days.map((day) => [day.date, day]));
  return (
    <>
      <Legend />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' },
        }}
      >
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} year={year} month={month + 1} days={known} />
        ))}
      </Box>
    </>
  );
}
