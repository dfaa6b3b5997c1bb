import Box from '@mui/material/Box';
import { useParams } from 'react-router-dom';
import type { CaseView } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { Section } from '../../components/Section';
import { StateChip } from '../../components/StateChip';
import { useText } from '../../useText';
import { CaseDocuments } from './CaseDocuments';
import { CaseSteps } from '../../components/CaseSteps';
import { CaseStatus } from './CaseStatus';
import { DecisionBox } from './DecisionBox';
import { DeterminationView } from './DeterminationView';
import { DiagramSection } from '../../components/DiagramSection';
import { FactsView } from './FactsView';
import { PaymentView } from './PaymentView';
import { SupplementBox } from './SupplementBox';
import { Timeline } from '../../components/Timeline';
import { Track } from './Track';
import { useCase } from './useCase';
import { WithdrawButton } from './WithdrawButton';

/** Where is it: a sentence, the steps, what is asked of me; then everything that stands behind it. */
export default function CasePage() {
  const { caseNumber = '' } = useParams();
  const { data, error, refetch } = useCase(caseNumber);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return <CaseContent view={data} />;
}

function CaseContent({ view }: { view: CaseView }) {
  const t = useText();
  return (
    <Page
      title={view.policyTitle}
      aside={<StateChip status={view.status} label={view.statusName} />}
      lead={t('case.number', { caseNumber: view.caseNumber })}
    >
      <CaseStatus view={view} />
      {view.supplement ? <SupplementBox view={view} supplement={view.supplement} /> : null}
      <CaseSteps steps={view.steps} />
      {view.decision ? <DecisionBox view={view} decision={view.decision} /> : null}
      <Box
        sx={{
          display: 'grid',
          columnGap: 5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Box>
          {view.determination ? (
            <DeterminationView view={view} determination={view.determination} />
          ) : null}
          <PaymentView view={view} />
          <FactsView facts={view.factsView} />
          <CaseDocuments view={view} />
        </Box>
        <Box>
          {view.track ? <Track stages={view.track} /> : null}
          <Section id="timeline" title={t('case.timeline')}>
            <Timeline entries={view.timeline} />
          </Section>
          <WithdrawButton view={view} />
        </Box>
      </Box>
      <DiagramSection caseNumber={view.caseNumber} version={view.version} />
    </Page>
  );
}
