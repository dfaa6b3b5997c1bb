import { StateLabel } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';
import { isIssued, useDocumentState, type PolicyDocumentRow } from './documents';

export function PolicyDocumentList() {
  const t = useOfficeText();
  const stateOf = useDocumentState();
  const numberOf = ({ number, confirmation }: PolicyDocumentRow) =>
    confirmation?.documentNumber ?? number ?? t('documents.noNumber');
  return (
    <Page title={t('documents.title')}>
      <RecordList<PolicyDocumentRow>
        resource="policy-documents"
        label={t('documents.title')}
        searchLabel={t('documents.search')}
        empty={t('documents.empty')}
        fileName={t('documents.title')}
        columns={[
          {
            key: 'title',
            title: t('documents.name'),
            render: ({ id, title }) => (
              <RecordLink to={`/policy-documents/${encodeURIComponent(String(id))}/show`}>
                {title}
              </RecordLink>
            ),
            csv: ({ title }) => title,
          },
          { key: 'number', title: t('documents.number'), render: numberOf, csv: numberOf },
          {
            key: 'issuer',
            title: t('documents.issuer'),
            render: ({ issuer }) => issuer,
            csv: ({ issuer }) => issuer,
          },
          {
            key: 'status',
            title: t('documents.status'),
            render: (document) => (
              <StateLabel
                tone={isIssued(document) ? 'good' : 'attention'}
                text={stateOf(document)}
              />
            ),
            csv: stateOf,
          },
        ]}
      />
    </Page>
  );
}
