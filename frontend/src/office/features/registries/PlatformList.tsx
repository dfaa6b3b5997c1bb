import type { RaRecord } from 'ra-core';
import { StateLabel, type Tone } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { usePolicyJurisdictions } from './jurisdictions';

interface PlatformRow extends RaRecord {
  title: string;
  what: string;
  jurisdictionName: string;
  document: string;
  clause: string;
  replacement: 'ours' | 'handover' | 'none';
  replacementName: string;
  text: string;
}

const TONES: Record<PlatformRow['replacement'], Tone> = {
  ours: 'good',
  handover: 'busy',
  none: 'quiet',
};

/** The platforms that policies name, and which of their work is done here. */
export function PlatformList() {
  const t = useOfficeText();
  const jurisdictions = usePolicyJurisdictions();
  return (
    <Page title={t('platforms.title')}>
      <RecordList<PlatformRow>
        resource="platforms"
        label={t('platforms.title')}
        searchLabel={t('platforms.search')}
        filters={[
          { source: 'jurisdiction', label: t('platforms.jurisdiction'), choices: jurisdictions },
          {
            source: 'replacement',
            label: t('platforms.replacement'),
            choices: (['ours', 'handover', 'none'] as const).map((id) => ({
              id,
              name: t(`platforms.${id}`),
            })),
          },
        ]}
        empty={t('platforms.empty')}
        fileName={t('platforms.title')}
        columns={[
          {
            key: 'title',
            title: t('platforms.name'),
            render: ({ title }) => title,
            csv: ({ title }) => title,
          },
          {
            key: 'what',
            title: t('platforms.what'),
            render: ({ what }) => what,
            csv: ({ what }) => what,
          },
          {
            key: 'jurisdictionName',
            title: t('platforms.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'replacement',
            title: t('platforms.replacement'),
            render: ({ replacement, replacementName }) => (
              <StateLabel tone={TONES[replacement]} text={replacementName} />
            ),
            csv: ({ replacementName }) => replacementName,
          },
          {
            key: 'text',
            title: t('platforms.text'),
            render: ({ text }) => text,
            csv: ({ text }) => text,
          },
          {
            key: 'document',
            title: t('platforms.document'),
            render: ({ document, clause }) => `${document} ${clause}`,
            csv: ({ document, clause }) => `${document} ${clause}`,
          },
        ]}
      />
    </Page>
  );
}
