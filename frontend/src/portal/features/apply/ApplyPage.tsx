import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link as RouterLink, Navigate, Route, Routes, useParams } from 'react-router-dom';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { fetchPolicy } from '../../../shared/policies';
import { useSession } from '../../../shared/session';
import { useText } from '../../useText';
import { CheckAnswers } from './CheckAnswers';
import { fetchRegisterFacts, topicsOf } from './draft';
import { KnownFacts } from './KnownFacts';
import { MaterialsScreen } from './MaterialsScreen';
import { TaskList } from './TaskList';
import { TopicScreen } from './TopicScreen';
import { useDraft } from './useDraft';
import { WizardContext, type Wizard } from './wizard';

/** An application, one topic a screen, kept on the server while it grows. */
export default function ApplyPage() {
  const t = useText();
  const { id = '' } = useParams();
  const { data: session } = useSession();
  const policy = useQuery({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => fetchPolicy(id, signal),
  });
  const known = useQuery({
    queryKey: ['register-facts', id],
    queryFn: ({ signal }) => fetchRegisterFacts(id, signal),
  });
  const keeper = useDraft(id);
  const { draft } = keeper;
  const topics = useMemo(
    () => (policy.data && known.data ? topicsOf(policy.data, known.data) : []),
    [policy.data, known.data],
  );

  const error = policy.error ?? known.error ?? keeper.loadError;
  if (error) return <ProblemPage error={error} onRetry={() => window.location.reload()} />;
  if (!session || !policy.data || !known.data || !draft) return <Loading rows={5} />;
  if (!policy.data.open) {
    return (
      <Page title={policy.data.title}>
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('policy.notOpen')}
        </Alert>
        <Link component={RouterLink} to={`/policies/${id}`}>
          {t('apply.backToPolicy')}
        </Link>
      </Page>
    );
  }
  const wizard: Wizard = {
    policy: policy.data,
    session,
    known: known.data,
    topics,
    draft,
    keeper,
    to: (section) => `/policies/${id}/apply${section ? `/${section}` : ''}`,
  };
  return (
    <WizardContext.Provider value={wizard}>
      <Routes>
        <Route index element={<TaskList />} />
        <Route path="known" element={<KnownFacts />} />
        <Route path="materials" element={<MaterialsScreen />} />
        <Route path="check" element={<CheckAnswers />} />
        {topics.map((topic) => (
          <Route
            key={topic.id}
            path={topic.id}
            element={<TopicScreen key={topic.id} topic={topic} />}
          />
        ))}
        <Route path="*" element={<Navigate to={wizard.to()} replace />} />
      </Routes>
    </WizardContext.Provider>
  );
}
