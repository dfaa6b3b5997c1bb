import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { get } from '../../../shared/http';
import { evaluate, type Evaluation, type Facts, type Policy } from '../../../shared/policies';
import { isProblem } from '../../../shared/problem';
import { useSession } from '../../../shared/session';
import { EvaluationResult } from '../../components/EvaluationResult';
import { FactInput } from '../../components/FactInput';
import { carriedInto, useFinderAnswers } from '../../finderAnswers';
import { useText } from '../../useText';
import { hasMoney } from './kinds';

interface CalculatorProps {
  policy: Policy;
  evaluation: Evaluation | undefined;
  onEvaluated: (evaluation: Evaluation | undefined) => void;
}

const PAUSE_MS = 350;

/** How much would I get: answers as one types, needs no login; what the register or the finder knows is filled in. */
export function Calculator({ policy, evaluation, onEvaluated }: CalculatorProps) {
  const t = useText();
  const { data: session } = useSession();
  const { answers: finder } = useFinderAnswers();
  const [answers, setAnswers] = useState<Facts>({});
  const known = useQuery({
    queryKey: ['register-facts', policy.id],
    queryFn: ({ signal }) =>
      get<{ name: string; value: Facts[string] }[]>(
        `/api/my/register-facts?policyId=${encodeURIComponent(policy.id)}`,
        signal,
      ),
    enabled: session?.kind === 'applicant',
  });
  const registered: Facts = Object.fromEntries(
    (known.data ?? []).map(({ name, value }) => [name, value]),
  );
  const carried = finder ? carriedInto(policy.facts, finder) : {};
  const facts: Facts = { ...carried, ...registered, ...answers };
  const fromFinder = Object.keys(carried).some((name) => !(name in registered));
  const asked = JSON.stringify(facts);
  const { mutate, error, reset } = useMutation({
    mutationFn: (given: Facts) => evaluate(policy.id, given),
    onSuccess: onEvaluated,
  });
  useEffect(() => {
    const given = Object.fromEntries(
      Object.entries(JSON.parse(asked) as Facts).filter(([, value]) => value !== null),
    );
    if (Object.keys(given).length === 0) return undefined;
    const timer = setTimeout(() => mutate(given), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, mutate]);

  const clear = () => {
    setAnswers(Object.fromEntries(policy.facts.map(({ name }) => [name, null])));
    onEvaluated(undefined);
    reset();
  };
  const fieldErrors = isProblem(error) ? error.fieldErrors : {};
  // What is wrong with a field stands at the field.
  const elsewhere =
    error !== null &&
    (Object.keys(fieldErrors).length === 0 ||
      Object.keys(fieldErrors).some((name) => !policy.facts.some((fact) => fact.name === name)));
  return (
    <Box
      component="section"
      aria-labelledby="calculator"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}
    >
      <Typography variant="h2" id="calculator">
        {t(hasMoney(policy.kind) ? 'calculator.title' : 'calculator.check')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
        {t('calculator.lead')}
      </Typography>
      {fromFinder || Object.keys(registered).length > 0 ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t(fromFinder ? 'policy.carried' : 'policy.carriedRegister')}
        </Alert>
      ) : null}
      <Stack spacing={2.5} sx={{ mb: 2 }}>
        {policy.facts.map((fact) => (
          <FactInput
            key={fact.name}
            fact={fact}
            value={facts[fact.name]}
            optional
            error={fieldErrors[fact.name]}
            onChange={(value) => setAnswers((given) => ({ ...given, [fact.name]: value }))}
          />
        ))}
      </Stack>
      {elsewhere ? <ProblemAlert error={error} /> : null}
      {evaluation && !error ? (
        <EvaluationResult
          evaluation={evaluation}
          facts={policy.facts}
          results={policy.results ?? []}
          kind={policy.kind}
        />
      ) : null}
      {evaluation || Object.keys(facts).length > 0 ? (
        <Button onClick={clear} sx={{ mt: 1 }}>
          {t('calculator.clear')}
        </Button>
      ) : null}
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1, mb: 0 }}>
        {t('calculator.disclaimer')}
      </Typography>
    </Box>
  );
}
