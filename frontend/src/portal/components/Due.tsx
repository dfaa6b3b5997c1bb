import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Schedule from '@mui/icons-material/Schedule';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';

interface DueProps {
  state: string | null | undefined;
  text: string | null | undefined;
}

/** The time left in words; amber when it runs out, red when it has. */
export function Due({ state, text }: DueProps) {
  if (!text) return null;
  const late = state === 'overdue';
  const soon = state === 'warning' || state === 'due-soon' || state === 'soon';
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: late ? 'error.main' : soon ? 'warning.main' : 'text.secondary',
      }}
    >
      {late ? (
        <ErrorOutline fontSize="small" aria-hidden />
      ) : soon ? (
        <WarningAmber fontSize="small" aria-hidden />
      ) : (
        <Schedule fontSize="small" aria-hidden />
      )}
      {text}
    </Box>
  );
}
