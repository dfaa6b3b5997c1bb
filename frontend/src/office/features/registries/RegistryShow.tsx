import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Rows, Section } from '../../../shared/case/parts';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Loading } from '../../../shared/components/Loading';
import { Page } from '../../../shared/components/Page';
import { ProblemPage } from '../../../shared/components/ProblemPage';
import { get } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { AddMember } from './AddMember';
import type { MemberRow, RegistryDetail } from './registry';
import { RemoveMember } from './RemoveMember';

const Items = ({ items }: { items: string[] }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </Box>
);

/** One registry: what it asks of a member, and who is on it. */
export function RegistryShow() {
  const t = useOfficeText();
  const format = useFormat();
  const { id = '' } = useParams();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<MemberRow | null>(null);
  const [version, setVersion] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['registry', id],
    queryFn: ({ signal }) =>
      get<RegistryDetail>(`/api/registries/${encodeURIComponent(id)}`, signal),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const changed = () => {
    setAdding(false);
    setRemoving(null);
    setVersion(version + 1);
    void refetch();
  };
  const removal = ({ removedOn, removalReason }: MemberRow) =>
    removedOn === null
      ? ''
      : t('registries.removedWhy', {
          date: format.day(removedOn),
          reason: removalReason ?? '',
        });
  return (
    <Page
      title={data.title}
      aside={
        data.mayKeep ? (
          <Button variant="contained" onClick={() => setAdding(true)}>
            {t('registries.add')}
          </Button>
        ) : null
      }
    >
      {adding ? (
        <AddMember registry={data} onClose={() => setAdding(false)} onDone={changed} />
      ) : null}
      {removing ? (
        <RemoveMember
          registryId={id}
          member={removing}
          onClose={() => setRemoving(null)}
          onDone={changed}
        />
      ) : null}
      <Typography>{data.summary}</Typography>
      <Typography color="text.secondary">
        {data.jurisdictionName} · {data.document} {data.clause}
      </Typography>
      <Section title={t('registries.criteria')}>
        <Items items={data.criteria} />
        <Typography color="text.secondary" sx={{ mt: 1 }}>
          {t(data.computable ? 'registries.tableHint' : 'registries.criteriaHint')}
        </Typography>
      </Section>
      {data.remarks.length > 0 ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          <AlertTitle>{t('registries.remarks')}</AlertTitle>
          <Items items={data.remarks} />
        </Alert>
      ) : null}
      <Section title={t('registries.list')}>
        <RecordList<MemberRow>
          key={version}
          resource={`registries/${encodeURIComponent(id)}/members`}
          label={t('registries.list')}
          searchLabel={t('registries.searchMembers')}
          filters={[
            {
              source: 'state',
              label: t('registries.state'),
              choices: [
                { id: 'current', name: t('registries.current') },
                { id: 'removed', name: t('registries.gone') },
                { id: 'all', name: t('registries.all') },
              ],
            },
            { source: 'district', label: t('registries.district') },
          ]}
          sort={{ field: 'joinedOn', order: 'DESC' }}
          empty={t('registries.emptyMembers')}
          fileName={data.title}
          columns={[
            {
              key: 'name',
              title: t('registries.company'),
              sortBy: 'name',
              render: ({ entityId, name }) => (
                <RecordLink to={`/business-entities/${String(entityId)}/show`}>{name}</RecordLink>
              ),
              csv: ({ name }) => name,
            },
            {
              key: 'uscc',
              title: t('registries.uscc'),
              exportOnly: true,
              render: ({ uscc }) => uscc,
              csv: ({ uscc }) => uscc,
            },
            {
              key: 'district',
              title: t('registries.district'),
              sortBy: 'district',
              render: ({ jurisdictionName, district }) => `${jurisdictionName}${district}`,
              csv: ({ jurisdictionName, district }) => `${jurisdictionName}${district}`,
            },
            {
              key: 'grade',
              title: t('registries.grade'),
              sortBy: 'grade',
              render: ({ grade }) => grade ?? t('list.none'),
              csv: ({ grade }) => grade,
            },
            {
              key: 'reason',
              title: t('registries.reason'),
              render: ({ reason, entryCheckName }) => `${reason}（${entryCheckName}）`,
              csv: ({ reason }) => reason,
            },
            {
              key: 'joinedOn',
              title: t('registries.joinedOn'),
              sortBy: 'joinedOn',
              nowrap: true,
              render: ({ joinedOn, joinedByName }) => `${format.day(joinedOn)} ${joinedByName}`,
              csv: ({ joinedOn }) => joinedOn,
            },
            {
              key: 'state',
              title: t('registries.state'),
              render: (member) => (
                <>
                  <StateLabel
                    tone={member.state === 'current' ? 'good' : 'quiet'}
                    text={member.stateName}
                  />
                  {member.state === 'removed' ? ` ${removal(member)}` : null}
                  {member.state === 'current' && data.mayKeep ? (
                    <Button size="small" onClick={() => setRemoving(member)}>
                      {t('registries.remove')}
                    </Button>
                  ) : null}
                </>
              ),
              csv: ({ stateName }) => stateName,
            },
            {
              key: 'removal',
              title: t('registries.removal'),
              exportOnly: true,
              render: removal,
              csv: removal,
            },
          ]}
        />
      </Section>
      {data.namedList ? (
        <Section title={t('registries.named')}>
          <Rows
            label={t('registries.named')}
            columns={data.namedList.columns.map((title) => ({ title }))}
            rows={data.namedList.rows.map((cells, index) => ({
              key: String(index),
              cells: cells.map(String),
            }))}
          />
        </Section>
      ) : null}
    </Page>
  );
}
