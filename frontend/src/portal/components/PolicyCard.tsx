import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import EventBusy from '@mui/icons-material/EventBusy';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { PolicyRow } from '../../shared/policies';
import { useFormat } from '../../shared/useFormat';
import { useText } from '../useText';
import { amountLabel } from './amountLabel';

interface PolicyCardProps {
  policy: PolicyRow;
  heading?: 'h2' | 'h3';
  expired?: boolean;
}

const SHOWN_APPLICANTS = 3;
const SHOWN_DEPARTMENTS = 3;

/** Title in plain words, for whom, how much at most, until when, from which document, and whether one can apply now. */
export function PolicyCard({ policy, heading = 'h2', expired = false }: PolicyCardProps) {
  const t = useText();
  const format = useFormat();
  const { period, document, maxAmount, departments } = policy;
  const until = period.applyBy ?? period.to;
  const applicants = policy.applicantNames ?? [];
  const shortened = (names: string[], most: number) =>
    names.slice(0, most).join('、') + (names.length > most ? t('policy.andOthers') : '');
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Typography variant="h3" component={heading} sx={{ flex: '1 1 260px', minWidth: 0 }}>
          <Link component={RouterLink} to={`/policies/${policy.id}`}>
            {policy.title}
          </Link>
        </Typography>
        {maxAmount === null ? null : (
          <Typography component="div" sx={{ whiteSpace: 'nowrap' }}>
            {t(amountLabel(policy.kind))} <strong>{format.money(maxAmount)}</strong>
          </Typography>
        )}
      </Box>
      <Typography variant="body2" color="text.secondary">
        {[
          policy.jurisdictionName,
          policy.kindName,
          applicants.length > 0
            ? t('policy.for', { applicants: shortened(applicants, SHOWN_APPLICANTS) })
            : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {policy.summary ? <Typography sx={{ mt: 1 }}>{policy.summary}</Typography> : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, mt: 1 }}>
        {policy.open ? (
          <State icon={<CheckCircleOutline fontSize="small" />} colour="success.main">
            {t('policy.openNow')}
          </State>
        ) : null}
        {expired && until ? (
          <State icon={<EventBusy fontSize="small" />} colour="text.secondary">
            {t('policy.endedOn', { date: format.date(until) })}
          </State>
        ) : null}
        {!expired && until ? <span>{t('policy.until', { date: format.date(until) })}</span> : null}
        {!expired && policy.documentStatus !== 'issued' && policy.documentConfirmed !== true ? (
          <Box component="span" sx={{ color: 'warning.main' }}>
            {t('policy.draftState')}
          </Box>
        ) : null}
        {departments.length > 0 ? (
          <span>{t('policy.by', { departments: shortened(departments, SHOWN_DEPARTMENTS) })}</span>
        ) : null}
      </Box>
      <Typography variant="caption" color="text.secondary" component="div" sx={{ mt: 1 }}>
        {document.title}
        {document.number ? `（${document.number}）` : ''} {policy.clause}
      </Typography>
    </Card>
  );
}

interface StateProps {
  icon: ReactNode;
  colour: string;
  children: ReactNode;
}

function State({ icon, colour, children }: StateProps) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour }}
    >
      {icon}
      {children}
    </Box>
  );
}
