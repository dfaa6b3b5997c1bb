import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';

interface AuthorityRow extends RaRecord {
  code: string;
  name: string;
  jurisdictionName: string;
  groups: { id: string; name: string }[];
}

const postsOf = ({ groups }: { groups: { name: string }[] }): string =>
  groups.map(({ name }) => name).join('、');

export function AuthorityList() {
  const t = useOfficeText();
  return (
    <Page title={t('organisation.authorities')}>
      <RecordList<AuthorityRow>
        resource="authorities"
        label={t('organisation.authorities')}
        searchLabel={t('organisation.search')}
        sort={{ field: 'code', order: 'ASC' }}
        empty={t('organisation.empty')}
        fileName={t('organisation.authorities')}
        columns={[
          {
            key: 'name',
            title: t('organisation.name'),
            render: ({ name }) => name,
            csv: ({ name }) => name,
          },
          {
            key: 'jurisdictionName',
            title: t('organisation.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          { key: 'groups', title: t('organisation.posts'), render: postsOf, csv: postsOf },
        ]}
      />
    </Page>
  );
}
