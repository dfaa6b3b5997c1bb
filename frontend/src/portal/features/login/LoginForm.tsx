import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { logIn, useProductInfo, type Session } from '../../../shared/session';
import { useText } from '../../useText';
import { DemoAccounts } from './DemoAccounts';

export function LoginForm({ onEntered }: { onEntered: (session: Session) => void }) {
  const t = useText();
  const { data: info } = useProductInfo();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState({ username: false, password: false });
  const login = useMutation({
    mutationFn: () => logIn(username.trim(), password),
    onSuccess: onEntered,
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = { username: username.trim() === '', password: password === '' };
    setMissing(lacks);
    if (lacks.username) document.getElementById('username')?.focus();
    else if (lacks.password) document.getElementById('password')?.focus();
    else login.mutate();
  };

  return (
    <>
      <Box component="form" noValidate onSubmit={submit}>
        {login.error ? <ProblemAlert error={login.error} focus /> : null}
        <Stack spacing={2}>
          <TextField
            id="username"
            label={t('login.username')}
            autoComplete="username"
            value={username}
            required
            error={missing.username}
            helperText={missing.username ? t('login.usernameMissing') : ' '}
            onChange={(event) => setUsername(event.target.value)}
          />
          <TextField
            id="password"
            label={t('login.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            required
            error={missing.password}
            helperText={missing.password ? t('login.passwordMissing') : ' '}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" variant="contained" size="large" disabled={login.isPending}>
            {t('login.submit')}
          </Button>
        </Stack>
      </Box>
      {info?.demo && info.demoAccounts ? (
        <DemoAccounts
          accounts={info.demoAccounts}
          onChoose={(chosen) => {
            setUsername(chosen);
            document.getElementById('password')?.focus();
          }}
        />
      ) : null}
    </>
  );
}
