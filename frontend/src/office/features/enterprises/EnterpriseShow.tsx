import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Quiet, Rows, Section } from '../../../shared/case/parts';
import { StateLabel, toneOfStatus } from '../../../shared/case/StateLabel';
import type { CaseRow } from '../../../shared/cases';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemAlert } from '../../../shared/components/ProblemAlert';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { EnterpriseFacts } from './EnterpriseFacts';
import { NewAccount } from './NewAccount';

interface EnterpriseView {
  uscc: string;
  name: string;
  kindName: string;
  jurisdiction: string;
  jurisdictionName: string;
  district: string;
  invented: boolean;
  account: { bankName: string; accountName: string; accountNumber: string } | null;
}

function Cases({ entityId }: { entityId: string }) {
  const t = useOfficeText();
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['cases-of', entityId],
    queryFn: ({ signal }) =>
      get<CaseRow[]>(
        `/api/applications?perPage=100&entityId=${encodeURIComponent(entityId)}`,
        signal,
      ),
  });
  return (
    <Section title={t('enterprises.cases')}>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <Quiet>{t('enterprises.noCases')}</Quiet> : null}
      {data && data.length > 0 ? (
        <Rows
          label={t('enterprises.cases')}
          columns={[
            { title: t('cases.number') },
            { title: t('cases.policy') },
            { title: t('cases.status') },
            { title: t('cases.amount'), number: true },
          ]}
          rows={data.map(({ caseNumber, policyTitle, status, statusName, amount }) => ({
            key: caseNumber,
            cells: [
              <RecordLink key="link" to={`/applications/${encodeURIComponent(caseNumber)}/show`}>
                {caseNumber}
              </RecordLink>,
              policyTitle,
              <StateLabel key="status" tone={toneOfStatus(status)} text={statusName} />,
              amount === null ? t('list.none') : format.money(amount),
            ],
          }))}
        />
      ) : null}
    </Section>
  );
}

export function EnterpriseShow() {
  const t = useOfficeText();
  const rights = useRights();
  const [opening, setOpening] = useState(false);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['business-entity', id],
    queryFn: ({ signal }) =>
      get<EnterpriseView>(`/api/business-entities/${encodeURIComponent(id)}`, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Page
      title={data.name}
      aside={
        rights.register ? (
          <Button variant="contained" onClick={() => setOpening(true)}>
            {t('enterprises.openAccount')}
          </Button>
        ) : null
      }
    >
      {opening ? <NewAccount entityId={id} onClose={() => setOpening(false)} /> : null}
      <Typography>
        {data.kindName} · {data.jurisdictionName}
        {data.district}
      </Typography>
      <Typography color="text.secondary">
        {t('enterprises.uscc')} {data.uscc}
        {data.invented ? ` · ${t('enterprises.invented')}` : ''}
      </Typography>
      <Section title={t('enterprises.account')}>
        {data.account ? (
          <Typography>
            {data.account.accountName} · {data.account.bankName} · {data.account.accountNumber}
          </Typography>
        ) : (
          <Quiet>{t('enterprises.noAccount')}</Quiet>
        )}
      </Section>
      <EnterpriseFacts entityId={id} />
      <Cases entityId={id} />
    </Page>
  );
}
