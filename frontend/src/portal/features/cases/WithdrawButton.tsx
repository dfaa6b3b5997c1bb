import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { CaseView } from '../../../shared/cases';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { newIdempotencyKey, post } from '../../../shared/http';
import { useText } from '../../useText';
import { useCaseChanged } from './useCase';

const WITHDRAWABLE = [
  'submitted',
  'supplement-requested',
  'accepted',
  'under-review',
  'public-notice',
];

/** Withdrawing ends the case: it asks once more and wants a reason. */
export function WithdrawButton({ view }: { view: CaseView }) {
  const t = useText();
  const changed = useCaseChanged();
  const key = useRef(newIdempotencyKey());
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const withdrawing = useMutation({
    mutationFn: () =>
      post(
        `/api/applications/${encodeURIComponent(view.caseNumber)}/withdraw`,
        { reason: reason.trim(), version: view.version },
        key.current,
      ),
    onSuccess: async () => {
      setOpen(false);
      await changed();
    },
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  if (!WITHDRAWABLE.includes(view.status)) return null;
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') withdrawing.mutate();
  };
  const missing = tried && reason.trim() === '';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw.open')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="withdraw" fullWidth>
        <form noValidate onSubmit={confirm}>
          <DialogTitle id="withdraw">{t('withdraw.title')}</DialogTitle>
          <DialogContent>
            {withdrawing.error ? <ProblemAlert error={withdrawing.error} focus /> : null}
            <p>{t('withdraw.text')}</p>
            <TextField
              autoFocus
              fullWidth
              required
              multiline
              minRows={2}
              label={t('withdraw.reason')}
              value={reason}
              error={missing}
              helperText={missing ? t('withdraw.reasonMissing') : ' '}
              onChange={({ target }) => setReason(target.value)}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button
              key="confirm-withdraw"
              type="submit"
              color="error"
              variant="contained"
              disabled={withdrawing.isPending}
            >
              {t('withdraw.confirm')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
