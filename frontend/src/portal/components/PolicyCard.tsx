import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import type { PolicyRow } from '../../shared/policies';
import { useFormat } from '../../shared/useFormat';
import { useText } from '../useText';

interface PolicyCardProps {
  policy: PolicyRow;
  heading?: 'h2' | 'h3';
}

/** Title in plain words, how much at most, until when, from which document. */
export function PolicyCard({ policy, heading = 'h2' }: PolicyCardProps) {
  const t = useText();
  const format = useFormat();
  const { period, document, maxAmount } = policy;
  const until = period.applyBy ?? period.to;
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Typography variant="h3" component={heading}>
        <Link component={RouterLink} to={`/policies/${policy.id}`}>
          {policy.title}
        </Link>
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {policy.jurisdictionName} · {policy.kindName}
      </Typography>
      {policy.summary ? <Typography sx={{ mt: 1 }}>{policy.summary}</Typography> : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, mt: 1 }}>
        {maxAmount === null ? null : (
          <Typography component="span">
            {t('policy.atMost')} <strong>{format.money(maxAmount)}</strong>
          </Typography>
        )}
        <Typography component="span">
          {until ? t('policy.until', { date: format.date(until) }) : t('policy.noEnd')}
        </Typography>
      </Box>
      <Typography variant="caption" color="text.secondary" component="div" sx={{ mt: 1 }}>
        {document.title}
        {document.number ? `（${document.number}）` : ''} {policy.clause}
      </Typography>
      {policy.open || !policy.payment ? null : (
        <Typography variant="caption" component="div" sx={{ color: 'warning.main' }}>
          {policy.documentStatus === 'issued' ? t('policy.closed') : t('policy.draftShort')}
        </Typography>
      )}
    </Card>
  );
}
