import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useOfficeText } from '../../useOfficeText';
import { parseDays, type DayKind, type EnteredDay } from './calendar';

interface DayRowsProps {
  year: number;
  days: EnteredDay[];
  /** What is wrong, by `days[0].date`. */
  flaws: Record<string, string>;
  onChange: (days: EnteredDay[]) => void;
}

let lastKey = 0;
export const newKey = (): number => (lastKey += 1);

function Paste({ year, days, onChange }: Omit<DayRowsProps, 'flaws'>) {
  const t = useOfficeText();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const take = () => {
    const { days: read, unread } = parseDays(text, year);
    const dates = new Set(read.map(({ date }) => date));
    onChange(
      [
        ...days.filter(({ date }) => date !== '' && !dates.has(date)),
        ...read.map((day) => ({ ...day, key: newKey() })),
      ].sort((one, other) => one.date.localeCompare(other.date)),
    );
    setText(unread.join('\n'));
    setTold(
      t('calendar.pasted', { count: read.length }) +
        (unread.length > 0 ? t('calendar.unread', { count: unread.length }) : ''),
    );
  };
  return (
    <Box sx={{ mb: 2 }}>
      <TextField
        label={t('calendar.paste')}
        helperText={t('calendar.pasteHint', { year })}
        multiline
        minRows={4}
        maxRows={10}
        fullWidth
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={text.trim() === ''} onClick={take}>
          {t('calendar.takePaste')}
        </Button>
        <Typography role="status" color="text.secondary">
          {told}
        </Typography>
      </Box>
    </Box>
  );
}

function DayRow({
  index,
  day,
  flaws,
  onChange,
  onRemove,
}: {
  index: number;
  day: EnteredDay;
  flaws: Record<string, string>;
  onChange: (day: EnteredDay) => void;
  onRemove: () => void;
}) {
  const t = useOfficeText();
  const flaw = (field: string): string | undefined => flaws[`days[${String(index)}].${field}`];
  const row = t('calendar.row', { row: index + 1 });
  return (
    <Box
      role="group"
      aria-label={row}
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr 1fr', sm: '170px 150px 1fr auto' },
      }}
    >
      <TextField
        type="date"
        size="small"
        label={t('calendar.date')}
        value={day.date}
        onChange={(event) => onChange({ ...day, date: event.target.value })}
        error={flaw('date') !== undefined}
        helperText={flaw('date')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        size="small"
        label={t('calendar.dayKind')}
        value={day.kind}
        onChange={(event) => onChange({ ...day, kind: event.target.value as DayKind })}
        error={flaw('kind') !== undefined}
        helperText={flaw('kind')}
      >
        <MenuItem value="holiday">{t('calendar.holiday')}</MenuItem>
        <MenuItem value="make-up-workday">{t('calendar.makeUp')}</MenuItem>
      </TextField>
      <TextField
        size="small"
        label={t('calendar.name')}
        value={day.name}
        onChange={(event) => onChange({ ...day, name: event.target.value })}
        error={flaw('name') !== undefined}
        helperText={flaw('name')}
      />
      <Button onClick={onRemove} aria-label={t('calendar.removeRow', { row })}>
        {t('calendar.remove')}
      </Button>
    </Box>
  );
}

/** The days of a year as rows, typed one by one or pasted from a table. */
export function DayRows({ year, days, flaws, onChange }: DayRowsProps) {
  const t = useOfficeText();
  const replace = (key: number, day: EnteredDay) =>
    onChange(days.map((other) => (other.key === key ? day : other)));
  const add = () =>
    onChange([
      ...days,
      { key: newKey(), date: '', kind: 'holiday', name: days.at(-1)?.name ?? '' },
    ]);
  return (
    <>
      <Paste year={year} days={days} onChange={onChange} />
      {flaws['days'] ? (
        <Typography color="error" role="alert" sx={{ mb: 1 }}>
          {flaws['days']}
        </Typography>
      ) : null}
      <Stack spacing={1.5}>
        {days.map((day, index) => (
          <DayRow
            key={day.key}
            index={index}
            day={day}
            flaws={flaws}
            onChange={(changed) => replace(day.key, changed)}
            onRemove={() => onChange(days.filter(({ key }) => key !== day.key))}
          />
        ))}
      </Stack>
      <Button onClick={add} sx={{ mt: 1 }}>
        {t('calendar.addRow')}
      </Button>
    </>
  );
}
