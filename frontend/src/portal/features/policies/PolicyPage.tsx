import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { fetchPolicy, type Evaluation, type Policy } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { Amounts } from './Amounts';
import { Calculator } from './Calculator';
import { Clause } from './Clause';
import { DocumentNotice } from './DocumentNotice';
import { Materials } from './Materials';
import { PolicyConditions } from './PolicyConditions';
import { Steps } from './Steps';

/** Is it for me: paragraph, conditions that tick themselves, the sum beside them, then how to get it. */
export default function PolicyPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => fetchPolicy(id, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return <PolicyView key={data.id} policy={data} />;
}

function PolicyView({ policy }: { policy: Policy }) {
  const t = useText();
  const [evaluation, setEvaluation] = useState<Evaluation>();
  const computable = policy.facts.length > 0 && (policy.computable ?? policy.rules.length > 0);
  return (
    <Page title={policy.title}>
      <DocumentNotice policy={policy} />
      <Box
        sx={{
          display: 'grid',
          columnGap: 5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Box>
          <Summary policy={policy} />
          <ApplyButton policy={policy} />
        </Box>
        {computable ? (
          <Box sx={{ gridRow: { md: 'span 2' }, gridColumn: { md: 2 }, mb: 4 }}>
            <Calculator policy={policy} evaluation={evaluation} onEvaluated={setEvaluation} />
          </Box>
        ) : null}
        <Box sx={{ gridColumn: { md: 1 } }}>
          {computable ? (
            <Section id="conditions" title={t('policy.conditions')}>
              <PolicyConditions policy={policy} evaluation={evaluation} />
            </Section>
          ) : null}
          <Amounts policy={policy} />
          <Materials documents={policy.requiredDocuments} basis={policy.requiredDocumentsBasis} />
          <Steps steps={policy.steps} />
          <Section id="clause" title={t('policy.clause')}>
            <Clause policy={policy} />
          </Section>
        </Box>
      </Box>
    </Page>
  );
}

/** The measure in one paragraph. */
function Summary({ policy }: { policy: Policy }) {
  const t = useText();
  const format = useFormat();
  const { period, maxAmount, departments, jurisdictionName, kindName, summary } = policy;
  const until = period.applyBy ?? period.to;
  return (
    <Typography sx={{ mb: 2, fontSize: '1.125rem' }}>
      {summary ? `${summary.replace(/。?$/, '')}${t('policy.stop')}` : null}
      {t('policy.summary', { jurisdiction: jurisdictionName, kind: kindName })}
      {maxAmount === null ? null : (
        <>
          {t('policy.atMostIs')} <strong>{format.money(maxAmount)}</strong>
          {t('policy.comma')}
        </>
      )}
      {until ? t('policy.untilIs', { date: format.date(until) }) : t('policy.noEndIs')}
      {departments.length > 0
        ? t('policy.departments', { departments: departments.join('、') })
        : null}
    </Typography>
  );
}

function ApplyButton({ policy }: { policy: Policy }) {
  const t = useText();
  if (!policy.open) {
    return (
      <Alert severity="info" sx={{ mb: 4 }}>
        {!policy.payment
          ? t('policy.noApplication')
          : policy.documentStatus !== 'issued' && policy.confirmation === null
            ? t('policy.notOpenDraft')
            : t('policy.notOpen')}
      </Alert>
    );
  }
  return (
    <Button
      component={RouterLink}
      to={`/policies/${policy.id}/apply`}
      variant="contained"
      size="large"
      sx={{ mb: 4, width: { xs: '100%', sm: 'auto' } }}
    >
      {t('policy.apply')}
    </Button>
  );
}
