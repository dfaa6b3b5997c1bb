import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KnownFact } from '../../../shared/finder';
import { useFormat } from '../../../shared/useFormat';
import { factText } from '../../components/factText';
import type { FinderStep } from '../../finderAnswers';
import { useText } from '../../useText';

interface KnownFactsProps {
  known: KnownFact[];
  steps: FinderStep[];
}

/** What registers say needs no asking; where something else was typed, both are shown. */
export function KnownFacts({ known: all, steps }: KnownFactsProps) {
  const t = useText();
  const format = useFormat();
  const answered = new Map(steps.map(({ fact }) => [fact.name, fact]));
  // Without a source it was typed, and stands among the answers.
  const known = all.filter(({ source }) => source !== null);
  if (known.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="finder-known" sx={{ mt: 2 }}>
      <Typography variant="h3" component="h2" id="finder-known">
        {t('finder.known')}
      </Typography>
      <Box component="dl" sx={{ m: 0, '& dd': { m: 0 } }}>
        {known.map((fact) => (
          <Box key={fact.name} sx={{ py: 0.75 }}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.9375rem' }}>
              {fact.label}
            </Box>
            <dd>
              {fact.text}
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem', ml: 1 }}>
                {fact.asOf
                  ? t('apply.knownSource', { source: fact.source, date: format.date(fact.asOf) })
                  : t('apply.knownSourceUndated', { source: fact.source })}
              </Box>
            </dd>
            {fact.claimed === null || fact.claimed === undefined ? null : (
              <Box component="dd" sx={{ color: 'warning.main', fontSize: '0.9375rem' }}>
                {t('finder.claimed', {
                  text: factText(answered.get(fact.name), fact.claimed, t, format),
                })}
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
