import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router-dom';
import type { Policy } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';
import { groupOf } from './kinds';
import { todayInShanghai } from './today';

/** The one button, or in words who handles it and why there is none. */
export function HowToGet({ policy }: { policy: Policy }) {
  const t = useText();
  const format = useFormat();
  if (policy.open) {
    return (
      <Button
        component={RouterLink}
        to={`/policies/${policy.id}/apply`}
        variant="contained"
        size="large"
        sx={{ mb: 4, width: { xs: '100%', sm: 'auto' } }}
      >
        {t('policy.apply')}
      </Button>
    );
  }
  const { period, departments, kind } = policy;
  const end = period.applyBy ?? period.to;
  const today = todayInShanghai();
  const ended = end !== null && end < today;
  const authorities = departments.join('、');
  const group = groupOf(kind);
  const text = () => {
    if (ended) return t('policy.ended', { date: format.date(end) });
    if (policy.documentStatus !== 'issued' && policy.confirmation === null) {
      return t('policy.notOpenDraft');
    }
    if (period.from !== null && period.from > today) {
      return t('policy.notStarted', { date: format.date(period.from) });
    }
    if (policy.payment && policy.offered !== false) return t('policy.notOpen');
    if (policy.payment || group === 'money') {
      return authorities === ''
        ? t('policy.offlineNoDepartment')
        : t('policy.offline', { departments: authorities });
    }
    return t(`policy.noNeed.${kind === 'registry' ? 'registry' : group}`, {
      departments: authorities || t('policy.theDepartments'),
    });
  };
  return (
    <Alert severity={ended ? 'warning' : 'info'} sx={{ mb: 4 }} data-testid="how-to-get">
      {text()}
    </Alert>
  );
}
