import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { documentUrl } from '../cases';
import { StateLabel, type Tone } from '../case/StateLabel';
import { ProblemAlert } from '../components/ProblemAlert';
import { call, newIdempotencyKey } from '../http';
import { textHook } from '../i18n/provider';
import { requestPath, type RequestQuestion, type RequestView } from '../requests';
import { useFormat } from '../useFormat';
import type { QuestionMessages } from './question.zh-CN';

const useQuestionText = textHook<QuestionMessages>();

type Act = 'ask' | 'end';

const WAYS = {
  ask: { method: 'POST', field: 'text', done: 'question.asked' },
  end: { method: 'DELETE', field: 'reason', done: 'question.ended' },
} as const;

/** For officials: that it waits for the enterprise and since when, asking, and not waiting any longer. */
export function RequestWaiting({ view }: { view: RequestView }) {
  const t = useQuestionText();
  const format = useFormat();
  const [open, setOpen] = useState<Act>();
  const [done, setDone] = useState<Act>();
  const { waiting } = view;
  const act = view.mayAsk ? 'ask' : view.mayCallOff ? 'end' : undefined;
  return (
    <Box sx={{ my: 2 }} data-waiting={waiting !== null}>
      {waiting ? (
        <Alert severity="info" sx={{ mb: 1 }}>
          {t('question.waiting', {
            authority: waiting.authorityName,
            since: format.time(waiting.since),
            until: format.date(waiting.until),
          })}
          {waiting.provisional ? ` ${t('question.provisional')}` : null}
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', mt: 0.5 }}>
            {waiting.text}
          </Typography>
        </Alert>
      ) : null}
      <Box role="status">
        {done && done !== open ? (
          <Alert severity="success" sx={{ mb: 1 }}>
            {t(WAYS[done].done)}
          </Alert>
        ) : null}
      </Box>
      {act && open !== act ? (
        <Button
          variant="outlined"
          onClick={() => {
            setDone(undefined);
            setOpen(act);
          }}
        >
          {t(`question.${act}`)}
        </Button>
      ) : null}
      {act && open === act ? (
        <ActForm
          key={act}
          act={act}
          view={view}
          onDone={() => {
            setOpen(undefined);
            setDone(act);
          }}
          onCancel={() => setOpen(undefined)}
        />
      ) : null}
    </Box>
  );
}

interface ActFormProps {
  act: Act;
  view: RequestView;
  onDone: () => void;
  onCancel: () => void;
}

/** Not a dialog: in the frame beside a task it would stand where nobody looks. */
function ActForm({ act, view, onDone, onCancel }: ActFormProps) {
  const t = useQuestionText();
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [said, setSaid] = useState('');
  const { method, field } = WAYS[act];
  const sending = useMutation({
    mutationFn: () =>
      call(`${requestPath(view.caseNumber)}/questions`, {
        method,
        body: { [field]: said.trim() },
        idempotencyKey: key.current,
      }),
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries();
    },
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (said.trim()) sending.mutate();
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={send}
      aria-label={t(`question.${act}`)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, maxWidth: 720 }}
    >
      <Typography sx={{ mb: 1.5 }}>
        {t(`question.${act}Text`, { left: view.questionsLeft })}
      </Typography>
      {sending.error ? <ProblemAlert error={sending.error} focus /> : null}
      <TextField
        label={t(`question.${act}Field`)}
        required
        fullWidth
        multiline
        minRows={3}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        <Button type="submit" variant="contained" disabled={!said.trim() || sending.isPending}>
          {t(`question.${act}Confirm`)}
        </Button>
        <Button onClick={onCancel}>{t('question.cancel')}</Button>
      </Box>
    </Box>
  );
}

const TONES: Record<string, Tone> = {
  waiting: 'paused',
  answered: 'good',
  'time-over': 'attention',
};

/** What was asked and what was answered, the newest on top. */
export function QuestionList({ questions }: { questions: RequestQuestion[] }) {
  const t = useQuestionText();
  const format = useFormat();
  return [...questions].reverse().map((question) => (
    <Box
      key={question.askedAt}
      sx={{ py: 1, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
    >
      <StateLabel tone={TONES[question.state] ?? 'quiet'} text={question.stateName} />
      <Typography sx={{ whiteSpace: 'pre-wrap' }}>{question.text}</Typography>
      <Typography color="text.secondary">
        {t('question.row', {
          authority: question.authorityName,
          step: question.stepName,
          date: format.time(question.askedAt),
        })}
      </Typography>
      {question.callOffReason ? (
        <Typography color="text.secondary">
          {t('question.calledOff', { reason: question.callOffReason })}
        </Typography>
      ) : null}
      {question.answer && question.answeredAt ? (
        <Box sx={{ mt: 1, pl: 2, borderLeft: 3, borderColor: 'primary.main' }}>
          <Typography sx={{ whiteSpace: 'pre-wrap' }}>{question.answer}</Typography>
          {question.documents.map(({ id, fileName }) => (
            <Link
              key={id}
              href={documentUrl(id)}
              target="_blank"
              rel="noopener"
              sx={{ display: 'block' }}
            >
              {fileName}
            </Link>
          ))}
          <Typography color="text.secondary">
            {t(question.late ? 'question.answeredLate' : 'question.answeredAt', {
              date: format.time(question.answeredAt),
            })}
          </Typography>
        </Box>
      ) : (
        <Typography color="text.secondary">{t('question.noAnswer')}</Typography>
      )}
    </Box>
  ));
}
