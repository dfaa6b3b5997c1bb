import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import { typedFact, type RegistryDetail, type RegistryFact } from './registry';

function FactField({
  fact,
  value,
  flaw,
  onChange,
}: {
  fact: RegistryFact;
  value: string;
  flaw: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useOfficeText();
  const choices =
    fact.type === 'boolean'
      ? [
          { value: 'true', label: t('registries.yes') },
          { value: 'false', label: t('registries.no') },
        ]
      : fact.values;
  return (
    <TextField
      label={fact.label}
      select={choices.length > 0}
      type={fact.type === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={flaw !== undefined}
      helperText={flaw ?? (fact.fromRegister ? t('registries.fromRegister') : fact.help)}
      slotProps={fact.type === 'date' ? { inputLabel: { shrink: true } } : {}}
    >
      {choices.length > 0
        ? [{ value: '', label: t('registries.unknown') }, ...choices].map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))
        : null}
    </TextField>
  );
}

/** Adding a member: the table decides on facts where there is one, else the official ticks each criterion. */
export function AddMember({
  registry,
  onClose,
  onDone,
}: {
  registry: RegistryDetail;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useOfficeText();
  const notify = useNotify();
  const [uscc, setUscc] = useState('');
  const [grade, setGrade] = useState('');
  const [reason, setReason] = useState('');
  const [ticked, setTicked] = useState<string[]>([]);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const send = async (idempotencyKey: string) => {
    const facts = Object.fromEntries(
      registry.facts
        .map((fact) => [fact.name, typedFact(fact, typed[fact.name] ?? '')] as const)
        .filter(([, value]) => value !== undefined),
    );
    await post(
      `/api/registries/${encodeURIComponent(registry.id)}/members`,
      {
        uscc,
        grade: grade.trim() || null,
        reason,
        facts,
        criteria: registry.computable ? [] : ticked,
      },
      idempotencyKey,
    );
    notify(t('registries.added'), { type: 'success' });
    onDone();
  };
  const incomplete =
    uscc.trim() === '' ||
    reason.trim() === '' ||
    (!registry.computable && ticked.length < registry.criteria.length);
  return (
    <ConfirmDialog
      title={t('registries.add')}
      action={t('registries.add')}
      onConfirm={send}
      onClose={onClose}
      disabled={incomplete}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t('registries.addHint')}</Typography>
            <TextField
              label={t('registries.uscc')}
              required
              value={uscc}
              onChange={(event) => setUscc(event.target.value)}
              error={flaws['uscc'] !== undefined}
              helperText={flaws['uscc']}
            />
            <TextField
              label={t('registries.reason')}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              error={flaws['reason'] !== undefined}
              helperText={flaws['reason'] ?? t('registries.reasonHint')}
            />
            <TextField
              label={t('registries.grade')}
              value={grade}
              onChange={(event) => setGrade(event.target.value)}
              error={flaws['grade'] !== undefined}
              helperText={flaws['grade'] ?? t('registries.gradeHint')}
            />
            {registry.computable ? (
              <>
                <Typography>{t('registries.tableHint')}</Typography>
                {registry.facts.map((fact) => (
                  <FactField
                    key={fact.name}
                    fact={fact}
                    value={typed[fact.name] ?? ''}
                    flaw={flaws[`facts.${fact.name}`]}
                    onChange={(value) => setTyped({ ...typed, [fact.name]: value })}
                  />
                ))}
              </>
            ) : (
              <Stack>
                <Typography>{t('registries.criteriaHint')}</Typography>
                {registry.criteria.map((criterion) => (
                  <FormControlLabel
                    key={criterion}
                    label={criterion}
                    control={
                      <Checkbox
                        checked={ticked.includes(criterion)}
                        onChange={(_, checked) =>
                          setTicked(
                            checked
                              ? [...ticked, criterion]
                              : ticked.filter((other) => other !== criterion),
                          )
                        }
                      />
                    }
                  />
                ))}
              </Stack>
            )}
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
