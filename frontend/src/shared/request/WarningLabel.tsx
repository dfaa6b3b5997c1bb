import Box from '@mui/material/Box';
import NotificationsActive from '@mui/icons-material/NotificationsActive';
import Square from '@mui/icons-material/Square';
import Upgrade from '@mui/icons-material/Upgrade';
import type { SvgIconComponent } from '@mui/icons-material';

const LEVELS: Record<string, { icon: SvgIconComponent; color: string }> = {
  reminder: { icon: NotificationsActive, color: 'warning.main' },
  'yellow-card': { icon: Square, color: '#B58900' },
  'red-card': { icon: Square, color: 'error.main' },
  leader: { icon: Upgrade, color: 'error.main' },
  supervision: { icon: Upgrade, color: 'error.main' },
};

/** 预警、黄牌、红牌: icon and word; the colour only helps. */
export function WarningLabel({ level, text }: { level: string; text: string }) {
  const { icon: Icon, color } = LEVELS[level] ?? {
    icon: NotificationsActive,
    color: 'warning.main',
  };
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}
    >
      <Icon fontSize="small" aria-hidden sx={{ color }} />
      {text}
    </Box>
  );
}
