import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useRefresh, type RaRecord } from 'ra-core';
import { StateLabel, type Tone } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { OUTBOX_QUERY, OutboxSummary, useOutbox } from './OutboxSummary';

interface MailRow extends RaRecord {
  id: string;
  username: string;
  email: string;
  kindName: string;
  urgent: boolean;
  state: string;
  stateName: string;
  messages: number;
  attempts: number;
  createdAt: string;
  nextAttemptAt: string | null;
  sentAt: string | null;
  problemName: string | null;
  reply: string | null;
  maybeTwice: boolean;
  mayRetry: boolean;
}

const STATES = ['waiting', 'sent', 'failed', 'cancelled'] as const;

const TONES: Record<string, Tone> = { sent: 'good', failed: 'bad', cancelled: 'quiet' };

function useRetry() {
  const t = useOfficeText();
  const notify = useNotify();
  const refresh = useRefresh();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      post(id === null ? '/api/mails/retry' : `/api/mails/${encodeURIComponent(id)}/retry`),
    onSuccess: () => notify(t('mails.retried'), { type: 'success' }),
    onSettled: () => {
      refresh();
      void queryClient.invalidateQueries({ queryKey: OUTBOX_QUERY });
    },
  });
}

function RetryAll() {
  const t = useOfficeText();
  const { data } = useOutbox();
  const { mutate, isPending, error } = useRetry();
  if (!data?.configured || data.failed === 0) return null;
  return (
    <>
      {error ? <ProblemAlert error={error} focus /> : null}
      <Button variant="outlined" disabled={isPending} onClick={() => mutate(null)}>
        {t('mails.retryAll')}
      </Button>
    </>
  );
}

function Result({ mail }: { mail: MailRow }) {
  const t = useOfficeText();
  const format = useFormat();
  const { mutate, isPending, error } = useRetry();
  return (
    <>
      <StateLabel tone={TONES[mail.state] ?? 'busy'} text={mail.stateName} />
      {mail.maybeTwice ? (
        <Typography title={t('mails.maybeTwiceHint')}>{t('mails.maybeTwice')}</Typography>
      ) : null}
      {mail.problemName ? <Typography>{mail.problemName}</Typography> : null}
      {mail.reply ? (
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('mails.reply', { reply: mail.reply })}
        </Typography>
      ) : null}
      {mail.sentAt ? (
        <Typography variant="body2" color="text.secondary">
          {t('mails.sentAt', { at: format.time(mail.sentAt) })}
        </Typography>
      ) : null}
      {mail.nextAttemptAt ? (
        <Typography variant="body2" color="text.secondary">
          {t('mails.nextAt', { at: format.time(mail.nextAttemptAt) })}
        </Typography>
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      {mail.mayRetry ? (
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('mails.retryThis', { username: mail.username })}
          onClick={() => mutate(mail.id)}
        >
          {t('mails.retry')}
        </Button>
      ) : null}
    </>
  );
}

/** The outbox: what waits, what went, what failed, and sending it again. */
export function MailList() {
  const t = useOfficeText();
  const format = useFormat();
  const contents = ({ kindName, messages }: MailRow) =>
    messages > 0 ? t('mails.messages', { count: messages }) : kindName;
  return (
    <Page title={t('mails.title')} lead={t('mails.lead')} aside={<RetryAll />}>
      <OutboxSummary />
      <RecordList<MailRow>
        resource="mails"
        label={t('mails.title')}
        searchLabel={t('mails.search')}
        filters={[
          {
            source: 'state',
            label: t('mails.state'),
            choices: STATES.map((id) => ({ id, name: t(`mails.states.${id}`) })),
          },
        ]}
        sort={{ field: 'createdAt', order: 'DESC' }}
        empty={t('mails.empty')}
        fileName={t('mails.title')}
        columns={[
          {
            key: 'username',
            title: t('mails.person'),
            sortBy: 'username',
            render: ({ username }) => username,
            csv: ({ username }) => username,
          },
          {
            key: 'email',
            title: t('mails.email'),
            render: ({ email }) => email,
            csv: ({ email }) => email,
          },
          {
            key: 'kind',
            title: t('mails.kind'),
            render: (mail) => (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                {contents(mail)}
                {mail.urgent && mail.messages > 0 ? (
                  <Chip size="small" label={t('mails.urgent')} />
                ) : null}
              </Box>
            ),
            csv: contents,
          },
          {
            key: 'createdAt',
            title: t('mails.createdAt'),
            nowrap: true,
            sortBy: 'createdAt',
            render: ({ createdAt }) => format.time(createdAt),
            csv: ({ createdAt }) => format.time(createdAt),
          },
          {
            key: 'attempts',
            title: t('mails.attempts'),
            number: true,
            sortBy: 'attempts',
            render: ({ attempts }) => attempts,
            csv: ({ attempts }) => attempts,
          },
          {
            key: 'result',
            title: t('mails.result'),
            sortBy: 'state',
            render: (mail) => <Result mail={mail} />,
            csv: ({ stateName, problemName }) =>
              problemName ? `${stateName}：${problemName}` : stateName,
          },
        ]}
      />
    </Page>
  );
}
