import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseView } from '../../shared/cases';
import { useFormat } from '../../shared/useFormat';

/** What happened, the newest on top. */
export function Timeline({ entries }: { entries: CaseView['timeline'] }) {
  const format = useFormat();
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <Box
      component="ol"
      sx={{ listStyle: 'none', m: 0, pl: 2, borderLeft: 2, borderColor: 'divider' }}
    >
      {newestFirst.map(({ at, event, eventName, actor, text }, index) => (
        <Box
          component="li"
          // Two events of one kind may carry the same instant.
          key={`${at}:${event}:${String(index)}`}
          sx={{
            position: 'relative',
            pb: 2,
            '&::before': {
              content: '""',
              position: 'absolute',
              left: -22,
              top: 8,
              width: 10,
              height: 10,
              borderRadius: '50%',
              bgcolor: index === 0 ? 'primary.main' : 'divider',
            },
          }}
        >
          <strong>{eventName}</strong>
          {text && text !== eventName ? (
            <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Box>
          ) : null}
          <Typography variant="caption" color="text.secondary" component="div">
            {format.time(at)}
            {actor ? ` · ${actor}` : null}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
