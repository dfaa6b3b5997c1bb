import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { moneyExact } from '../../../shared/format';
import { get } from '../../../shared/http';
import { useSession } from '../../../shared/session';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';
import { ObjectionDialog } from './ObjectionDialog';

export interface Notice {
  caseNumber: string;
  policyTitle: string;
  enterpriseName: string;
  amount: number;
  from: string;
  until: string;
  state?: string;
  remainingText: string;
}

/** What is about to be awarded, open to everybody, with the right to object. */
export default function NoticeListPage() {
  const t = useText();
  const [objecting, setObjecting] = useState<Notice>();
  const { data, error, refetch } = useQuery({
    queryKey: ['public-notices'],
    queryFn: ({ signal }) => get<Notice[]>('/api/public-notices?page=1&perPage=100', signal),
  });
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')}>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <Typography>{t('notices.none')}</Typography> : null}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {(data ?? []).map((notice) => (
          <NoticeCard key={notice.caseNumber} notice={notice} onObject={setObjecting} />
        ))}
      </Box>
      {objecting ? (
        <ObjectionDialog notice={objecting} onClose={() => setObjecting(undefined)} />
      ) : null}
    </Page>
  );
}

interface NoticeCardProps {
  notice: Notice;
  onObject: (notice: Notice) => void;
}

function NoticeCard({ notice, onObject }: NoticeCardProps) {
  const t = useText();
  const format = useFormat();
  const { data: session } = useSession();
  const { caseNumber, policyTitle, enterpriseName, amount, from, until, remainingText } = notice;
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Typography variant="h3" component="h2">
        {enterpriseName}
      </Typography>
      <Typography>
        {policyTitle} · <strong>{moneyExact(amount)}</strong>
      </Typography>
      <Typography color="text.secondary" variant="body2">
        {t('notices.period', { from: format.day(from), until: format.date(until), remainingText })}{' '}
        · {caseNumber}
      </Typography>
      {notice.state !== undefined && notice.state !== 'open' ? null : session ? (
        <Button
          sx={{ mt: 1 }}
          variant="outlined"
          aria-label={t('notices.objectTo', { enterpriseName })}
          onClick={() => onObject(notice)}
        >
          {t('notices.object')}
        </Button>
      ) : (
        <Button
          sx={{ mt: 1 }}
          component={RouterLink}
          to={`/login?next=${encodeURIComponent('/#/notices')}`}
        >
          {t('notices.logIn')}
        </Button>
      )}
    </Card>
  );
}
