import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { calculationLabel } from '../../shared/cases';
import { moneyExact } from '../../shared/format';
import type { Evaluation, Fact, ResultField } from '../../shared/policies';
import { useFormat } from '../../shared/useFormat';
import { useText } from '../useText';
import { amountLabel } from './amountLabel';
import { FundingTable } from './FundingTable';
import { resultText } from './resultText';

interface EvaluationResultProps {
  evaluation: Evaluation;
  facts: Fact[];
  results?: ResultField[];
  kind?: string;
}

const SEVERITY = {
  eligible: 'success',
  'not-eligible': 'error',
  undetermined: 'info',
} as const;

/** The verdict in a word, the sum, what else comes out, who pays it, and what is still missing. */
export function EvaluationResult({
  evaluation,
  facts,
  results = [],
  kind = 'award',
}: EvaluationResultProps) {
  const t = useText();
  const format = useFormat();
  const { verdict, amount, ceiling, funding, missingFacts, calculation = [] } = evaluation;
  const labelOf = (name: string) => facts.find((fact) => fact.name === name)?.label ?? null;
  const missing = missingFacts.map(labelOf).filter((label) => label !== null);
  const named = results
    .map((field) => ({
      field,
      text: resultText(field, evaluation.result[field.name], t, format),
    }))
    .filter(({ text }) => text !== null);
  const money = ['award', 'milestone-award', 'subsidy'].includes(kind);
  return (
    <Box aria-live="polite">
      <Alert severity={SEVERITY[verdict]} data-verdict={verdict}>
        <AlertTitle>{t(`verdict.${verdict}`)}</AlertTitle>
        {verdict === 'undetermined' && missing.length > 0
          ? t('verdict.missing', { facts: missing.join('、') })
          : null}
        {verdict === 'not-eligible' ? t('verdict.whyNot') : null}
        {verdict === 'eligible' && amount === null && named.length === 0
          ? t(money ? 'verdict.noAmount' : 'verdict.applies')
          : null}
        {amount !== null && verdict !== 'not-eligible' ? (
          <Box>
            {ceiling
              ? t('verdict.ceiling', { label: t(amountLabel(kind)) })
              : t(amountLabel(kind, 'sumOf'))}
            <Typography component="div" sx={{ fontSize: '1.5rem', fontWeight: 600 }}>
              {moneyExact(amount)}
            </Typography>
          </Box>
        ) : null}
        {named.length > 0 && verdict === 'eligible' ? (
          <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
            {named.map(({ field, text }) => (
              <Box key={field.name} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
                <Box component="dt">{field.label}：</Box>
                <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
                  {text}
                </Box>
              </Box>
            ))}
          </Box>
        ) : null}
      </Alert>
      {verdict === 'eligible' && !evaluation.inForce ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('verdict.notInForce')}
        </Alert>
      ) : null}
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
