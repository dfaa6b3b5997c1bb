import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import { useText } from '../useText';

/** The steps in plain words, side by side; under each other on a phone. */
interface Step {
  id: string;
  label: string;
  state: 'done' | 'current' | 'todo' | 'ended' | 'skipped' | 'unrated';
}

const reached = (state: Step['state']) => state !== 'todo' && state !== 'skipped';

export function CaseSteps({ steps }: { steps: Step[] }) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <Box
      component="ol"
      aria-label={t('case.steps')}
      sx={{
        listStyle: 'none',
        p: 0,
        m: 0,
        mb: 4,
        display: 'flex',
        flexDirection: { xs: 'column', md: 'row' },
      }}
    >
      {steps.map(({ id, label, state }, index) => (
        <Box
          component="li"
          key={id}
          aria-current={state === 'current' ? 'step' : undefined}
          sx={{
            flex: 1,
            display: 'flex',
            flexDirection: { xs: 'row', md: 'column' },
            alignItems: 'center',
            textAlign: { md: 'center' },
            gap: 1,
            py: { xs: 0.75, md: 0 },
            px: 0.5,
            position: 'relative',
            fontWeight: state === 'current' ? 600 : 400,
            color: reached(state) ? 'text.primary' : 'text.secondary',
            '&:not(:first-of-type)::before': {
              content: '""',
              display: { xs: 'none', md: 'block' },
              position: 'absolute',
              top: 15,
              right: 'calc(50% + 20px)',
              width: 'calc(100% - 40px)',
              height: 2,
              bgcolor: reached(state) ? 'primary.main' : 'divider',
            },
          }}
        >
          <Box
            aria-hidden
            sx={{
              width: 32,
              height: 32,
              flex: 'none',
              borderRadius: '50%',
              display: 'grid',
              placeItems: 'center',
              border: 2,
              borderColor: reached(state) ? 'primary.main' : 'divider',
              bgcolor: state === 'current' ? 'primary.main' : 'background.paper',
              color: state === 'current' ? 'common.white' : 'primary.main',
            }}
          >
            {state === 'done' ? <Check fontSize="small" /> : <span>{index + 1}</span>}
          </Box>
          <span>
            {label}
            <Box component="span" sx={{ display: 'block', fontSize: 14, fontWeight: 400 }}>
              {t(id === 'rating' && state === 'current' ? 'case.step.yours' : `case.step.${state}`)}
            </Box>
          </span>
        </Box>
      ))}
    </Box>
  );
}
