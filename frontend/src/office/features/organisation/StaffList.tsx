import Link from '@mui/material/Link';
import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';

interface StaffRow extends RaRecord {
  username: string;
  displayName: string;
  groups: { id: string; name: string }[];
}

const postsOf = ({ groups }: StaffRow): string => groups.map(({ name }) => name).join('、');

export function StaffList() {
  const t = useOfficeText();
  return (
    <Page
      title={t('organisation.staff')}
      aside={<Link href="/camunda/app/admin/default/#/users">{t('organisation.manage')}</Link>}
    >
      <RecordList<StaffRow>
        resource="staff"
        label={t('organisation.staff')}
        searchLabel={t('organisation.searchStaff')}
        sort={{ field: 'username', order: 'ASC' }}
        empty={t('organisation.emptyStaff')}
        fileName={t('organisation.staff')}
        columns={[
          {
            key: 'displayName',
            title: t('organisation.person'),
            render: ({ displayName }) => displayName,
            csv: ({ displayName }) => displayName,
          },
          {
            key: 'username',
            title: t('organisation.username'),
            sortBy: 'username',
            render: ({ username }) => username,
            csv: ({ username }) => username,
          },
          { key: 'groups', title: t('organisation.posts'), render: postsOf, csv: postsOf },
        ]}
      />
    </Page>
  );
}
