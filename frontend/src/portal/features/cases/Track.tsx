import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { TrackStage } from '../../../shared/cases';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** The milestones of this measure: which are paid, which is next. */
export function Track({ stages }: { stages: TrackStage[] }) {
  const t = useText();
  const format = useFormat();
  if (stages.length === 0) return null;
  return (
    <Section id="track" title={t('track.title')}>
      <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 1 } }}>
        {stages.map(({ stage, label, state, caseNumber, amount }) => (
          <li key={stage}>
            {caseNumber ? (
              <Link component={RouterLink} to={`/cases/${caseNumber}`}>
                {label}
              </Link>
            ) : (
              label
            )}{' '}
            <Chip
              size="small"
              variant="outlined"
              color={state === 'paid' || state === 'awarded' ? 'success' : 'default'}
              label={t(`track.${state}`)}
            />
            {amount === null ? null : <div>{format.money(amount)}</div>}
          </li>
        ))}
      </Box>
    </Section>
  );
}
