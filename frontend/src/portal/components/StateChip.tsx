import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import HighlightOff from '@mui/icons-material/HighlightOff';
import Schedule from '@mui/icons-material/Schedule';
import Chip from '@mui/material/Chip';

type Tone = 'success' | 'warning' | 'error' | 'default';

const TONES: Record<string, Tone> = {
  approved: 'success',
  disbursing: 'success',
  completed: 'success',
  closed: 'success',
  rated: 'success',
  reopened: 'warning',
  'supplement-requested': 'warning',
  rejected: 'error',
  lapsed: 'error',
};

const ICONS = {
  success: <CheckCircleOutline />,
  warning: <ErrorOutline />,
  error: <HighlightOff />,
  default: <Schedule />,
};

/** A state is always colour, icon and word together. */
export function StateChip({ status, label }: { status: string; label: string }) {
  const tone = TONES[status] ?? 'default';
  return (
    <Chip icon={ICONS[tone]} label={label} color={tone} variant="outlined" sx={{ fontSize: 15 }} />
  );
}
