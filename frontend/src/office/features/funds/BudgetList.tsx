import Button from '@mui/material/Button';
import type { RaRecord } from 'ra-core';
import { useState } from 'react';
import { Page } from '../../../shared/components/Page';
import { moneyExact } from '../../../shared/format';
import { useChoices } from '../../components/choices';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import { NewAllotment } from './NewAllotment';

interface BudgetRow extends RaRecord {
  jurisdictionName: string;
  layerName: string;
  payer: string;
  year: number;
  allotted: number;
  committed: number;
  disbursed: number;
  available: number;
}

const AMOUNTS = ['allotted', 'committed', 'disbursed', 'available'] as const;

export function BudgetList() {
  const t = useOfficeText();
  const rights = useRights();
  const { layers, jurisdictions } = useChoices();
  const [entering, setEntering] = useState(false);
  // A new list after each entry, so that the figures are those of the ledger.
  const [version, setVersion] = useState(0);
  return (
    <Page
      title={t('budgets.title')}
      aside={
        rights.allot ? (
          <Button variant="contained" onClick={() => setEntering(true)}>
            {t('budgets.create')}
          </Button>
        ) : null
      }
    >
      {entering ? (
        <NewAllotment
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false);
            setVersion(version + 1);
          }}
        />
      ) : null}
      <RecordList<BudgetRow>
        key={version}
        resource="budgets"
        label={t('budgets.title')}
        searchLabel={t('budgets.search')}
        filters={[
          { source: 'jurisdiction', label: t('budgets.jurisdiction'), choices: jurisdictions },
          { source: 'layer', label: t('budgets.layer'), choices: layers },
        ]}
        sort={{ field: 'year', order: 'DESC' }}
        empty={t('budgets.empty')}
        fileName={t('budgets.title')}
        columns={[
          {
            key: 'payer',
            title: t('budgets.payer'),
            sortBy: 'payer',
            render: ({ payer }) => payer,
            csv: ({ payer }) => payer,
          },
          {
            key: 'layerName',
            title: t('budgets.layer'),
            render: ({ layerName }) => layerName,
            csv: ({ layerName }) => layerName,
          },
          {
            key: 'jurisdictionName',
            title: t('budgets.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'year',
            title: t('budgets.year'),
            sortBy: 'year',
            number: true,
            render: ({ year }) => String(year),
            csv: ({ year }) => year,
          },
          ...AMOUNTS.map((name) => ({
            key: name,
            title: t(`budgets.${name}`),
            number: true,
            render: (row: BudgetRow) => moneyExact(row[name]),
            csv: (row: BudgetRow) => row[name],
          })),
        ]}
      />
    </Page>
  );
}
