import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useSession } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { jurisdictionsOf } from '../../roles';
import { useOfficeText } from '../../useOfficeText';

interface Draft {
  jurisdiction: string;
  layer: string;
  payer: string;
  year: string;
  amount: string;
  reference: string;
}

const FIELDS = ['jurisdiction', 'layer', 'payer', 'year', 'amount', 'reference'] as const;

/** Entering an allotment into the ledger; the back end names every flaw at once, each shown at its field. */
export function NewAllotment({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useOfficeText();
  const format = useFormat();
  const notify = useNotify();
  const { data: session } = useSession();
  const choices = useChoices();
  const own = session ? jurisdictionsOf(session) : [];
  const jurisdictions = choices.jurisdictions.filter(({ id }) => own.includes(id));
  const [draft, setDraft] = useState<Draft>({
    jurisdiction: own[0] ?? '',
    layer: '',
    payer: '',
    year: String(new Date().getFullYear()),
    amount: '',
    reference: '',
  });
  const amount = Number(draft.amount);
  const send = async (idempotencyKey: string) => {
    await post('/api/budgets', { ...draft, year: Number(draft.year), amount }, idempotencyKey);
    notify(t('budgets.done'), { type: 'success' });
    onDone();
  };
  const options: Partial<Record<keyof Draft, { id: string; name: string }[]>> = {
    jurisdiction: jurisdictions,
    layer: choices.layers,
  };
  return (
    <ConfirmDialog
      title={t('budgets.confirmTitle')}
      action={t('budgets.confirm')}
      onConfirm={send}
      onClose={onClose}
      disabled={FIELDS.some((field) => draft[field].trim() === '')}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t('budgets.confirmHint')}</Typography>
            {FIELDS.map((field) => (
              <TextField
                key={field}
                label={t(`budgets.${field}`)}
                required
                select={options[field] !== undefined}
                type={field === 'amount' || field === 'year' ? 'number' : 'text'}
                value={draft[field]}
                onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
                error={flaws[field] !== undefined}
                helperText={
                  flaws[field] ??
                  (field === 'amount' && amount > 0 ? format.money(amount) : undefined)
                }
              >
                {(options[field] ?? []).map(({ id, name }) => (
                  <MenuItem key={id} value={id}>
                    {name}
                  </MenuItem>
                ))}
              </TextField>
            ))}
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
