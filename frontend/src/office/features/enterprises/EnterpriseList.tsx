import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { RaRecord } from 'ra-core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { useChoices } from '../../components/choices';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { NewEnterprise } from './NewEnterprise';

interface EnterpriseRow extends RaRecord {
  uscc: string;
  name: string;
  kindName: string;
  jurisdictionName: string;
  district: string;
}

export function EnterpriseList() {
  const t = useOfficeText();
  const rights = useRights();
  const navigate = useNavigate();
  const [entering, setEntering] = useState(false);
  const { entityKinds, jurisdictions } = useChoices();
  return (
    <Page
      title={t('enterprises.title')}
      aside={
        <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap' }}>
          {rights.imports ? (
            <Button component={Link} to="/register-imports" variant="outlined">
              {t('imports.title')}
            </Button>
          ) : null}
          {rights.register ? (
            <Button variant="contained" onClick={() => setEntering(true)}>
              {t('enterprises.register')}
            </Button>
          ) : null}
        </Stack>
      }
    >
      {entering ? (
        <NewEnterprise
          onClose={() => setEntering(false)}
          onDone={(id) => void navigate(`/business-entities/${String(id)}/show`)}
        />
      ) : null}
      <RecordList<EnterpriseRow>
        resource="business-entities"
        label={t('enterprises.title')}
        searchLabel={t('enterprises.search')}
        filters={[
          { source: 'kind', label: t('enterprises.kind'), choices: entityKinds },
          { source: 'jurisdiction', label: t('enterprises.jurisdiction'), choices: jurisdictions },
          { source: 'district', label: t('enterprises.district') },
        ]}
        sort={{ field: 'name', order: 'ASC' }}
        empty={t('enterprises.empty')}
        fileName={t('enterprises.title')}
        columns={[
          {
            key: 'name',
            title: t('enterprises.name'),
            sortBy: 'name',
            render: ({ id, name }) => (
              <RecordLink to={`/business-entities/${String(id)}/show`}>{name}</RecordLink>
            ),
            csv: ({ name }) => name,
          },
          {
            key: 'uscc',
            title: t('enterprises.uscc'),
            nowrap: true,
            sortBy: 'uscc',
            render: ({ uscc }) => uscc,
            csv: ({ uscc }) => uscc,
          },
          {
            key: 'kindName',
            title: t('enterprises.kind'),
            render: ({ kindName }) => kindName,
            csv: ({ kindName }) => kindName,
          },
          {
            key: 'place',
            title: t('enterprises.jurisdiction'),
            render: ({ jurisdictionName, district }) => `${jurisdictionName}${district}`,
            csv: ({ jurisdictionName, district }) => `${jurisdictionName}${district}`,
          },
        ]}
      />
    </Page>
  );
}
