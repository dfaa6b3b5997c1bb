import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { get, post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useFormat } from '../../../shared/useFormat';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import type { TargetRow } from './TargetList';

interface FigureView {
  indicator: string;
  place: string;
  period: string;
  text: string;
  recordedByName: string;
  recordedAt: string;
}

/** Recording a figure of a target; what was recorded before stands below. */
export function RecordFigure({
  target,
  onClose,
  onDone,
}: {
  target: TargetRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useOfficeText();
  const format = useFormat();
  const notify = useNotify();
  const [district, setDistrict] = useState(target.place);
  const [period, setPeriod] = useState('');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const path = `/api/targets/${encodeURIComponent(target.policyId)}/figures`;
  const { data: history } = useQuery({
    queryKey: ['figures', target.policyId],
    queryFn: ({ signal }) => get<FigureView[]>(path, signal),
  });
  const before = (history ?? []).filter(
    ({ indicator, place }) => indicator === target.indicator && place === district,
  );
  const send = async (idempotencyKey: string) => {
    await post(
      path,
      { indicator: target.indicator, district, period: period.trim(), value: Number(value), note },
      idempotencyKey,
    );
    notify(t('targets.done'), { type: 'success' });
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('targets.recordTitle')}
      action={t('targets.record')}
      onConfirm={send}
      onClose={onClose}
      disabled={period.trim() === '' || value.trim() === '' || Number.isNaN(Number(value))}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>
              {target.indicator}。{t('targets.recordHint')}
            </Typography>
            <TextField
              select
              label={t('targets.district')}
              value={district}
              onChange={(event) => setDistrict(event.target.value)}
              error={flaws['district'] !== undefined}
              helperText={flaws['district']}
            >
              {target.places.map((place) => (
                <MenuItem key={place} value={place}>
                  {place}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label={t('targets.period')}
              required
              value={period}
              onChange={(event) => setPeriod(event.target.value)}
              error={flaws['period'] !== undefined}
              helperText={flaws['period'] ?? t('targets.periodHint')}
            />
            <TextField
              label={t('targets.value')}
              required
              value={value}
              onChange={(event) => setValue(event.target.value)}
              error={flaws['value'] !== undefined}
              helperText={
                flaws['value'] ??
                (target.unit === 'ratio'
                  ? t('targets.ratioHint')
                  : t('targets.valueHint', { unit: target.unitName }))
              }
            />
            <TextField
              label={t('targets.note')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              error={flaws['note'] !== undefined}
              helperText={flaws['note']}
            />
            <Typography component="h3" sx={{ fontWeight: 600 }}>
              {t('targets.history')}
            </Typography>
            {before.length === 0 ? <Typography>{t('targets.noHistory')}</Typography> : null}
            {before.slice(0, 10).map((figure) => (
              <Typography key={figure.recordedAt} variant="body2">
                {figure.period} {figure.text} ·{' '}
                {t('targets.recordedBy', {
                  who: figure.recordedByName,
                  when: format.time(figure.recordedAt),
                })}
              </Typography>
            ))}
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
