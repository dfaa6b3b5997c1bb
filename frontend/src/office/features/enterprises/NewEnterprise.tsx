import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { get, post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useChoices, type Choice } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';

interface Place {
  id: string;
  name: string;
  districts: string[];
}

const FIELDS = [
  'uscc',
  'name',
  'kind',
  'jurisdiction',
  'district',
  'bankName',
  'accountName',
  'accountNumber',
] as const;

type Field = (typeof FIELDS)[number];

const REQUIRED: readonly Field[] = ['uscc', 'name', 'kind', 'jurisdiction', 'district'];

/** The back end names an account's flaws by where they stand in the account. */
const flawOf = (flaws: Record<string, string>, field: Field): string | undefined =>
  flaws[field] ??
  flaws[`account.${field}`] ??
  (field === 'bankName' ? flaws['account'] : undefined);

/** Entering a business into the register, as its licence has it. */
export function NewEnterprise({
  onClose,
  onDone,
}: {
  onClose: () => void;
  onDone: (id: number) => void;
}) {
  const t = useOfficeText();
  const notify = useNotify();
  const { entityKinds } = useChoices();
  const { data: places = [] } = useQuery({
    queryKey: ['places'],
    staleTime: Infinity,
    queryFn: ({ signal }) => get<Place[]>('/api/business-entities/places', signal),
  });
  const [draft, setDraft] = useState<Record<Field, string>>(
    () => Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<Field, string>,
  );
  const labels: Record<Field, string> = {
    uscc: t('enterprises.uscc'),
    name: t('enterprises.name'),
    kind: t('enterprises.kind'),
    jurisdiction: t('enterprises.jurisdiction'),
    district: t('enterprises.district'),
    bankName: t('enterprises.accountBank'),
    accountName: t('enterprises.accountName'),
    accountNumber: t('enterprises.accountNumber'),
  };
  const districts = places.find(({ id }) => id === draft.jurisdiction)?.districts ?? [];
  const options: Partial<Record<Field, Choice[]>> = {
    kind: entityKinds,
    jurisdiction: places,
    district: districts.map((name) => ({ id: name, name })),
  };
  const change = (field: Field, value: string) =>
    setDraft({ ...draft, [field]: value, ...(field === 'jurisdiction' ? { district: '' } : {}) });
  const send = async (idempotencyKey: string) => {
    const { id } = await post<{ id: number }>('/api/business-entities', draft, idempotencyKey);
    notify(t('enterprises.registered'), { type: 'success' });
    onDone(id);
  };
  return (
    <ConfirmDialog
      title={t('enterprises.registerTitle')}
      action={t('enterprises.register')}
      onConfirm={send}
      onClose={onClose}
      disabled={REQUIRED.some((field) => draft[field].trim() === '')}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t('enterprises.registerHint')}</Typography>
            {FIELDS.map((field) => (
              <TextField
                key={field}
                label={labels[field]}
                required={REQUIRED.includes(field)}
                select={options[field] !== undefined}
                value={draft[field]}
                onChange={(event) => change(field, event.target.value)}
                error={flawOf(flaws, field) !== undefined}
                helperText={flawOf(flaws, field)}
                slotProps={{ htmlInput: { autoComplete: 'off' } }}
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
