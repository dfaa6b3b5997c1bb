import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { NOTIFICATIONS_QUERY, useNotifications, type Notification } from '../../notifications';
import { useText } from '../../useText';

/** What we told this enterprise, the newest on top. */
export default function MessagesPage() {
  const t = useText();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useNotifications(true);
  const reading = useMutation({
    mutationFn: (id: string | number) => post(`/api/notifications/${encodeURIComponent(id)}/read`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: NOTIFICATIONS_QUERY }),
  });
  const problem = error ?? reading.error;
  return (
    <Page
      title={t('messages.title')}
      lead={t('messages.lead')}
      aside={
        <Link component={RouterLink} to="/settings">
          {t('messageSettings.title')}
        </Link>
      }
    >
      {problem ? <ProblemAlert error={problem} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <Typography>{t('messages.none')}</Typography> : null}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {(data ?? []).map((message) => (
          <MessageCard
            key={message.id}
            message={message}
            onRead={() => reading.mutate(message.id)}
          />
        ))}
      </Box>
    </Page>
  );
}

function MessageCard({ message, onRead }: { message: Notification; onRead: () => void }) {
  const t = useText();
  const format = useFormat();
  const { title, text, at, read, caseNumber } = message;
  return (
    <Card
      component="article"
      sx={{ p: 2, borderLeft: read ? undefined : 4, borderLeftColor: 'primary.main' }}
    >
      <Typography variant="h3" component="h2">
        {read ? null : `${t('messages.new')} `}
        {title}
      </Typography>
      <Typography>{text}</Typography>
      <Typography variant="caption" color="text.secondary" component="div">
        {format.time(at)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mt: 1 }}>
        {caseNumber ? (
          <Link
            component={RouterLink}
            to={`/cases/${caseNumber}`}
            onClick={read ? undefined : onRead}
          >
            {t('messages.open')}
          </Link>
        ) : null}
        {read ? null : (
          <Button size="small" onClick={onRead} aria-label={t('messages.readThis', { title })}>
            {t('messages.read')}
          </Button>
        )}
      </Box>
    </Card>
  );
}
