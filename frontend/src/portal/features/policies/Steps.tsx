import Box from '@mui/material/Box';
import type { Policy } from '../../../shared/policies';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** What happens after the application: which step, who, within which time. */
export function Steps({ steps }: { steps: Policy['steps'] }) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <Section id="steps" title={t('policy.steps')}>
      <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 1 } }}>
        {steps.map(({ id, label, who, timeLimitText }) => (
          <li key={id}>
            <strong>{label}</strong>
            <Box sx={{ color: 'text.secondary' }}>
              {[who, timeLimitText].filter(Boolean).join(' · ')}
            </Box>
          </li>
        ))}
      </Box>
    </Section>
  );
}
