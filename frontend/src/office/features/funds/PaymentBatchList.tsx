import Link from '@mui/material/Link';
import type { RaRecord } from 'ra-core';
import { Page } from '../../../shared/components/Page';
import { moneyExact } from '../../../shared/format';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useOfficeText } from '../../useOfficeText';

interface PaymentBatchRow extends RaRecord {
  batchNumber: string;
  jurisdictionName: string;
  orders: number;
  settled: number;
  failed: number;
  total: number;
  fileName: string;
  issuedByName: string;
  issuedAt: string;
}

export function PaymentBatchList() {
  const t = useOfficeText();
  const format = useFormat();
  const { jurisdictions } = useChoices();
  const ordersText = ({ orders, settled, failed }: PaymentBatchRow) =>
    t('batches.ordersText', { orders, settled }) +
    (failed > 0 ? t('batches.failed', { failed }) : '');
  return (
    <Page title={t('batches.title')}>
      <RecordList<PaymentBatchRow>
        resource="payment-batches"
        label={t('batches.title')}
        searchLabel={t('batches.search')}
        filters={[
          { source: 'jurisdiction', label: t('batches.jurisdiction'), choices: jurisdictions },
        ]}
        sort={{ field: 'issuedAt', order: 'DESC' }}
        empty={t('batches.empty')}
        fileName={t('batches.title')}
        columns={[
          {
            key: 'batchNumber',
            title: t('batches.number'),
            nowrap: true,
            sortBy: 'batchNumber',
            render: ({ batchNumber }) => (
              <RecordLink
                to={`/payment-orders?filter=${encodeURIComponent(JSON.stringify({ batchNumber }))}`}
              >
                {batchNumber}
              </RecordLink>
            ),
            csv: ({ batchNumber }) => batchNumber,
          },
          {
            key: 'jurisdictionName',
            title: t('batches.jurisdiction'),
            render: ({ jurisdictionName }) => jurisdictionName,
            csv: ({ jurisdictionName }) => jurisdictionName,
          },
          {
            key: 'orders',
            title: t('batches.orders'),
            render: ordersText,
            csv: ({ orders }) => orders,
          },
          {
            key: 'total',
            title: t('batches.total'),
            sortBy: 'total',
            number: true,
            render: ({ total }) => moneyExact(total),
            csv: ({ total }) => total,
          },
          {
            key: 'issuedByName',
            title: t('batches.issuedBy'),
            render: ({ issuedByName }) => issuedByName,
            csv: ({ issuedByName }) => issuedByName,
          },
          {
            key: 'issuedAt',
            title: t('batches.issuedAt'),
            sortBy: 'issuedAt',
            render: ({ issuedAt }) => format.time(issuedAt),
            csv: ({ issuedAt }) => format.time(issuedAt),
          },
          {
            key: 'file',
            title: t('batches.file'),
            render: ({ batchNumber, fileName }) => (
              <Link
                href={`/api/payment-batches/${encodeURIComponent(batchNumber)}/file`}
                download={fileName}
                aria-label={`${t('batches.download')}：${batchNumber}`}
              >
                {t('batches.download')}
              </Link>
            ),
          },
        ]}
      />
    </Page>
  );
}
