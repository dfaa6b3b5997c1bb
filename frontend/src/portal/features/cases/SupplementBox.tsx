import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { CaseView, SupplementAsked } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { UploadSlot } from '../../../shared/components/UploadSlot';
import { newIdempotencyKey, post } from '../../../shared/http';
import { fetchPolicy, type Facts } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { FactInput } from '../../components/FactInput';
import { useText } from '../../useText';
import { useCaseChanged } from './useCase';

interface SupplementBoxProps {
  view: CaseView;
  supplement: SupplementAsked;
}

interface GivenDocument {
  slot: string;
  id: string;
  fileName: string;
  size: number;
  mediaType: string;
}

/** 补正: why, until when, and exactly the asked fields, open. */
export function SupplementBox({ view, supplement }: SupplementBoxProps) {
  const t = useText();
  const format = useFormat();
  const changed = useCaseChanged();
  const key = useRef(newIdempotencyKey());
  const [facts, setFacts] = useState<Facts>({});
  const [documents, setDocuments] = useState<GivenDocument[]>([]);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const policy = useQuery({
    queryKey: ['policy', view.policyId],
    queryFn: ({ signal }) => fetchPolicy(view.policyId, signal),
  });
  const asksFacts = supplement.items.filter(({ kind }) => kind === 'fact');
  const asksDocuments = supplement.items.filter(({ kind }) => kind === 'document');
  const empty =
    Object.values(facts).every((value) => value === null) &&
    documents.length === 0 &&
    text.trim() === '';
  const sending = useMutation({
    mutationFn: () =>
      post(
        `/api/applications/${encodeURIComponent(view.caseNumber)}/supplement`,
        {
          facts,
          documents: documents.map(({ slot, id }) => ({ slot, id })),
          text: text.trim(),
          version: view.version,
        },
        key.current,
      ),
    onSuccess: changed,
    // What is corrected after a refusal is another request.
    onError: () => {
      key.current = newIdempotencyKey();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!empty) sending.mutate();
  };
  return (
    <Box
      component="section"
      aria-labelledby="supplement"
      sx={{ border: 2, borderColor: 'warning.main', borderRadius: 1, p: 2, mb: 4 }}
    >
      <Typography variant="h2" id="supplement">
        {t('supplement.title', { date: format.date(supplement.until) })}
      </Typography>
      <Typography sx={{ my: 1 }}>
        {t('supplement.reason')}
        {supplement.text}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('supplement.help')}
      </Typography>
      <form noValidate onSubmit={send}>
        {sending.error ? <ProblemAlert error={sending.error} focus /> : null}
        {tried && empty ? (
          <Alert severity="error" sx={{ mb: 2 }}>
            {t('supplement.empty')}
          </Alert>
        ) : null}
        <Stack spacing={2.5}>
          {asksFacts.length > 0 && policy.isPending ? <Loading rows={1} /> : null}
          {asksFacts.map(({ name, title }) => {
            const fact = policy.data?.facts.find((candidate) => candidate.name === name);
            const before = view.factsView.find((candidate) => candidate.name === name);
            return fact ? (
              <FactInput
                key={name}
                fact={{
                  ...fact,
                  label: title || fact.label,
                  help: before ? t('supplement.before', { text: before.text }) : fact.help,
                }}
                value={facts[name]}
                onChange={(value) => setFacts((given) => ({ ...given, [name]: value }))}
              />
            ) : null;
          })}
          {asksDocuments.map(({ name, title }) => (
            <UploadSlot
              key={name}
              slot={{ slot: name, title, required: true }}
              documents={documents.filter(({ slot }) => slot === name)}
              onUploaded={(stored) =>
                setDocuments((given) => [
                  ...given,
                  {
                    slot: name,
                    id: stored.id,
                    fileName: stored.fileName,
                    size: stored.size,
                    mediaType: stored.mediaType,
                  },
                ])
              }
              onRemoved={(id) => setDocuments((given) => given.filter((one) => one.id !== id))}
            />
          ))}
          <TextField
            id="supplement-text"
            label={t('supplement.text')}
            multiline
            minRows={2}
            value={text}
            onChange={({ target }) => setText(target.value)}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
        </Stack>
        <Button
          key="submit-supplement"
          type="submit"
          variant="contained"
          size="large"
          disabled={sending.isPending}
          sx={{ mt: 2 }}
        >
          {t('supplement.submit')}
        </Button>
      </form>
    </Box>
  );
}
