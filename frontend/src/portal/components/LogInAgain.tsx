import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { logIn, SESSION_QUERY, useSession } from '../../shared/session';
import { useText } from '../useText';

/** The session ended in mid-form: log in here, the form stays as it is. */
export function LogInAgain({ onEntered }: { onEntered: () => void }) {
  const t = useText();
  const { data: session } = useSession();
  const queryClient = useQueryClient();
  // Who was here when it ended: asking again for the session would say nobody.
  const [username] = useState(session?.username ?? '');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => logIn(username, password),
    onSuccess: (entered) => {
      queryClient.setQueryData(SESSION_QUERY, entered);
      onEntered();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <Dialog open aria-labelledby="log-in-again">
      <form onSubmit={submit}>
        <DialogTitle id="log-in-again">{t('apply.sessionEnded')}</DialogTitle>
        <DialogContent>
          {login.error ? <ProblemAlert error={login.error} /> : null}
          <p>{t('apply.sessionEndedText', { username })}</p>
          <TextField
            autoFocus
            fullWidth
            required
            type="password"
            autoComplete="current-password"
            label={t('login.password')}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button type="submit" variant="contained" disabled={login.isPending || password === ''}>
            {t('login.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
