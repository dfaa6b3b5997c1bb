import Typography from '@mui/material/Typography';
import { useFormat } from '../../../shared/useFormat';
import { StateLabel, toneOfDue, toneOfStatus } from '../../../shared/case/StateLabel';
import type { CaseRow } from '../../../shared/cases';
import { Page } from '../../../shared/components/Page';
import { useChoices } from '../../components/choices';
import { RecordList, type RecordColumn } from '../../components/RecordList';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';

export function useCaseColumns(): RecordColumn<CaseRow>[] {
  const t = useOfficeText();
  const format = useFormat();
  return [
    {
      key: 'caseNumber',
      title: t('cases.number'),
      sortBy: 'caseNumber',
      nowrap: true,
      render: ({ caseNumber }) => (
        <RecordLink to={`/applications/${encodeURIComponent(caseNumber)}/show`}>
          {caseNumber}
        </RecordLink>
      ),
      csv: ({ caseNumber }) => caseNumber,
    },
    {
      key: 'enterpriseName',
      title: t('cases.enterprise'),
      sortBy: 'enterpriseName',
      render: ({ enterpriseName, policyTitle }) => (
        <>
          {enterpriseName}
          <Typography color="text.secondary">{policyTitle}</Typography>
        </>
      ),
      csv: ({ enterpriseName }) => enterpriseName,
    },
    {
      key: 'policyTitle',
      title: t('cases.policy'),
      exportOnly: true,
      render: ({ policyTitle }) => policyTitle,
      csv: ({ policyTitle }) => policyTitle,
    },
    {
      key: 'amount',
      title: t('cases.amount'),
      sortBy: 'amount',
      number: true,
      render: ({ amount }) => (amount === null ? t('list.none') : format.money(amount)),
      csv: ({ amount }) => amount,
    },
    {
      key: 'status',
      title: t('cases.status'),
      sortBy: 'status',
      render: ({ status, statusName, currentStepName }) => (
        <>
          <StateLabel tone={toneOfStatus(status)} text={statusName} />
          {currentStepName ? (
            <Typography color="text.secondary">{currentStepName}</Typography>
          ) : null}
        </>
      ),
      csv: ({ statusName }) => statusName,
    },
    {
      key: 'step',
      title: t('cases.step'),
      exportOnly: true,
      render: ({ currentStepName }) => currentStepName,
      csv: ({ currentStepName }) => currentStepName,
    },
    {
      key: 'due',
      title: t('cases.due'),
      sortBy: 'due',
      render: ({ dueText, dueState }) =>
        dueText ? <StateLabel tone={toneOfDue(dueState)} text={dueText} /> : t('list.none'),
      csv: ({ dueText }) => dueText,
    },
    {
      key: 'submittedAt',
      title: t('cases.submitted'),
      sortBy: 'submittedAt',
      nowrap: true,
      render: ({ submittedAt }) => format.date(submittedAt),
      csv: ({ submittedAt }) => format.date(submittedAt),
    },
  ];
}

export function CaseList() {
  const t = useOfficeText();
  const choices = useChoices();
  const columns = useCaseColumns();
  return (
    <Page title={t('cases.title')}>
      <RecordList<CaseRow>
        resource="applications"
        label={t('cases.title')}
        columns={columns}
        searchLabel={t('cases.search')}
        filters={[
          { source: 'status', label: t('cases.status'), choices: choices.statuses },
          {
            source: 'jurisdiction',
            label: t('cases.jurisdiction'),
            choices: choices.jurisdictions,
          },
        ]}
        sort={{ field: 'submittedAt', order: 'DESC' }}
        empty={t('cases.empty')}
        fileName={t('cases.title')}
      />
    </Page>
  );
}
