import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { newIdempotencyKey, post } from '../../../shared/http';
import { requestPath, type RequestDocument, type RequestView } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { UploadSlot } from '../../../shared/components/UploadSlot';
import { useText } from '../../useText';

interface AnswerBoxProps {
  view: RequestView;
  onAnswered: () => void;
}

/** What the authority asks for, until when, and the answer with its files. */
export function AnswerBox({ view, onAnswered }: AnswerBoxProps) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [text, setText] = useState('');
  const [documents, setDocuments] = useState<RequestDocument[]>([]);
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      post(
        `${requestPath(view.caseNumber)}/answers`,
        { text: text.trim(), documents: documents.map(({ id }) => id) },
        key.current,
      ),
    onSuccess: async () => {
      onAnswered();
      await queryClient.invalidateQueries();
    },
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const question = view.questions[view.questions.length - 1];
  if (!question) return null;
  const missing = tried && text.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') document.getElementById('answer-text')?.focus();
    else sending.mutate();
  };
  return (
    <Box
      component="section"
      aria-labelledby="answer"
      sx={{ border: 2, borderColor: 'warning.main', borderRadius: 1, p: 2, mb: 4 }}
    >
      <Typography variant="h2" id="answer">
        {view.waiting
          ? t('requests.answer.title', { date: format.date(view.waiting.until) })
          : t('requests.answer.titleLate')}
      </Typography>
      <Typography sx={{ mt: 1 }}>
        {t('requests.answer.asks', { name: question.authorityName })}
      </Typography>
      <Typography
        component="blockquote"
        sx={{
          m: 0,
          my: 1,
          pl: 2,
          borderLeft: 4,
          borderColor: 'warning.main',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {question.text}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t(view.waiting ? 'requests.answer.help' : 'requests.answer.helpLate')}
      </Typography>
      <form noValidate onSubmit={send}>
        {sending.error ? <ProblemAlert error={sending.error} focus /> : null}
        <TextField
          id="answer-text"
          label={t('requests.answer.text')}
          required
          fullWidth
          multiline
          minRows={3}
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={missing}
          helperText={missing ? t('requests.answer.missing') : t('requests.answer.textHelp')}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
          sx={{ mb: 2 }}
        />
        <UploadSlot
          slot={{
            slot: 'answer',
            title: t('requests.answer.files'),
            help: t('requests.answer.filesHelp'),
            required: false,
          }}
          documents={documents}
          onUploaded={({ id, fileName, size, mediaType }) =>
            setDocuments((given) => [...given, { id, fileName, size, mediaType }])
          }
          onRemoved={(id) => setDocuments((given) => given.filter((one) => one.id !== id))}
        />
        <Button
          key="submit-answer"
          type="submit"
          variant="contained"
          size="large"
          disabled={sending.isPending}
        >
          {sending.isPending ? t('requests.answer.submitting') : t('requests.answer.submit')}
        </Button>
      </form>
    </Box>
  );
}
