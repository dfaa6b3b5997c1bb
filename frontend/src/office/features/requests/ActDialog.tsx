import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { isProblem } from '../../../shared/problem';
import type { RequestView } from '../../../shared/requests';
import { useChoices, type Choice } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import { GOVERNMENTS, neighboursOf } from './requestRights';

export type Act = 'urge' | 'list' | 'delist' | 'merge' | 'transfer' | 'progress' | 'remark';

export type Values = Record<string, string>;

interface Field {
  name: string;
  label: string;
  required: boolean;
  kind: 'line' | 'text' | 'date' | 'choice';
  choices?: Choice[];
}

function useFields(act: Act, view: RequestView): Field[] {
  const t = useOfficeText();
  const { jurisdictions } = useChoices();
  switch (act) {
    case 'urge':
      return [{ name: 'text', label: t('requests.act.urge.field'), required: false, kind: 'text' }];
    case 'progress':
    case 'remark':
      return [
        { name: 'text', label: t(`requests.act.${act}.field`), required: true, kind: 'text' },
      ];
    case 'list':
      return [
        { name: 'leader', label: t('requests.act.list.leader'), required: true, kind: 'line' },
        { name: 'until', label: t('requests.act.list.until'), required: true, kind: 'date' },
        { name: 'reason', label: t('requests.act.list.reason'), required: true, kind: 'text' },
      ];
    case 'delist':
      return [
        { name: 'reason', label: t('requests.act.delist.reason'), required: true, kind: 'text' },
      ];
    case 'merge':
      return [{ name: 'into', label: t('requests.act.merge.into'), required: true, kind: 'line' }];
    case 'transfer':
      return [
        {
          name: 'to',
          label: t('requests.act.transfer.to'),
          required: true,
          kind: 'choice',
          choices: neighboursOf(view.jurisdiction).map((code) => {
            const id = GOVERNMENTS.find((government) => government.code === code)?.id;
            const name = jurisdictions.find((place) => place.id === id)?.name ?? '';
            return {
              id: code,
              name: t(code === 'hn' ? 'requests.act.transfer.up' : 'requests.act.transfer.down', {
                name,
              }),
            };
          }),
        },
        {
          name: 'reason',
          label: t('requests.act.transfer.reason'),
          required: true,
          kind: 'text',
        },
        {
          name: 'leader',
          label: t('requests.act.transfer.leader'),
          required: false,
          kind: 'line',
        },
      ];
  }
}

interface ActDialogProps {
  act: Act;
  view: RequestView;
  given: Values;
  onConfirm: (values: Values, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
}

export function ActDialog({ act, view, given, onConfirm, onClose }: ActDialogProps) {
  const t = useOfficeText();
  const fields = useFields(act, view);
  const [values, setValues] = useState<Values>(() => ({
    // One way to go is chosen already.
    ...Object.fromEntries(
      fields.flatMap(({ name, choices }) =>
        choices?.length === 1 && choices[0] ? [[name, choices[0].id]] : [],
      ),
    ),
    ...given,
  }));
  const lacks = fields.some(({ name, required }) => required && !values[name]?.trim());
  const sent = () =>
    Object.fromEntries(
      fields
        .map(({ name }): [string, string] => [name, (values[name] ?? '').trim()])
        .filter(([, value]) => value !== ''),
    );
  return (
    <ConfirmDialog
      title={t(`requests.act.${act}.title`)}
      action={t(`requests.act.${act}.confirm`)}
      disabled={lacks}
      onConfirm={(key) => onConfirm(sent(), key)}
      onClose={onClose}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t(`requests.act.${act}.text`)}</Typography>
            {fields.map(({ name, label, required, kind, choices }) => (
              <TextField
                key={name}
                label={label}
                required={required}
                value={values[name] ?? ''}
                onChange={({ target }) => setValues({ ...values, [name]: target.value })}
                error={flaws[name] !== undefined}
                helperText={flaws[name]}
                multiline={kind === 'text'}
                minRows={kind === 'text' ? 3 : undefined}
                select={kind === 'choice'}
                type={kind === 'date' ? 'date' : 'text'}
                slotProps={{
                  htmlInput: { maxLength: 2000, autoComplete: 'off' },
                  ...(kind === 'date' ? { inputLabel: { shrink: true } } : {}),
                }}
              >
                {(choices ?? []).map(({ id, name: choice }) => (
                  <MenuItem key={id} value={id}>
                    {choice}
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
