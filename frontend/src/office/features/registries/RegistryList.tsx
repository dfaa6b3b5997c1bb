import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { usePolicyJurisdictions } from './jurisdictions';

interface RegistryRow extends RaRecord {
  id: string;
  title: string;
  jurisdictionName: string;
  document: string;
  clause: string;
  computable: boolean;
  members: number;
  removed: number;
}

/** The lists that policies keep, with how many are on them. */
export function RegistryList() {
  const t = useOfficeText();
  const jurisdictions = usePolicyJurisdictions();
  const check = ({ computable }: RegistryRow) =>
    t(computable ? 'registries.byTable' : 'registries.byCriteria');
  return (
    <Page title={t('registries.title')}>
      <RecordList<RegistryRow>
        resource="registries"
        label={t('registries.title')}
        searchLabel={t('registries.search')}
        filters={[
          { source: 'jurisdiction', label: t('registries.jurisdiction'), choices: jurisdictions },
          {
            source: 'mayKeep',
            label: t('registries.keep'),
            choices: [
              { id: 'true', name: t('registries.mine') },
              { id: 'false', name: t('registries.others') },
            ],
          },
        ]}
        empty={t('registries.empty')}
        fileName={t('registries.title')}
        columns={[
          {
            key: 'title',
            title: t('registries.name'),
            render: ({ id, title }) => (
              <RecordLink to={`/registries/${encodeURIComponent(id)}/show`}>{title}</RecordLink>
            ),
            csv: ({ title }) => title,
          },
          {
            key: 'jurisdictionName',
            title: t('registries.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'document',
            title: t('registries.document'),
            render: ({ document, clause }) => `${document} ${clause}`,
            csv: ({ document, clause }) => `${document} ${clause}`,
          },
          { key: 'check', title: t('registries.check'), render: check, csv: check },
          {
            key: 'members',
            title: t('registries.members'),
            number: true,
            render: ({ members }) => t('registries.count', { count: members }),
            csv: ({ members }) => members,
          },
          {
            key: 'removed',
            title: t('registries.removed'),
            number: true,
            render: ({ removed }) => t('registries.count', { count: removed }),
            csv: ({ removed }) => removed,
          },
        ]}
      />
    </Page>
  );
}
