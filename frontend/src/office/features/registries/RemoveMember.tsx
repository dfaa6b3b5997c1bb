import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import type { MemberRow } from './registry';

/** Taking a member off, with the reason. */
export function RemoveMember({
  registryId,
  member,
  onClose,
  onDone,
}: {
  registryId: string;
  member: MemberRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useOfficeText();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const send = async (idempotencyKey: string) => {
    await post(
      `/api/registries/${encodeURIComponent(registryId)}/members/${String(member.id)}/removal`,
      { reason },
      idempotencyKey,
    );
    notify(t('registries.removedDone'), { type: 'success' });
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('registries.removeTitle')}
      action={t('registries.remove')}
      onConfirm={send}
      onClose={onClose}
      disabled={reason.trim() === ''}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>
              {member.name}。{t('registries.removeHint')}
            </Typography>
            <TextField
              label={t('registries.removeReason')}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              error={flaws['reason'] !== undefined}
              helperText={flaws['reason']}
            />
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
