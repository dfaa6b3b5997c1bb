import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { newIdempotencyKey, post } from '../../../shared/http';
import { useText } from '../../useText';
import type { Notice } from './NoticeListPage';

/** An objection stops the notice until it is answered; it wants facts and somebody to ask back. */
export function ObjectionDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useText();
  const key = useRef(newIdempotencyKey());
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      post(
        `/api/public-notices/${encodeURIComponent(notice.caseNumber)}/objections`,
        { text: text.trim(), contact: contact.trim() },
        key.current,
      ),
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const textMissing = text.trim() === '';
  const contactMissing = contact.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!textMissing && !contactMissing) sending.mutate();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="objection" fullWidth>
      <form noValidate onSubmit={send}>
        <DialogTitle id="objection">
          {t('notices.objectTo', { enterpriseName: notice.enterpriseName })}
        </DialogTitle>
        <DialogContent>
          {sending.isSuccess ? (
            <Alert severity="success" role="status">
              {t('notices.objected')}
            </Alert>
          ) : (
            <>
              {sending.error ? <ProblemAlert error={sending.error} focus /> : null}
              <p>{t('notices.objectHelp')}</p>
              <TextField
                autoFocus
                fullWidth
                required
                multiline
                minRows={4}
                label={t('notices.objectText')}
                value={text}
                error={tried && textMissing}
                helperText={tried && textMissing ? t('notices.objectTextMissing') : ' '}
                onChange={({ target }) => setText(target.value)}
                slotProps={{ htmlInput: { maxLength: 2000 } }}
              />
              <TextField
                fullWidth
                required
                label={t('notices.contact')}
                value={contact}
                error={tried && contactMissing}
                helperText={tried && contactMissing ? t('notices.contactMissing') : ' '}
                onChange={({ target }) => setContact(target.value)}
                slotProps={{ htmlInput: { maxLength: 100 } }}
              />
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>
            {sending.isSuccess ? t('common.close') : t('common.cancel')}
          </Button>
          {sending.isSuccess ? null : (
            <Button
              key="submit-objection"
              type="submit"
              variant="contained"
              disabled={sending.isPending}
            >
              {t('notices.objectSubmit')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
