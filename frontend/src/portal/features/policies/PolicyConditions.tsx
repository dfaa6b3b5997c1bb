import Typography from '@mui/material/Typography';
import type { Evaluation, Policy } from '../../../shared/policies';
import { ConditionList, type ConditionLine } from '../../components/ConditionList';
import { useText } from '../../useText';
import { commonConditions } from './rules';

/** Before anything is known: what the granting rules have in common. Afterwards: the rule that was looked at. */
function linesOf(policy: Policy, evaluation: Evaluation | undefined): ConditionLine[] {
  if (evaluation && evaluation.conditions.length > 0) {
    return evaluation.conditions.map((condition) => ({
      key: `${condition.fact}:${condition.requirement}`,
      text: `${condition.label}：${condition.requirementText}`,
      actual: condition.actualText,
      outcome: condition.outcome,
    }));
  }
  return commonConditions(policy).map((text) => ({ key: text, text, outcome: 'unknown' }));
}

export function PolicyConditions({
  policy,
  evaluation,
}: {
  policy: Policy;
  evaluation: Evaluation | undefined;
}) {
  const t = useText();
  const lines = linesOf(policy, evaluation);
  return (
    <>
      {evaluation ? null : (
        <Typography color="text.secondary" sx={{ mb: 1 }}>
          {t('policy.conditionsHelp')}
        </Typography>
      )}
      {lines.length > 0 ? (
        <ConditionList conditions={lines} />
      ) : (
        <Typography>{t('policy.conditionsInTable')}</Typography>
      )}
    </>
  );
}
