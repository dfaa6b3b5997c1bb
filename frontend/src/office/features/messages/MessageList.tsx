import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useListContext, type RaRecord } from 'ra-core';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { aboutAddress, caseAddress, type About } from '../../components/caseAddress';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { UNREAD_QUERY } from '../../unread';
import { useOfficeText } from '../../useOfficeText';

interface MessageRow extends RaRecord {
  caseNumber: string | null;
  about: About | null;
  title: string;
  text: string;
  at: string;
  read: boolean;
}

/** Marks messages as read, one after the other, and shows the list and the count in the header anew. */
function useReading() {
  const queryClient = useQueryClient();
  const { refetch, onUnselectItems } = useListContext<MessageRow>();
  return useMutation({
    mutationFn: async (ids: MessageRow['id'][]) => {
      for (const id of ids) {
        await post(`/api/notifications/${encodeURIComponent(id)}/read`);
      }
    },
    onSettled: () => {
      onUnselectItems();
      void refetch();
      void queryClient.invalidateQueries({ queryKey: UNREAD_QUERY });
    },
  });
}

function ReadSelected() {
  const t = useOfficeText();
  const { selectedIds, onUnselectItems } = useListContext<MessageRow>();
  const { mutate, isPending, error } = useReading();
  return (
    <>
      {error ? <ProblemAlert error={error} focus /> : null}
      <Alert
        severity="info"
        sx={{ mb: 2 }}
        action={
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button onClick={() => onUnselectItems()}>{t('list.unselect')}</Button>
            <Button
              variant="contained"
              disabled={isPending}
              onClick={() => mutate(selectedIds as MessageRow['id'][])}
            >
              {isPending ? t('action.busy') : t('messages.readSelected')}
            </Button>
          </Box>
        }
      >
        {t('list.selected', { count: selectedIds.length })}
      </Alert>
    </>
  );
}

function CaseOfMessage({ message }: { message: MessageRow }) {
  const t = useOfficeText();
  const { mutate } = useReading();
  const { caseNumber, about, read, id } = message;
  const to = caseNumber ? caseAddress(caseNumber) : about ? aboutAddress(about) : undefined;
  if (!to) return t('list.none');
  return (
    <RecordLink to={to} onClick={read ? undefined : () => mutate([id])}>
      {caseNumber ?? t('messages.open')}
    </RecordLink>
  );
}

function ReadState({ message }: { message: MessageRow }) {
  const t = useOfficeText();
  const { mutate, isPending, error } = useReading();
  if (message.read) return <StateLabel tone="quiet" text={t('messages.isRead')} />;
  return (
    <>
      <StateLabel tone="attention" text={t('messages.isNew')} />
      {error ? <ProblemAlert error={error} /> : null}
      <Button
        size="small"
        disabled={isPending}
        aria-label={t('messages.readThis', { title: message.title })}
        onClick={() => mutate([message.id])}
      >
        {t('messages.read')}
      </Button>
    </>
  );
}

/** What the person and his groups were told, the newest on top. */
export function MessageList() {
  const t = useOfficeText();
  const format = useFormat();
  return (
    <Page
      title={t('messages.title')}
      lead={t('messages.lead')}
      aside={<RecordLink to="/message-settings">{t('messageSettings.title')}</RecordLink>}
    >
      <RecordList<MessageRow>
        resource="notifications"
        label={t('messages.title')}
        searchLabel={t('messages.search')}
        filters={[
          {
            source: 'read',
            label: t('messages.state'),
            choices: [
              { id: 'false', name: t('messages.isNew') },
              { id: 'true', name: t('messages.isRead') },
            ],
          },
        ]}
        sort={{ field: 'at', order: 'DESC' }}
        empty={t('messages.empty')}
        selectable={({ read }) => !read}
        titleOf={({ title }) => title}
        bulk={<ReadSelected />}
        columns={[
          {
            key: 'caseNumber',
            title: t('messages.case'),
            nowrap: true,
            sortBy: 'caseNumber',
            render: (message) => <CaseOfMessage message={message} />,
          },
          {
            key: 'title',
            title: t('messages.content'),
            sortBy: 'title',
            render: ({ title, text, read }) => (
              <>
                <Typography sx={{ fontWeight: read ? 400 : 600 }}>{title}</Typography>
                <Typography color="text.secondary">{text}</Typography>
              </>
            ),
          },
          {
            key: 'at',
            title: t('messages.at'),
            nowrap: true,
            sortBy: 'at',
            render: ({ at }) => format.time(at),
          },
          {
            key: 'read',
            title: t('messages.state'),
            render: (message) => <ReadState message={message} />,
          },
        ]}
      />
    </Page>
  );
}
