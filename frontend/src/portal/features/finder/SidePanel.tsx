import CheckCircle from '@mui/icons-material/CheckCircle';
import ExpandMore from '@mui/icons-material/ExpandMore';
import HelpOutline from '@mui/icons-material/HelpOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { PolicyMatch } from '../../../shared/finder';
import { useFormat } from '../../../shared/useFormat';
import type { FinderStep } from '../../finderAnswers';
import { useText } from '../../useText';
import { KnownFacts } from './KnownFacts';
import type { Counts, Finder } from './useFinder';

const SHOWN = 8;

/** The list growing and shrinking beside the question; on a phone one line that opens. */
export function SidePanel({ finder, steps }: { finder: Finder; steps: FinderStep[] }) {
  const t = useText();
  const format = useFormat();
  const wide = useMediaQuery('(min-width:900px)', { noSsr: true });
  const [opened, setOpened] = useState(false);
  const { answer, counts, before, pending } = finder;
  if (!answer || !counts) return null;
  const headline =
    counts.money > 0
      ? t('finder.sideMoney', { ...counts, money: format.money(counts.money) })
      : t('finder.side', { ...counts });
  const body = (
    <>
      <Change counts={counts} before={before} />
      <MatchRows matches={answer.matches} newly={newlyEligible(counts, before)} />
      <KnownFacts known={answer.known ?? []} steps={steps} />
    </>
  );
  return (
    <Box
      component="section"
      aria-labelledby="finder-so-far"
      aria-busy={pending}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 2,
        // On a phone it stands above the question, where its change is seen.
        order: { xs: -1, md: 0 },
        opacity: pending ? 0.6 : 1,
        transition: 'opacity 150ms',
      }}
    >
      <Typography variant="h2" id="finder-so-far" sx={{ mb: 0.5 }}>
        {t('finder.soFar')}
      </Typography>
      <Typography role="status" data-testid="so-far">
        {headline}
      </Typography>
      {wide ? (
        body
      ) : (
        <>
          <Button
            aria-expanded={opened}
            aria-controls="finder-list"
            onClick={() => setOpened(!opened)}
            endIcon={<ExpandMore sx={{ transform: opened ? 'rotate(180deg)' : undefined }} />}
            sx={{ ml: -1, mt: 0.5 }}
          >
            {t(opened ? 'finder.hideList' : 'finder.showList')}
          </Button>
          <Box id="finder-list" hidden={!opened}>
            {opened ? body : null}
          </Box>
        </>
      )}
    </Box>
  );
}

const newlyEligible = (counts: Counts, before: Counts | undefined): Set<string> =>
  new Set(before ? counts.eligibleIds.filter((id) => !before.eligibleIds.includes(id)) : []);

/** What the last answer did. */
function Change({ counts, before }: { counts: Counts; before: Counts | undefined }) {
  const t = useText();
  if (!before) return null;
  const gained = counts.eligible - before.eligible;
  const excluded = counts.excluded - before.excluded;
  const parts = [
    gained > 0 ? t('finder.gained', { count: gained }) : null,
    excluded > 0 ? t('finder.excluded', { count: excluded }) : null,
    excluded < 0 ? t('finder.returned', { count: -excluded }) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <Typography color="text.secondary" variant="body2" sx={{ mt: 0.5 }}>
      {t('finder.lastAnswer', { parts: parts.join(t('policy.comma')) })}
    </Typography>
  );
}

function MatchRows({ matches, newly }: { matches: PolicyMatch[]; newly: Set<string> }) {
  const t = useText();
  const format = useFormat();
  // What is over helps nobody to go on answering.
  const current = matches.filter(({ inForce }) => inForce);
  const shown = current.slice(0, SHOWN);
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
        {shown.map((match) => {
          const met = match.verdict === 'eligible';
          const sum = match.amount ?? match.maxAmount;
          return (
            <Box
              component="li"
              key={match.policyId}
              sx={{
                display: 'grid',
                gridTemplateColumns: '24px minmax(0, 1fr) auto',
                columnGap: 1,
                py: 1,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box sx={{ display: 'flex', pt: 0.25 }}>
                {met ? (
                  <CheckCircle color="success" fontSize="small" titleAccess={t('condition.met')} />
                ) : (
                  <HelpOutline
                    fontSize="small"
                    sx={{ color: 'text.secondary' }}
                    titleAccess={t('condition.unknown')}
                  />
                )}
              </Box>
              <Box sx={{ minWidth: 0, fontSize: '0.9375rem' }}>
                <Link component={RouterLink} to={`/policies/${match.policyId}`}>
                  {match.title}
                </Link>
                {newly.has(match.policyId) ? (
                  <Box component="span" sx={{ color: 'success.main', ml: 1 }}>
                    {t('finder.new')}
                  </Box>
                ) : null}
              </Box>
              <Box sx={{ whiteSpace: 'nowrap', textAlign: 'right', fontSize: '0.9375rem' }}>
                {sum === null
                  ? null
                  : met && !match.ceiling && match.amount !== null
                    ? format.money(sum)
                    : t('finder.upTo', { money: format.money(sum) })}
              </Box>
            </Box>
          );
        })}
      </Box>
      {current.length > shown.length ? (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t('finder.more', { count: current.length - shown.length })}
        </Typography>
      ) : null}
    </>
  );
}
