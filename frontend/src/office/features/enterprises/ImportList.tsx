import { Section } from '../../../shared/case/parts';
import { StateLabel, type Tone } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { useFormat } from '../../../shared/useFormat';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { useRights } from '../../useRights';
import type { RegisterImport } from './imports';
import { NewImport } from './NewImport';

const toneOf = ({ state, rejected }: RegisterImport): Tone => {
  if (state === 'running') return 'busy';
  if (state === 'failed') return 'bad';
  return rejected > 0 ? 'attention' : 'good';
};

/** Bringing in what other registers know, and what became of it. */
export function ImportList() {
  const t = useOfficeText();
  const format = useFormat();
  const rights = useRights();
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      {rights.register ? <NewImport /> : null}
      <Section title={t('imports.history')}>
        <RecordList<RegisterImport>
          resource="business-entities/imports"
          label={t('imports.history')}
          searchLabel={t('imports.search')}
          empty={t('imports.empty')}
          columns={[
            {
              key: 'fileName',
              title: t('imports.file'),
              render: ({ id, fileName }) => (
                <RecordLink to={`/register-imports/${String(id)}`}>{fileName}</RecordLink>
              ),
            },
            {
              key: 'state',
              title: t('imports.state'),
              render: (row) => <StateLabel tone={toneOf(row)} text={row.stateName} />,
            },
            { key: 'total', title: t('imports.total'), number: true, render: ({ total }) => total },
            {
              key: 'accepted',
              title: t('imports.ok'),
              number: true,
              render: ({ accepted }) => accepted,
            },
            {
              key: 'unchanged',
              title: t('imports.unchanged'),
              number: true,
              render: ({ unchanged }) => unchanged,
            },
            {
              key: 'rejected',
              title: t('imports.rejected'),
              number: true,
              sortBy: 'rejected',
              render: ({ rejected }) => rejected,
            },
            { key: 'by', title: t('imports.by'), render: ({ startedByName }) => startedByName },
            {
              key: 'at',
              title: t('imports.at'),
              nowrap: true,
              sortBy: 'startedAt',
              render: ({ startedAt }) => format.time(startedAt),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
