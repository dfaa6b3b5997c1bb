import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Quiet, Section } from '../../../shared/case/parts';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { get, post } from '../../../shared/http';
import { isProblem } from '../../../shared/problem';
import { useFormat } from '../../../shared/useFormat';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { isIssued, useDocumentState, type PolicyDocumentRow } from './documents';

function ConfirmIssue({
  document,
  onClose,
  onDone,
}: {
  document: PolicyDocumentRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useOfficeText();
  const notify = useNotify();
  const [documentNumber, setDocumentNumber] = useState(document.number ?? '');
  const [note, setNote] = useState('');
  const send = async (idempotencyKey: string) => {
    await post(
      `/api/policy-documents/${encodeURIComponent(String(document.id))}/confirmation`,
      { documentNumber, note },
      idempotencyKey,
    );
    notify(t('documents.done'), { type: 'success' });
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('documents.confirmTitle')}
      action={t('documents.confirm')}
      onConfirm={send}
      onClose={onClose}
      disabled={documentNumber.trim() === ''}
    >
      {(error) => {
        const flaws: Record<string, string> = isProblem(error) ? error.fieldErrors : {};
        return (
          <Stack spacing={2}>
            <Typography>
              {document.title}。{t('documents.confirmHint')}
            </Typography>
            <TextField
              label={t('documents.documentNumber')}
              required
              value={documentNumber}
              onChange={(event) => setDocumentNumber(event.target.value)}
              error={flaws['documentNumber'] !== undefined}
              helperText={flaws['documentNumber']}
            />
            <TextField
              label={t('documents.note')}
              multiline
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              error={flaws['note'] !== undefined}
              helperText={flaws['note']}
            />
          </Stack>
        );
      }}
    </ConfirmDialog>
  );
}

export function PolicyDocumentShow() {
  const t = useOfficeText();
  const format = useFormat();
  const rights = useRights();
  const stateOf = useDocumentState();
  const { id = '' } = useParams();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-document', id],
    queryFn: ({ signal }) =>
      get<PolicyDocumentRow>(`/api/policy-documents/${encodeURIComponent(id)}`, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { confirmation } = data;
  return (
    <Page
      title={data.title}
      aside={
        rights.confirmIssue && !isIssued(data) ? (
          <Button variant="contained" onClick={() => setAsking(true)}>
            {t('documents.confirm')}
          </Button>
        ) : null
      }
    >
      {asking ? (
        <ConfirmIssue
          document={data}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            void refetch();
          }}
        />
      ) : null}
      <Typography>
        {data.issuer} · {confirmation?.documentNumber ?? data.number ?? t('documents.noNumber')}
      </Typography>
      <Alert severity={isIssued(data) ? 'success' : 'warning'} sx={{ mt: 2 }}>
        {confirmation
          ? `${t('documents.confirmedBy', {
              by: confirmation.by,
              date: format.date(confirmation.at),
            })}${confirmation.note ? `：${confirmation.note}` : ''}`
          : isIssued(data)
            ? stateOf(data)
            : t('documents.notConfirmed', { status: stateOf(data) })}
      </Alert>
      <Section title={t('documents.text')}>
        {data.text ? (
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{data.text}</Box>
        ) : (
          <Quiet>{t('documents.noText')}</Quiet>
        )}
      </Section>
    </Page>
  );
}
