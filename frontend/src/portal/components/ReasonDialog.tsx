import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { newIdempotencyKey } from '../../shared/http';
import { useText } from '../useText';

interface ReasonDialogProps {
  title: string;
  text: string;
  field: string;
  /** What to say where the field may not stay empty. */
  missing?: string;
  confirm: string;
  danger?: boolean;
  onConfirm: (reason: string, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
}

/** Asks once more before an act that others see, with room for a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, field, missing, confirm, danger = false, onConfirm, onClose } = props;
  const t = useText();
  const heading = useId();
  const key = useRef(newIdempotencyKey());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useMutation({
    mutationFn: () => onConfirm(reason.trim(), key.current),
    // What is corrected after a refusal is another request.
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const lacks = missing !== undefined && reason.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacks) acting.mutate();
  };
  return (
    <Dialog
      open
      onClose={acting.isPending ? undefined : onClose}
      aria-labelledby={heading}
      fullWidth
    >
      <form noValidate onSubmit={send}>
        <DialogTitle id={heading}>{title}</DialogTitle>
        <DialogContent>
          {acting.error ? <ProblemAlert error={acting.error} focus /> : null}
          <p>{text}</p>
          <TextField
            autoFocus
            fullWidth
            required={missing !== undefined}
            multiline
            minRows={2}
            label={missing === undefined ? `${field}（${t('common.optional')}）` : field}
            value={reason}
            error={tried && lacks}
            helperText={tried && lacks ? missing : ' '}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={acting.isPending}>
            {t('common.cancel')}
          </Button>
          <Button
            key="confirm"
            type="submit"
            color={danger ? 'error' : 'primary'}
            variant="contained"
            disabled={acting.isPending}
          >
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
