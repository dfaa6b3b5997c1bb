import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { fetchCase } from '../shared/cases';
import { Loading } from '../shared/components/Loading';
import { Page } from '../shared/components/Page';
import { ProblemAlert } from '../shared/components/ProblemAlert';
import { textHook } from '../shared/i18n/provider';
import type { PanelMessages } from './i18n/zh-CN';

const useText = textHook<PanelMessages>();

export function CasePanel() {
  const t = useText();
  const { caseNumber = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseNumber],
    queryFn: ({ signal }) => fetchCase(caseNumber, signal),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page title={t('panel.title', { caseNumber: data.caseNumber })}>
      <Typography>{data.statusText}</Typography>
    </Page>
  );
}
