import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { evaluate } from '../../../shared/policies';
import { isProblem } from '../../../shared/problem';
import { EvaluationResult } from '../../components/EvaluationResult';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { AnsweredTopics } from './AnsweredTopics';
import { answersOf, deleteDraft, isAnswered, materialsState, topicState } from './draft';
import { LogInAgain } from '../../components/LogInAgain';
import { submit, type Submission } from './submission';
import { useWizard } from './wizard';

/** Everything on one page before it counts. Submitting is an official act: sent once, confirmed by the server. */
export function CheckAnswers() {
  const t = useText();
  const wizard = useWizard();
  const { policy, topics, known, draft, keeper, to } = wizard;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [declared, setDeclared] = useState(false);
  const [tried, setTried] = useState(false);

  const answers = answersOf(topics, draft.facts);
  const submission: Submission = {
    policyId: policy.id,
    facts: answers,
    documents: draft.documents.map(({ slot, id }) => ({ slot, id })),
    undertakings: draft.undertakings,
  };
  const allFacts = {
    ...Object.fromEntries(
      known.filter(({ value }) => isAnswered(value)).map(({ name, value }) => [name, value]),
    ),
    ...answers,
  };
  const preview = useQuery({
    queryKey: ['preview', policy.id, allFacts],
    queryFn: () => evaluate(policy.id, allFacts),
    retry: false,
  });
  // A second press comes before the first has become a state.
  const underWay = useRef(false);
  const sending = useMutation({
    mutationFn: () => submit(submission),
    onError: () => {
      underWay.current = false;
    },
    onSuccess: async ({ caseNumber }) => {
      keeper.close();
      queryClient.removeQueries({ queryKey: ['draft', policy.id] });
      await navigate(`/cases/${encodeURIComponent(caseNumber)}/submitted`, { replace: true });
      void queryClient.invalidateQueries();
      // The case exists; a draft left behind would only offer to apply again.
      await deleteDraft(policy.id).catch(() => undefined);
    },
  });

  const incomplete = [
    ...topics.filter((topic) => topicState(topic, draft.facts) !== 'done').map(({ id }) => id),
    ...(materialsState(policy, draft) === 'done' ? [] : ['materials' as const]),
  ];
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!declared) document.getElementById('declaration')?.focus();
    if (!declared || incomplete.length > 0 || underWay.current) return;
    underWay.current = true;
    if (await keeper.flush()) sending.mutate();
    else underWay.current = false;
  };
  const loggedOut = isProblem(sending.error) && sending.error.status === 401;
  const firstCase = isProblem(sending.error) ? sending.error.problem['caseNumber'] : undefined;
  return (
    <Page title={t('apply.section.check')} lead={t('apply.checkLead')}>
      {loggedOut ? <LogInAgain onEntered={() => sending.mutate()} /> : null}
      {sending.error && !loggedOut ? (
        <>
          <ProblemAlert error={sending.error} focus />
          {typeof firstCase === 'string' ? (
            <Typography sx={{ mb: 2 }}>
              <Link component={RouterLink} to={`/cases/${firstCase}`}>
                {t('apply.firstCase', { caseNumber: firstCase })}
              </Link>
            </Typography>
          ) : null}
        </>
      ) : null}
      {incomplete.length > 0 ? (
        <Alert severity={tried ? 'error' : 'warning'} sx={{ mb: 3 }}>
          {t('apply.incomplete')}
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {incomplete.map((section) => (
              <li key={section}>
                <Link component={RouterLink} to={`${to(section)}?change`}>
                  {t(`apply.section.${section}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <AnsweredTopics />
      {preview.data ? (
        <Section id="preview" title={t('apply.preview')}>
          <Box sx={{ maxWidth: 560 }}>
            <EvaluationResult evaluation={preview.data} facts={policy.facts} />
          </Box>
          <Typography color="text.secondary">{t('apply.previewNote')}</Typography>
        </Section>
      ) : null}
      <form noValidate onSubmit={(event) => void send(event)}>
        <FormControlLabel
          sx={{ alignItems: 'flex-start' }}
          label={t('apply.declaration')}
          control={
            <Checkbox
              id="declaration"
              required
              checked={declared}
              onChange={({ target }) => setDeclared(target.checked)}
              sx={{ mt: -1 }}
              slotProps={{ input: { 'aria-describedby': 'declaration-error' } }}
            />
          }
        />
        <FormHelperText id="declaration-error" error sx={{ mb: 1 }}>
          {tried && !declared ? t('apply.declarationMissing') : ' '}
        </FormHelperText>
        <Button
          key="submit-application"
          type="submit"
          variant="contained"
          size="large"
          disabled={sending.isPending}
          sx={{ width: { xs: '100%', sm: 'auto' } }}
        >
          {sending.isPending ? t('apply.submitting') : t('apply.submit')}
        </Button>{' '}
        <Button key="back-to-list" component={RouterLink} to={to()} size="large">
          {t('apply.backToList')}
        </Button>
      </form>
    </Page>
  );
}
