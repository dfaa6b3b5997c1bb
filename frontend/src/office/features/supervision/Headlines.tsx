import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useOfficeText } from '../../useOfficeText';
import { casesPath, type Headline } from './board';

function Change({ figure }: { figure: Headline }) {
  const t = useOfficeText();
  const stock = figure.id === 'open' || figure.id === 'overdue';
  if (figure.change === null) return <>{t('board.noChange')}</>;
  const against = t(stock ? 'board.againstEnd' : 'board.againstMonth');
  if (figure.change === 0) return <>{t('board.same', { against })}</>;
  const n = Math.abs(figure.change).toLocaleString('en-US');
  return <>{t(figure.change > 0 ? 'board.more' : 'board.less', { against, n })}</>;
}

/** The four figures on top, each with what changed and a way to its cases. */
export function Headlines({ figures }: { figures: Headline[] }) {
  const t = useOfficeText();
  return (
    <Box
      component="ul"
      aria-label={t('board.headlines')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {figures.map((figure) => (
        <Box
          component="li"
          key={figure.id}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, breakInside: 'avoid' }}
        >
          <Typography color="text.secondary">{t(`board.figure.${figure.id}`)}</Typography>
          <Typography sx={{ fontSize: '2rem', fontWeight: 600, lineHeight: 1.3 }}>
            <Link
              component={RouterLink}
              to={casesPath(figure.query)}
              aria-label={t('board.openCases', {
                name: t(`board.figure.${figure.id}`),
                n: figure.value.toLocaleString('en-US'),
              })}
              sx={{ textDecorationThickness: 1 }}
            >
              {figure.value.toLocaleString('en-US')}
            </Link>
            <Typography component="span" sx={{ ml: 0.5 }}>
              {t('board.unit')}
            </Typography>
          </Typography>
          <Typography variant="body2" color="text.secondary">
            <Change figure={figure} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
