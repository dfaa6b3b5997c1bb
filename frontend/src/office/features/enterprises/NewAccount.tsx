import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';

const FIELDS = ['username', 'displayName', 'password'] as const;

/** Opening the portal to somebody who acts for a business. */
export function NewAccount({ entityId, onClose }: { entityId: string; onClose: () => void }) {
  const t = useOfficeText();
  const notify = useNotify();
  const [draft, setDraft] = useState({ username: '', displayName: '', password: '' });
  const send = async (idempotencyKey: string) => {
    await post(
      `/api/business-entities/${encodeURIComponent(entityId)}/accounts`,
      draft,
      idempotencyKey,
    );
    notify(t('enterprises.accountOpened', { username: draft.username }), { type: 'success' });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('enterprises.openAccountTitle')}
      action={t('enterprises.openAccount')}
      onConfirm={send}
      onClose={onClose}
      disabled={FIELDS.some((field) => draft[field].trim() === '')}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>{t('enterprises.openAccountHint')}</Typography>
            {FIELDS.map((field) => (
              <TextField
                key={field}
                label={t(`enterprises.${field}`)}
                required
                type={field === 'password' ? 'password' : 'text'}
                value={draft[field]}
                onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
                error={flaws[field] !== undefined}
                helperText={flaws[field]}
                slotProps={{
                  htmlInput: { autoComplete: field === 'password' ? 'new-password' : 'off' },
                }}
              />
            ))}
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}
