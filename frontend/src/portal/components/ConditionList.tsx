import CheckCircle from '@mui/icons-material/CheckCircle';
import HelpOutline from '@mui/icons-material/HelpOutline';
import Cancel from '@mui/icons-material/Cancel';
import Box from '@mui/material/Box';
import type { ConditionOutcome } from '../../shared/cases';
import { useText } from '../useText';

export interface ConditionLine {
  key: string;
  text: string;
  actual?: string | null | undefined;
  outcome: ConditionOutcome;
}

const ICONS = {
  met: <CheckCircle color="success" />,
  unmet: <Cancel color="error" />,
  unknown: <HelpOutline color="disabled" />,
};

/** Conditions that tick themselves: icon, the condition, and the outcome as a word. */
export function ConditionList({ conditions }: { conditions: ConditionLine[] }) {
  const t = useText();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {conditions.map(({ key, text, actual, outcome }) => (
        <Box
          component="li"
          key={key}
          data-outcome={outcome}
          sx={{ display: 'flex', gap: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box aria-hidden sx={{ display: 'flex', pt: 0.25 }}>
            {ICONS[outcome]}
          </Box>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {text}
            {actual ? (
              <Box component="span" sx={{ color: 'text.secondary', display: 'block' }}>
                {t('condition.actual', { actual })}
              </Box>
            ) : null}
          </Box>
          <Box
            sx={{
              whiteSpace: 'nowrap',
              color: { met: 'success.main', unmet: 'error.main', unknown: 'text.secondary' }[
                outcome
              ],
            }}
          >
            {t(`condition.${outcome}`)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
