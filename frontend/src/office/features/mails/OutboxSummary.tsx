import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useOfficeText } from '../../useOfficeText';

interface Outbox {
  configured: boolean;
  collecting: number;
  waiting: number;
  sent: number;
  failed: number;
  oldestWaiting: string | null;
}

export const OUTBOX_QUERY = ['office', 'outbox'] as const;

export const useOutbox = (): UseQueryResult<Outbox> =>
  useQuery({
    queryKey: OUTBOX_QUERY,
    queryFn: ({ signal }) => get<Outbox>('/api/mails/summary', signal),
    refetchInterval: 30_000,
  });

/** How the outbox stands as a whole. */
export function OutboxSummary() {
  const t = useOfficeText();
  const format = useFormat();
  const { data, error } = useOutbox();
  if (error) return <ProblemAlert error={error} />;
  if (!data) return null;
  return (
    <Box sx={{ mb: 2 }}>
      {data.configured ? null : (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('mails.notConfigured')}
        </Alert>
      )}
      <Box component="dl" sx={{ m: 0, display: 'flex', gap: 4, flexWrap: 'wrap' }}>
        {(['collecting', 'waiting', 'sent', 'failed'] as const).map((figure) => (
          <div key={figure}>
            <Typography component="dt" color="text.secondary">
              {t(`mails.${figure}`)}
            </Typography>
            <Typography
              component="dd"
              variant="h2"
              sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}
            >
              {data[figure]}
            </Typography>
          </div>
        ))}
      </Box>
      {data.oldestWaiting ? (
        <Typography color="text.secondary">
          {t('mails.oldest', { at: format.time(data.oldestWaiting) })}
        </Typography>
      ) : null}
    </Box>
  );
}
