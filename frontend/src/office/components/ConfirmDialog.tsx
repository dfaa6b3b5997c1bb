import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { newIdempotencyKey } from '../../shared/http';
import { useOfficeText } from '../useOfficeText';

interface ConfirmDialogProps {
  title: string;
  action: string;
  disabled?: boolean;
  /** The same key for every press, so that a second one cannot do it twice. */
  onConfirm: (idempotencyKey: string) => Promise<void>;
  onClose: () => void;
  children: (error: unknown) => ReactNode;
}

/** An official act: sent at once, done when the server says so, with what went wrong shown in place. */
export function ConfirmDialog({
  title,
  action,
  disabled = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const t = useOfficeText();
  const [key, setKey] = useState(newIdempotencyKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm(key);
    } catch (problem) {
      setError(problem);
      // What is sent next may be another body; a lost answer keeps its key.
      if ((problem as { status?: number }).status) setKey(newIdempotencyKey());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth aria-labelledby="confirm-title">
      <DialogTitle id="confirm-title" component="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        {error === undefined ? null : <ProblemAlert error={error} focus />}
        {children(error)}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {t('common.cancel')}
        </Button>
        <Button variant="contained" onClick={() => void confirm()} disabled={busy || disabled}>
          {busy ? t('action.busy') : action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
