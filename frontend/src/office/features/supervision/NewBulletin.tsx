import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { post } from '../../../shared/http';
import type { Choice } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import { KINDS, lastPeriod, type Bulletin, type Kind } from './bulletins';

const QUARTERS = ['1', '2', '3', '4'];

/** Asks for kind, period and government; the last period that is over is proposed. A county's are monthly. */
export function NewBulletin({
  jurisdictions,
  county,
  onClose,
  onDone,
}: {
  jurisdictions: Choice[];
  /** The code of the county whose supervising office drafts it; undefined for cities and the province. */
  county?: string;
  onClose: () => void;
  onDone: (id: number) => void;
}) {
  const t = useOfficeText();
  const [kind, setKind] = useState<Kind>('monthly');
  const [period, setPeriod] = useState(() => lastPeriod('monthly', new Date()));
  const [jurisdiction, setJurisdiction] = useState(jurisdictions[0]?.id ?? '');
  const year = period.slice(0, 4);
  const choose = (next: Kind) => {
    setKind(next);
    setPeriod(lastPeriod(next, new Date()));
  };
  const yearField = (
    <TextField
      key="year"
      label={t('bulletins.year')}
      type="number"
      value={year}
      onChange={(event) => setPeriod(event.target.value + period.slice(4))}
      slotProps={{ htmlInput: { min: 2015, max: 2100 } }}
    />
  );
  return (
    <ConfirmDialog
      title={t('bulletins.create')}
      action={t('bulletins.createAct')}
      onClose={onClose}
      onConfirm={async (key) => {
        const draft = await post<Bulletin>(
          '/api/supervision/bulletins',
          county ? { kind, period, government: county } : { kind, period, jurisdiction },
          key,
        );
        onDone(draft.id);
      }}
    >
      {() => (
        <Stack spacing={2} sx={{ mt: 1 }}>
          <Typography>{t('bulletins.createText')}</Typography>
          <TextField
            select
            label={t('bulletins.kind')}
            value={kind}
            onChange={(event) => choose(event.target.value as Kind)}
          >
            {(county ? (['monthly'] as const) : KINDS).map((id) => (
              <MenuItem key={id} value={id}>
                {t(`bulletins.${id}`)}
              </MenuItem>
            ))}
          </TextField>
          {kind === 'monthly' ? (
            <TextField
              label={t('bulletins.month')}
              type="month"
              value={period}
              onChange={(event) => setPeriod(event.target.value)}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ) : (
            yearField
          )}
          {kind === 'targets-quarterly' ? (
            <TextField
              select
              label={t('bulletins.quarter')}
              value={period.slice(6)}
              onChange={(event) => setPeriod(`${year}-Q${event.target.value}`)}
            >
              {QUARTERS.map((n) => (
                <MenuItem key={n} value={n}>
                  {t('bulletins.quarterName', { n })}
                </MenuItem>
              ))}
            </TextField>
          ) : null}
          {jurisdictions.length > 1 ? (
            <TextField
              select
              label={t('bulletins.jurisdiction')}
              value={jurisdiction}
              onChange={(event) => setJurisdiction(event.target.value)}
            >
              {jurisdictions.map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
          ) : null}
        </Stack>
      )}
    </ConfirmDialog>
  );
}
