import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';

const UNITS = ['working-day', 'day', 'month', 'hour'] as const;
type Unit = (typeof UNITS)[number];

/** Now in Beijing, as a datetime field wants it. */
const now = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

/** When a time limit ends: the same answer that the cases' clocks get. */
export function DueCalculator() {
  const t = useOfficeText();
  const format = useFormat();
  const [from, setFrom] = useState(now);
  const [length, setLength] = useState('3');
  const [unit, setUnit] = useState<Unit>('working-day');
  const [countStartDay, setCountStartDay] = useState(false);
  const [cutOff, setCutOff] = useState('');
  const [due, setDue] = useState<string>();
  const [error, setError] = useState<unknown>();
  const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
  const hours = unit === 'hour';
  const compute = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    setDue(undefined);
    const query = new URLSearchParams({ from: `${from}:00+08:00`, length, unit });
    if (!hours) {
      query.set('countStartDay', String(countStartDay));
      if (cutOff) query.set('cutOff', cutOff);
    }
    try {
      setDue((await get<{ due: string }>(`/api/calendar/due?${query.toString()}`)).due);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => void compute(event)} sx={{ pt: 1 }}>
      {error === undefined ? null : <ProblemAlert error={error} />}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1.4fr 0.8fr 1fr 1fr' },
        }}
      >
        <TextField
          type="datetime-local"
          label={t('calendar.from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          error={flaws['from'] !== undefined}
          helperText={flaws['from']}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          type="number"
          label={t('calendar.length')}
          value={length}
          onChange={(event) => setLength(event.target.value)}
          error={flaws['length'] !== undefined}
          helperText={flaws['length']}
        />
        <TextField
          select
          label={t('calendar.unit')}
          value={unit}
          onChange={(event) => setUnit(event.target.value as Unit)}
        >
          {UNITS.map((id) => (
            <MenuItem key={id} value={id}>
              {t(`calendar.units.${id}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          type="time"
          label={t('calendar.cutOff')}
          value={hours ? '' : cutOff}
          disabled={hours}
          onChange={(event) => setCutOff(event.target.value)}
          error={flaws['cutOff'] !== undefined}
          helperText={flaws['cutOff'] ?? t('calendar.cutOffHint')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            checked={countStartDay && !hours}
            disabled={hours}
            onChange={(event) => setCountStartDay(event.target.checked)}
          />
        }
        label={t('calendar.countStartDay')}
      />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button type="submit" variant="outlined">
          {t('calendar.compute')}
        </Button>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {due === undefined ? '' : t('calendar.ends', { due: format.time(due) })}
        </Typography>
      </Box>
    </Box>
  );
}
