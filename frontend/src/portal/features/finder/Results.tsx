import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import type { PolicyMatch } from '../../../shared/finder';
import { useFormat } from '../../../shared/useFormat';
import { factText } from '../../components/factText';
import { Section } from '../../components/Section';
import type { FinderStep } from '../../finderAnswers';
import { useText } from '../../useText';
import { KnownFacts } from './KnownFacts';
import type { Finder } from './useFinder';

interface ResultsProps {
  finder: Finder;
  steps: FinderStep[];
  onStartAgain: () => void;
}

const STEP = 20;

/** What came out, grouped: met, still open, not met; to print, and to change an answer. */
export function Results({ finder, steps, onStartAgain }: ResultsProps) {
  const t = useText();
  const { answer, error, retry, next } = finder;
  if (error && !answer) return <ProblemAlert error={error} onRetry={retry} />;
  if (!answer) return <Loading rows={6} />;
  const eligible = answer.matches.filter(({ verdict }) => verdict === 'eligible');
  const current = eligible.filter(({ inForce }) => inForce);
  const open = answer.matches.filter(
    ({ verdict, inForce }) => verdict === 'undetermined' && inForce,
  );
  const over = answer.matches.filter(({ inForce }) => !inForce);
  return (
    <Page
      title={t('finder.resultsTitle', { count: current.length })}
      lead={t('finder.resultsLead')}
    >
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 4 }}>
        {next ? (
          <Button
            component={RouterLink}
            to={`/finder/${String(steps.length + 1)}`}
            variant="contained"
          >
            {t('finder.goOnAnswering')}
          </Button>
        ) : null}
        <Button variant="outlined" onClick={() => window.print()}>
          {t('common.print')}
        </Button>
        <Button onClick={onStartAgain}>{t('finder.startAgain')}</Button>
      </Box>
      <Section id="finder-eligible" title={t('finder.eligible', { count: current.length })}>
        {current.length === 0 ? (
          <Typography>{t('finder.eligibleNone')}</Typography>
        ) : (
          <Cards matches={current} />
        )}
      </Section>
      {open.length > 0 ? (
        <Section id="finder-open" title={t('finder.undetermined', { count: open.length })}>
          <Cards matches={open} />
        </Section>
      ) : null}
      {over.length > 0 ? (
        <Folded title={t('finder.over', { count: over.length })}>
          <Cards matches={over} />
        </Folded>
      ) : null}
      <Typography sx={{ my: 3 }}>{t('finder.notMet', { count: answer.excludedCount })}</Typography>
      <Section id="finder-answers" title={t('finder.yourAnswers')}>
        <Answers steps={steps} />
        <KnownFacts known={answer.known ?? []} steps={steps} />
      </Section>
      <Typography variant="caption" color="text.secondary">
        {t('calculator.disclaimer')}
      </Typography>
    </Page>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="details" sx={{ mb: 3 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 1, mb: 1 }}>
        <Typography variant="h2" sx={{ display: 'inline' }}>
          {title}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}

function Cards({ matches }: { matches: PolicyMatch[] }) {
  const t = useText();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {matches.slice(0, shown).map((match) => (
          <MatchCard key={match.policyId} match={match} />
        ))}
      </Box>
      {matches.length > shown ? (
        <Button
          className="no-print"
          sx={{ mt: 2 }}
          variant="outlined"
          onClick={() => setShown(shown + STEP)}
        >
          {t('finder.showMore', { count: matches.length - shown })}
        </Button>
      ) : null}
    </>
  );
}

function MatchCard({ match }: { match: PolicyMatch }) {
  const t = useText();
  const format = useFormat();
  const { verdict, amount, maxAmount, ceiling, missingFactLabels } = match;
  const met = verdict === 'eligible';
  const sum = amount ?? (met ? null : maxAmount);
  return (
    <Card component="article" sx={{ p: 2, breakInside: 'avoid' }} data-verdict={verdict}>
      <Typography variant="h3">
        <Link component={RouterLink} to={`/policies/${match.policyId}`}>
          {match.title}
        </Link>
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {match.jurisdictionName}
        {match.kindName ? ` · ${match.kindName}` : ''}
        {match.open ? ` · ${t('policy.openNow')}` : ''}
      </Typography>
      {sum === null ? null : (
        <Typography sx={{ mt: 0.5 }}>
          {met && !ceiling ? null : `${t('policy.atMost')} `}
          <strong>{format.money(sum)}</strong>
        </Typography>
      )}
      {match.summary ? <Typography sx={{ mt: 0.5 }}>{match.summary}</Typography> : null}
      {!met && missingFactLabels.length > 0 ? (
        <Typography sx={{ mt: 0.5 }} color="text.secondary">
          {t('finder.missing', { facts: missingFactLabels.join('、') })}
        </Typography>
      ) : null}
    </Card>
  );
}

function Answers({ steps }: { steps: FinderStep[] }) {
  const t = useText();
  const format = useFormat();
  if (steps.length === 0) return <Typography>{t('finder.noAnswers')}</Typography>;
  return (
    <Box component="dl" sx={{ m: 0, mb: 2 }}>
      {steps.map(({ fact, value }, index) => (
        <Box
          key={fact.name}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr auto', sm: '1fr 1fr auto' },
            columnGap: 2,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {fact.label}
          </Box>
          <Box component="dd" sx={{ m: 0, gridRow: { xs: 2, sm: 'auto' } }}>
            {value === null ? t('common.unknown') : factText(fact, value, t, format)}
          </Box>
          <Box component="dd" className="no-print" sx={{ m: 0 }}>
            <Link
              component={RouterLink}
              to={`/finder/${String(index + 1)}?change`}
              aria-label={t('apply.changeThis', { what: fact.label })}
            >
              {t('apply.change')}
            </Link>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
