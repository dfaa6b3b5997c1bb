import AccessTime from '@mui/icons-material/AccessTime';
import Cancel from '@mui/icons-material/Cancel';
import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import PauseCircleOutline from '@mui/icons-material/PauseCircleOutline';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import type { SvgIconComponent } from '@mui/icons-material';

export type Tone = 'good' | 'attention' | 'bad' | 'busy' | 'quiet' | 'paused';

const TONES: Record<Tone, { color: string; icon: SvgIconComponent }> = {
  good: { color: 'success.main', icon: CheckCircle },
  attention: { color: 'warning.main', icon: ErrorOutline },
  bad: { color: 'error.main', icon: Cancel },
  busy: { color: 'primary.main', icon: AccessTime },
  paused: { color: 'text.secondary', icon: PauseCircleOutline },
  quiet: { color: 'text.secondary', icon: RadioButtonUnchecked },
};

/** A state is told by icon and word; the colour only helps. */
export function StateLabel({ tone, text }: { tone: Tone; text: string }) {
  const { color, icon: Icon } = TONES[tone];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color, whiteSpace: 'nowrap' }}
    >
      <Icon fontSize="small" aria-hidden />
      {text}
    </Box>
  );
}

const STATUS_TONES: Record<string, Tone> = {
  'supplement-requested': 'attention',
  'public-notice': 'busy',
  approved: 'good',
  completed: 'good',
  rejected: 'bad',
  withdrawn: 'quiet',
  lapsed: 'quiet',
  draft: 'quiet',
};

export const toneOfStatus = (status: string): Tone => STATUS_TONES[status] ?? 'busy';

const DUE_TONES: Record<string, Tone> = {
  overdue: 'bad',
  'due-soon': 'attention',
  paused: 'paused',
  met: 'good',
  done: 'good',
  closed: 'quiet',
  cancelled: 'quiet',
};

export const toneOfDue = (state: string | null | undefined): Tone =>
  DUE_TONES[state ?? ''] ?? 'busy';
