import Link from '@mui/material/Link';
import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { usePolicyJurisdictions } from './jurisdictions';

interface TimeLimitRow extends RaRecord {
  id: string;
  title: string;
  jurisdictionName: string;
  departments: string[];
  document: string;
  clause: string;
  text: string;
  counted: boolean;
}

/** By when what has to be done, as the policies say it. */
export function TimeLimitList() {
  const t = useOfficeText();
  const jurisdictions = usePolicyJurisdictions();
  const counted = (row: TimeLimitRow) => t(row.counted ? 'timeLimits.yes' : 'timeLimits.no');
  return (
    <Page title={t('timeLimits.title')}>
      <RecordList<TimeLimitRow>
        resource="time-limits"
        label={t('timeLimits.title')}
        searchLabel={t('timeLimits.search')}
        filters={[
          { source: 'jurisdiction', label: t('timeLimits.jurisdiction'), choices: jurisdictions },
          {
            source: 'unit',
            label: t('timeLimits.unit'),
            choices: [
              { id: 'hour', name: t('timeLimits.hour') },
              { id: 'day', name: t('timeLimits.day') },
              { id: 'working-day', name: t('timeLimits.workingDay') },
              { id: 'month', name: t('timeLimits.month') },
              { id: 'year', name: t('timeLimits.year') },
            ],
          },
        ]}
        empty={t('timeLimits.empty')}
        fileName={t('timeLimits.title')}
        columns={[
          {
            key: 'title',
            title: t('timeLimits.name'),
            render: ({ id, title }) => (
              <Link href={`/#/policies/${encodeURIComponent(id)}`}>{title}</Link>
            ),
            csv: ({ title }) => title,
          },
          {
            key: 'text',
            title: t('timeLimits.text'),
            render: ({ text }) => text,
            csv: ({ text }) => text,
          },
          {
            key: 'jurisdictionName',
            title: t('timeLimits.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'departments',
            title: t('timeLimits.departments'),
            render: ({ departments }) => departments.join('、'),
            csv: ({ departments }) => departments.join('、'),
          },
          {
            key: 'document',
            title: t('timeLimits.document'),
            render: ({ document, clause }) => `${document} ${clause}`,
            csv: ({ document, clause }) => `${document} ${clause}`,
          },
          { key: 'counted', title: t('timeLimits.counted'), render: counted, csv: counted },
        ]}
      />
    </Page>
  );
}
