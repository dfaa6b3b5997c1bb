import Box from '@mui/material/Box';
import type { Policy } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { amountLabel } from '../../components/amountLabel';
import { useText } from '../../useText';

/** Where, what, for whom, how much at most, until when, by whom: before everything else. */
export function AtAGlance({ policy }: { policy: Policy }) {
  const t = useText();
  const format = useFormat();
  const { period, maxAmount, departments, applicantNames = [] } = policy;
  const until = period.applyBy ?? period.to;
  const rows: [string, string | null][] = [
    [t('policies.by.jurisdiction'), policy.jurisdictionName],
    [t('policies.by.kind'), policy.kindName],
    [t('policies.by.applicant'), applicantNames.join('、') || null],
    [t(amountLabel(policy.kind)), maxAmount === null ? null : format.money(maxAmount)],
    [
      t('policies.by.period'),
      period.from && until
        ? t('policy.fromUntil', { from: format.date(period.from), until: format.date(until) })
        : until
          ? t('policy.until', { date: format.date(until) })
          : period.from
            ? t('policy.from', { date: format.date(period.from) })
            : t('policy.noEndIs'),
    ],
    [t('policies.by.department'), departments.join('、') || null],
  ];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mb: 3,
        display: 'grid',
        gridTemplateColumns: { xs: '6em minmax(0, 1fr)', sm: '7em minmax(0, 1fr)' },
        columnGap: 2,
        rowGap: 0.75,
        '& dt': { color: 'text.secondary' },
        '& dd': { m: 0 },
      }}
    >
      {rows.map(([label, text]) =>
        text === null ? null : (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Box>
        ),
      )}
    </Box>
  );
}
