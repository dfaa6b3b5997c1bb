import Link from '@mui/material/Link';
import { StateLabel } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import type { PolicyRow } from '../../../shared/policies';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';

export function MeasureList() {
  const t = useOfficeText();
  const format = useFormat();
  const { jurisdictions } = useChoices();
  const most = ({ maxAmount, ceiling, payment }: PolicyRow): string => {
    if (!payment) return t('policies.noPayment');
    if (maxAmount === null) return t('list.none');
    return `${format.money(maxAmount)}${ceiling ? t('policies.ceiling') : ''}`;
  };
  const until = ({ period }: PolicyRow): string => {
    const last = period.applyBy ?? period.to;
    return last ? format.date(last) : t('policies.longTerm');
  };
  return (
    <Page title={t('policies.title')}>
      <RecordList<PolicyRow>
        resource="policies"
        label={t('policies.title')}
        searchLabel={t('policies.search')}
        filters={[
          { source: 'jurisdiction', label: t('policies.jurisdiction'), choices: jurisdictions },
        ]}
        empty={t('policies.empty')}
        fileName={t('policies.title')}
        columns={[
          {
            key: 'title',
            title: t('policies.name'),
            render: ({ id, title }) => (
              <Link href={`/#/policies/${encodeURIComponent(id)}`}>{title}</Link>
            ),
            csv: ({ title }) => title,
          },
          {
            key: 'jurisdictionName',
            title: t('policies.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'kindName',
            title: t('policies.kind'),
            render: ({ kindName }) => kindName,
            csv: ({ kindName }) => kindName,
          },
          {
            key: 'maxAmount',
            title: t('policies.max'),
            number: true,
            render: most,
            csv: ({ maxAmount }) => maxAmount,
          },
          {
            key: 'document',
            title: t('policies.document'),
            render: ({ document, clause }) => (
              <>
                <RecordLink to={`/policy-documents/${encodeURIComponent(document.id)}/show`}>
                  {document.title}
                </RecordLink>{' '}
                {clause}
              </>
            ),
            csv: ({ document, clause }) => `${document.title} ${clause}`,
          },
          { key: 'until', title: t('policies.applyBy'), render: until, csv: until },
          {
            key: 'open',
            title: t('policies.open'),
            render: ({ open }) => (
              <StateLabel
                tone={open ? 'good' : 'quiet'}
                text={t(open ? 'policies.isOpen' : 'policies.notOpen')}
              />
            ),
            csv: ({ open }) => t(open ? 'policies.isOpen' : 'policies.notOpen'),
          },
        ]}
      />
    </Page>
  );
}
