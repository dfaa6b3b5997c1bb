import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { calculationLabel } from '../../shared/cases';
import { moneyExact } from '../../shared/format';
import type { Evaluation, Fact } from '../../shared/policies';
import { useText } from '../useText';
import { FundingTable } from './FundingTable';

interface EvaluationResultProps {
  evaluation: Evaluation;
  facts: Fact[];
}

const SEVERITY = {
  eligible: 'success',
  'not-eligible': 'error',
  undetermined: 'info',
} as const;

/** The verdict in a word, the sum, who pays it, and what is still missing. */
export function EvaluationResult({ evaluation, facts }: EvaluationResultProps) {
  const t = useText();
  const { verdict, amount, ceiling, funding, missingFacts, calculation = [] } = evaluation;
  const labelOf = (name: string) => facts.find((fact) => fact.name === name)?.label ?? null;
  const missing = missingFacts.map(labelOf).filter((label) => label !== null);
  return (
    <Box aria-live="polite">
      <Alert severity={SEVERITY[verdict]} data-verdict={verdict}>
        <AlertTitle>{t(`verdict.${verdict}`)}</AlertTitle>
        {verdict === 'undetermined' && missing.length > 0
          ? t('verdict.missing', { facts: missing.join('、') })
          : null}
        {verdict === 'not-eligible' ? t('verdict.whyNot') : null}
        {verdict === 'eligible' && amount === null ? t('verdict.noAmount') : null}
        {amount !== null && verdict !== 'not-eligible' ? (
          <Box>
            {ceiling ? t('verdict.ceiling') : t('verdict.amount')}
            <Typography component="div" sx={{ fontSize: '1.5rem', fontWeight: 600 }}>
              {moneyExact(amount)}
            </Typography>
          </Box>
        ) : null}
      </Alert>
      {calculation.length > 0 && verdict === 'eligible' ? (
        <Box component="ul" sx={{ pl: 2.5, my: 1, color: 'text.secondary' }}>
          {calculation.map((line) => (
            <li key={line.text}>
              {calculationLabel(line)}
              {line.amount === null ? null : `：${moneyExact(line.amount)}`}
            </li>
          ))}
        </Box>
      ) : null}
      {funding.length > 0 ? <FundingTable shares={funding} /> : null}
    </Box>
  );
}
