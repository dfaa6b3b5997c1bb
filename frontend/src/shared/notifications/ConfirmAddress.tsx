import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert';
import { confirmAddress, sendCode, useSettingsText, type MessageSettings } from './settings';

interface ConfirmAddressProps {
  settings: MessageSettings;
  onDone: (settings: MessageSettings, said: string) => void;
}

/** The code that has come by mail; only then anything else is sent there. */
export function ConfirmAddress({ settings, onDone }: ConfirmAddressProps) {
  const t = useSettingsText();
  const [code, setCode] = useState('');
  const confirming = useMutation({
    mutationFn: () => confirmAddress(code),
    onSuccess: (saved) => onDone(saved, t('messageSettings.confirmed')),
  });
  const sending = useMutation({
    mutationFn: sendCode,
    onMutate: () => confirming.reset(),
    onSuccess: (saved) => onDone(saved, t('messageSettings.resent')),
  });
  const error = confirming.error ?? sending.error;
  const { email, mailedTo } = settings;
  return (
    <Card
      component="form"
      variant="outlined"
      sx={{ p: 2, display: 'grid', gap: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        sending.reset();
        confirming.mutate();
      }}
    >
      <Typography>{t('messageSettings.waitingText', { email })}</Typography>
      {mailedTo ? (
        <Typography>{t('messageSettings.stillOld', { email: mailedTo })}</Typography>
      ) : null}
      {error ? <ProblemAlert error={error} focus /> : null}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-end' }}>
        <TextField
          label={t('messageSettings.code')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          sx={{ width: 180 }}
          slotProps={{
            htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 },
          }}
        />
        <Button
          type="submit"
          variant="contained"
          disabled={code.trim() === '' || confirming.isPending}
        >
          {t('messageSettings.confirm')}
        </Button>
        <Button disabled={sending.isPending} onClick={() => sending.mutate()}>
          {t('messageSettings.resend')}
        </Button>
      </Box>
    </Card>
  );
}
