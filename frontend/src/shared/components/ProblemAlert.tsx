import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useSharedText } from '../i18n/provider';
import { isProblem } from '../problem';
import { useProblemText } from '../useProblemText';

/** What is not there, or not for this person, is no nearer the next time. */
export const isLasting = (error: unknown): boolean =>
  isProblem(error) && (error.status === 403 || error.status === 404);

interface ProblemAlertProps {
  error: unknown;
  onRetry?: () => void;
  /** Move the focus here: after a press of a button that failed. */
  focus?: boolean;
}

/** What went wrong, where, and what to do. */
export function ProblemAlert({ error, onRetry, focus = false }: ProblemAlertProps) {
  const t = useSharedText();
  const textOf = useProblemText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [error, focus]);
  const problem = isProblem(error) ? error.problem : {};
  const findings = problem.errors ?? [];
  return (
    <Alert
      severity="error"
      ref={box}
      tabIndex={-1}
      sx={{ mb: 2 }}
      action={
        onRetry && !isLasting(error) ? (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        ) : null
      }
    >
      <AlertTitle>{textOf(error)}</AlertTitle>
      {findings.length > 0 ? (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {findings.map(({ field, code, message }) => (
            <li key={`${field}:${code}`}>{message}</li>
          ))}
        </Box>
      ) : null}
      {problem.reference ? t('problem.reference', { reference: problem.reference }) : null}
    </Alert>
  );
}
