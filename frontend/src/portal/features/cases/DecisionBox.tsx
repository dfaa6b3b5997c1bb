import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { CaseView } from '../../../shared/cases';
import { moneyExact } from '../../../shared/format';
import { useFormat } from '../../../shared/useFormat';
import { useText } from '../../useText';

interface DecisionBoxProps {
  view: CaseView;
  decision: NonNullable<CaseView['decision']>;
}

/** The outcome, the letter, and what one can do against it. */
export function DecisionBox({ view, decision }: DecisionBoxProps) {
  const t = useText();
  const format = useFormat();
  const { outcome, amount, reason, letter, decidedAt, appeal } = decision;
  return (
    <Alert severity={outcome === 'awarded' ? 'success' : 'error'} sx={{ mb: 4 }}>
      <AlertTitle>{t(`decision.${outcome}`)}</AlertTitle>
      {amount === null ? null : (
        <Box sx={{ fontSize: '1.5rem', fontWeight: 600 }}>{moneyExact(amount)}</Box>
      )}
      <Box>{t('decision.at', { date: format.date(decidedAt) })}</Box>
      {reason ? <Box>{t('decision.reason', { reason })}</Box> : null}
      {appeal ? (
        <Box sx={{ mt: 1 }}>
          {appeal.text}
          {appeal.until ? t('decision.appealUntil', { date: format.date(appeal.until) }) : null}
        </Box>
      ) : null}
      {letter ? (
        <Button
          variant="outlined"
          sx={{ mt: 1.5, bgcolor: 'background.paper' }}
          href={`/api/applications/${encodeURIComponent(view.caseNumber)}/decision-letter`}
          target="_blank"
          rel="noopener"
        >
          {t('decision.letter')}
        </Button>
      ) : null}
    </Alert>
  );
}
