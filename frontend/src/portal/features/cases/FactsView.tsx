import Box from '@mui/material/Box';
import type { FactView } from '../../../shared/cases';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

/** What was filled in and what came from the registers, each with its source. */
export function FactsView({ facts }: { facts: FactView[] }) {
  const t = useText();
  const format = useFormat();
  if (facts.length === 0) return null;
  return (
    <Section id="facts" title={t('case.facts')}>
      <Box component="dl" sx={{ m: 0 }}>
        {facts.map(({ name, label, text, source, asOf, claimedText }) => (
          <Box
            key={name}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '220px 1fr' },
              columnGap: 2,
              py: 1,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {text}
              {source ? (
                <Box
                  component="span"
                  sx={{ display: 'block', color: 'text.secondary', fontSize: 14 }}
                >
                  {asOf
                    ? t('apply.knownSource', { source, date: format.date(asOf) })
                    : t('apply.knownSourceUndated', { source })}
                </Box>
              ) : null}
              {claimedText ? (
                <Box
                  component="span"
                  sx={{ display: 'block', color: 'warning.main', fontSize: 14 }}
                >
                  {t('case.claimed', { text: claimedText })}
                </Box>
              ) : null}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
