import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { fetchPolicy, type Evaluation, type Policy } from '../../../shared/policies';
import { Section } from '../../components/Section';
import { useText } from '../../useText';
import { AtAGlance } from './AtAGlance';
import { Amounts } from './Amounts';
import { Calculator } from './Calculator';
import { Clause } from './Clause';
import { CumulationSection } from './CumulationSection';
import { Details } from './Details';
import { DocumentNotice } from './DocumentNotice';
import { HowToGet } from './HowToGet';
import { Materials } from './Materials';
import { PolicyConditions } from './PolicyConditions';
import { Steps } from './Steps';
import { Versions } from './Versions';

/** Is it for me: paragraph, conditions that tick themselves, the sum beside them, then how to get it. */
export default function PolicyPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const version = params.get('version') ?? undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', id, version],
    queryFn: ({ signal }) => fetchPolicy(id, signal, version),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return <PolicyView key={`${data.id}@${String(data.version)}`} policy={data} />;
}

function PolicyView({ policy }: { policy: Policy }) {
  const t = useText();
  const [evaluation, setEvaluation] = useState<Evaluation>();
  const newest = Math.max(policy.version, ...(policy.versions ?? []).map(({ version }) => version));
  const current = policy.version === newest;
  const decided = policy.computable ?? policy.rules.length > 0;
  const computable = current && policy.facts.length > 0 && decided;
  return (
    <Page title={policy.title}>
      {current ? null : (
        <Alert severity="warning" sx={{ mb: 3 }}>
          {t('policy.oldVersion', { version: policy.version })}{' '}
          <Link component={RouterLink} to={`/policies/${policy.id}`}>
            {t('policy.currentVersion')}
          </Link>
        </Alert>
      )}
      <DocumentNotice policy={policy} />
      <Box
        sx={{
          display: 'grid',
          columnGap: 5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Box>
          {policy.summary ? (
            <Typography sx={{ mb: 2, fontSize: '1.125rem' }}>{policy.summary}</Typography>
          ) : null}
          <AtAGlance policy={policy} />
          {current ? <HowToGet policy={policy} /> : null}
        </Box>
        {computable ? (
          <Box sx={{ gridRow: { md: 'span 2' }, gridColumn: { md: 2 }, mb: 4 }}>
            <Calculator policy={policy} evaluation={evaluation} onEvaluated={setEvaluation} />
          </Box>
        ) : null}
        <Box sx={{ gridColumn: { md: 1 } }}>
          {decided && policy.rules.some(({ eligible }) => eligible) ? (
            <Section id="conditions" title={t('policy.conditions')}>
              <PolicyConditions policy={policy} evaluation={evaluation} />
            </Section>
          ) : null}
          <Amounts policy={policy} />
          <CumulationSection policy={policy} />
          <Details policy={policy} />
          {policy.payment ? (
            <Materials documents={policy.requiredDocuments} basis={policy.requiredDocumentsBasis} />
          ) : null}
          <Steps steps={policy.steps} />
          <Section id="clause" title={t('policy.clause')}>
            <Clause policy={policy} />
          </Section>
          <Versions policy={policy} />
        </Box>
      </Box>
    </Page>
  );
}
