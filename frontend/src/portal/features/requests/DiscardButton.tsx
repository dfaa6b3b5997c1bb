import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useText } from '../../useText';

/** Begins afresh, after asking. */
export function DiscardButton({ onConfirm }: { onConfirm: () => void }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="large" onClick={() => setOpen(true)}>
        {t('requests.new.discard')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="discard-title">
        <DialogTitle id="discard-title">{t('requests.new.discardTitle')}</DialogTitle>
        <DialogContent>{t('requests.new.discardText')}</DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button
            color="error"
            variant="contained"
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {t('requests.new.discardConfirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
