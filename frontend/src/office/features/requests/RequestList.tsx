import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { StateLabel, toneOfDue } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { get } from '../../../shared/http';
import { toneOfRequest } from '../../../shared/request/RequestSummary';
import { WarningLabel } from '../../../shared/request/WarningLabel';
import { fetchCategories, fetchPlaces, type RequestRow } from '../../../shared/requests';
import { useFormat } from '../../../shared/useFormat';
import { useChoices, type Choice } from '../../components/choices';
import type { SelectFilter } from '../../components/ListFilters';
import { RecordLink } from '../../components/RecordLink';
import { RecordList, type RecordColumn } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { addressOf } from './addressOf';

const STATUSES = [
  'submitted',
  'dispatched',
  'in-progress',
  'complex-in-progress',
  'close-out-requested',
  'closed',
  'rated',
  'reopened',
  'withdrawn',
] as const;

interface ListedAuthority {
  code: string;
  name: string;
  groups: { id: string }[];
}

/** Offices of the province and the cities before the many of the counties. */
function citiesFirst(authorities: ListedAuthority[], governments: string[]): Choice[] {
  const counties = governments.filter((code) => code.includes('-'));
  const isCounty = ({ code }: ListedAuthority) =>
    counties.some((county) => code.startsWith(`${county}-`));
  return [
    ...authorities.filter((authority) => !isCounty(authority)),
    ...authorities.filter(isCounty),
  ].map(({ code, name }) => ({ id: code, name }));
}

function useFilters(): SelectFilter[] {
  const t = useOfficeText();
  const { jurisdictions } = useChoices();
  const { data: categories = [] } = useQuery({
    queryKey: ['request-categories'],
    queryFn: ({ signal }) => fetchCategories(signal),
    staleTime: Infinity,
  });
  const { data: places = [] } = useQuery({
    queryKey: ['request-places'],
    queryFn: ({ signal }) => fetchPlaces(signal),
    staleTime: Infinity,
  });
  const { data: authorities = [] } = useQuery({
    queryKey: ['request-authorities'],
    queryFn: ({ signal }) => get<ListedAuthority[]>('/api/authorities?perPage=500', signal),
    staleTime: Infinity,
  });
  const offices = authorities.map(({ code, name }) => ({ id: code, name }));
  const isTrue = [{ id: 'true', name: t('requests.yes') }];
  return [
    {
      source: 'open',
      label: t('requests.open'),
      choices: [
        { id: 'true', name: t('requests.isOpen') },
        { id: 'false', name: t('requests.isClosed') },
      ],
    },
    {
      source: 'warning',
      label: t('requests.warning'),
      choices: (['reminder', 'yellow-card', 'red-card'] as const).map((id) => ({
        id,
        name: t(`requests.warnings.${id}`),
      })),
    },
    { source: 'overdue', label: t('requests.overdue'), choices: isTrue },
    {
      source: 'category',
      label: t('requests.category'),
      choices: categories.map(({ id, label }) => ({ id, name: label })),
    },
    {
      source: 'responsible',
      label: t('requests.responsible'),
      choices: citiesFirst(
        authorities.filter(({ groups }) => groups.some(({ id }) => id.endsWith('.reviewer'))),
        places.flatMap(({ holders }) => holders.map(({ code }) => code)),
      ),
    },
    {
      source: 'status',
      label: t('requests.status'),
      more: true,
      choices: STATUSES.map((id) => ({ id, name: t(`requests.statuses.${id}`) })),
    },
    {
      source: 'jurisdiction',
      label: t('requests.jurisdiction'),
      more: true,
      choices: jurisdictions,
    },
    {
      source: 'holder',
      label: t('requests.holder'),
      more: true,
      choices: places.flatMap(({ holders }) =>
        holders.map(({ code, name }) => ({ id: code, name })),
      ),
    },
    {
      source: 'district',
      label: t('requests.district'),
      more: true,
      choices: places.flatMap(({ name, districts }) =>
        districts.map((district) => ({ id: district, name: `${name}${district}` })),
      ),
    },
    {
      source: 'source',
      label: t('requests.source'),
      more: true,
      choices: (['portal', 'hotline', 'visit'] as const).map((id) => ({
        id,
        name: t(`requests.sources.${id}`),
      })),
    },
    { source: 'waiting', label: t('requests.waiting'), more: true, choices: isTrue },
    { source: 'listed', label: t('requests.listed'), more: true, choices: isTrue },
    { source: 'reopened', label: t('requests.reopenedFilter'), more: true, choices: isTrue },
    {
      source: 'rating',
      label: t('requests.rating'),
      more: true,
      choices: (['5', '4', '3', '2', '1'] as const).map((id) => ({
        id,
        name: t(`requests.grades.${id}`),
      })),
    },
    { source: 'month', label: t('requests.month'), more: true, type: 'month' },
    {
      source: 'monthOf',
      label: t('requests.monthOf'),
      more: true,
      choices: (['submitted', 'closed', 'reopened', 'rated'] as const).map((id) => ({
        id,
        name: t(`requests.happenings.${id}`),
      })),
    },
    {
      source: 'state',
      label: t('requests.state'),
      more: true,
      choices: (['on-time', 'warned', 'overdue'] as const).map((id) => ({
        id,
        name: t(`requests.states.${id}`),
      })),
    },
    { source: 'late', label: t('requests.late'), more: true, choices: isTrue },
    { source: 'waitingFor', label: t('requests.waitingFor'), more: true, choices: offices },
    { source: 'clocksOf', label: t('requests.clocksOf'), more: true, choices: offices },
    { source: 'from', label: t('requests.from'), more: true, type: 'date' },
    { source: 'to', label: t('requests.to'), more: true, type: 'date' },
    { source: 'ageFrom', label: t('requests.ageFrom'), more: true, type: 'number' },
    { source: 'ageTo', label: t('requests.ageTo'), more: true, type: 'number' },
    { source: 'entityId', label: t('requests.entity'), more: true, type: 'number' },
  ];
}

function useColumns(): RecordColumn<RequestRow>[] {
  const t = useOfficeText();
  const format = useFormat();
  return [
    {
      key: 'title',
      title: t('requests.subject'),
      sortBy: 'title',
      render: ({ caseNumber, title, listed, round, mergedInto }) => (
        <>
          <RecordLink to={`/service-requests/${encodeURIComponent(caseNumber)}/show`}>
            {title}
          </RecordLink>
          <Typography color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
            {caseNumber}
          </Typography>
          {listed ? <StateLabel tone="attention" text={t('requests.listed')} /> : null}{' '}
          {round > 1 ? (
            <StateLabel tone="attention" text={t('requests.reopened', { round })} />
          ) : null}
          {mergedInto ? (
            <Typography color="text.secondary">
              {t('requests.merged', { caseNumber: mergedInto })}
            </Typography>
          ) : null}
        </>
      ),
    },
    {
      key: 'enterpriseName',
      title: t('requests.enterprise'),
      minWidth: '10em',
      sortBy: 'enterpriseName',
      render: ({ enterpriseName, district }) => (
        <>
          {enterpriseName}
          <Typography color="text.secondary">{district}</Typography>
        </>
      ),
    },
    {
      key: 'category',
      title: t('requests.category'),
      sortBy: 'category',
      render: ({ categoryName, sourceName }) => (
        <>
          {categoryName}
          <Typography color="text.secondary">{sourceName}</Typography>
        </>
      ),
    },
    {
      key: 'responsible',
      title: t('requests.responsible'),
      sortBy: 'responsible',
      minWidth: '9em',
      render: ({ responsibleName, holderName, jurisdictionName }) => (
        <>
          {responsibleName ?? t('requests.notDispatched')}
          {holderName === jurisdictionName ? null : (
            <Typography color="text.secondary">
              {t('requests.heldBy', { name: holderName })}
            </Typography>
          )}
        </>
      ),
    },
    {
      key: 'status',
      title: t('requests.status'),
      sortBy: 'status',
      render: ({ status, statusName, currentStepName, ratingName }) => (
        <>
          <StateLabel tone={toneOfRequest(status)} text={statusName} />
          {currentStepName || ratingName ? (
            <Typography color="text.secondary">{currentStepName ?? ratingName}</Typography>
          ) : null}
        </>
      ),
    },
    {
      key: 'due',
      title: t('requests.due'),
      sortBy: 'due',
      render: ({ dueText, dueState, warning, warningName }) => (
        <>
          {dueText ? <StateLabel tone={toneOfDue(dueState)} text={dueText} /> : t('list.none')}
          {warning && warningName ? (
            <div>
              <WarningLabel level={warning} text={warningName} />
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'submittedAt',
      title: t('requests.submitted'),
      sortBy: 'submittedAt',
      render: ({ submittedAt }) => format.date(submittedAt),
    },
  ];
}

/** All requests that this person may see. Every filter stands in the address, so that a board can open any figure. */
export function RequestList() {
  const t = useOfficeText();
  const rights = useRights();
  const [search] = useSearchParams();
  const filters = useFilters();
  const columns = useColumns();
  const wanted = addressOf(search, filters.map(({ source }) => source).concat('q'));
  if (wanted) return <Navigate to={wanted} replace />;
  return (
    <Page
      title={t('requests.title')}
      lead={t('requests.lead')}
      aside={
        rights.intake ? (
          <Button component={Link} to="/service-requests/create" variant="contained">
            {t('requests.intake')}
          </Button>
        ) : null
      }
    >
      <RecordList<RequestRow>
        resource="service-requests"
        label={t('requests.title')}
        columns={columns}
        searchLabel={t('requests.search')}
        filters={filters}
        sort={{ field: 'submittedAt', order: 'DESC' }}
        empty={t('requests.empty')}
        exportPath="/api/service-requests/export"
      />
    </Page>
  );
}
