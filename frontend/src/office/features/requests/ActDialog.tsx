import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../shared/problem';
import { fetchTransferTargets, type RequestView } from '../../../shared/requests';
import type { Choice } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';

export type Act = 'urge' | 'list' | 'delist' | 'merge' | 'transfer' | 'progress' | 'remark';

export type Values = Record<string, string>;

interface Field {
  name: string;
  label: string;
  required: boolean;
  kind: 'line' | 'text' | 'date' | 'choice';
  choices?: (Choice & { disabled?: boolean })[];
  /** Chosen unless somebody chooses otherwise. */
  usual?: string | undefined;
  help?: string | undefined;
}

/** Where the request may go, the county of the business first. */
const useTargets = (act: Act, caseNumber: string) =>
  useQuery({
    queryKey: ['transfer-targets', caseNumber],
    queryFn: ({ signal }) => fetchTransferTargets(caseNumber, signal),
    enabled: act === 'transfer',
    staleTime: 0,
  });

function useFields(act: Act, view: RequestView, chosen: Values): Field[] {
  const t = useOfficeText();
  const { data: targets = [] } = useTargets(act, view.caseNumber);
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
    case 'transfer': {
      const usual = targets.find((target) => target.usual && !target.vacant);
      const proposed = targets.length === 1 ? targets[0]?.code : usual?.code;
      const to = chosen['to'] ?? proposed;
      const again = targets.some(({ code, before }) => code === to && before);
      const leaders = targets.find(({ code }) => code === to)?.leaders ?? [];
      return [
        {
          name: 'to',
          label: t('requests.act.transfer.to'),
          required: true,
          kind: 'choice',
          usual: proposed,
          help: again ? t('requests.act.transfer.again') : undefined,
          choices: targets.map(({ code, name, direction, usual: own, vacant }) => ({
            id: code,
            name:
              t(`requests.act.transfer.${direction}`, { name }) +
              (own ? t('requests.act.transfer.usual') : '') +
              (vacant ? t('requests.act.transfer.vacant') : ''),
            disabled: vacant,
          })),
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
          help: t('requests.act.transfer.leaderHelp'),
          required: false,
          kind: 'choice',
          choices: [
            { id: '', name: t('requests.act.transfer.noLeader') },
            ...leaders.map((leader) => ({ id: leader, name: leader })),
          ],
        },
      ];
    }
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
  const [values, setValues] = useState<Values>(given);
  const fields = useFields(act, view, values);
  const valueOf = ({ name, usual }: Field): string => values[name] ?? usual ?? '';
  const lacks = fields.some((field) => field.required && !valueOf(field).trim());
  const sent = () =>
    Object.fromEntries(
      fields
        .map((field): [string, string] => [field.name, valueOf(field).trim()])
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
            {fields.map((field) => {
              const { name, label, required, kind, choices, help } = field;
              return (
                <TextField
                  key={name}
                  label={label}
                  required={required}
                  value={valueOf(field)}
                  onChange={({ target }) => setValues({ ...values, [name]: target.value })}
                  error={flaws[name] !== undefined}
                  helperText={flaws[name] ?? help}
                  multiline={kind === 'text'}
                  minRows={kind === 'text' ? 3 : undefined}
                  select={kind === 'choice'}
                  type={kind === 'date' ? 'date' : 'text'}
                  slotProps={{
                    htmlInput: { maxLength: 2000, autoComplete: 'off' },
                    ...(kind === 'date' ? { inputLabel: { shrink: true } } : {}),
                  }}
                >
                  {(choices ?? []).map(({ id, name: choice, disabled = false }) => (
                    <MenuItem key={id} value={id} disabled={disabled}>
                      {choice}
                    </MenuItem>
                  ))}
                </TextField>
              );
            })}
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
