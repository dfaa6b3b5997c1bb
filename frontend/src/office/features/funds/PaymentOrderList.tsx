import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useListContext, useNotify, type RaRecord } from 'ra-core';
import { useState } from 'react';
import { StateLabel, type Tone } from '../../../shared/case/StateLabel';
import { Page } from '../../../shared/components/Page';
import { moneyExact } from '../../../shared/format';
import { post } from '../../../shared/http';
import { useFormat } from '../../../shared/useFormat';
import { useChoices } from '../../components/choices';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { RecordLink } from '../../components/RecordLink';
import { RecordList } from '../../components/RecordList';
import { useRights } from '../../useRights';
import { useOfficeText } from '../../useOfficeText';

interface PaymentOrderRow extends RaRecord {
  caseNumber: string;
  payeeName: string;
  payer: string;
  layerName: string;
  amount: number;
  state: 'prepared' | 'issued' | 'settled';
  stateName: string;
  batchNumber: string | null;
  receiptNumber: string | null;
  paidOn: string | null;
  failureReason: string | null;
}

const TONES: Record<string, Tone> = { prepared: 'attention', issued: 'busy', settled: 'good' };

/** What is selected, and the one thing to do with it. */
function MakeBatch() {
  const t = useOfficeText();
  const notify = useNotify();
  const { data = [], selectedIds, onUnselectItems, refetch } = useListContext<PaymentOrderRow>();
  const [asking, setAsking] = useState(false);
  const chosen = data.filter(({ id }) => selectedIds.includes(id as never));
  const fen = chosen.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
  const send = async (idempotencyKey: string) => {
    const batch = await post<{ batchNumber: string }>(
      '/api/payment-batches',
      { orderIds: chosen.map(({ id }) => id) },
      idempotencyKey,
    );
    setAsking(false);
    onUnselectItems();
    notify(t('payments.done', { number: batch.batchNumber }), {
      type: 'success',
      autoHideDuration: 10_000,
    });
    void refetch();
  };
  return (
    <Alert
      severity="info"
      sx={{ mb: 2 }}
      action={
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button onClick={() => onUnselectItems()}>{t('list.unselect')}</Button>
          <Button
            variant="contained"
            disabled={chosen.length === 0}
            onClick={() => setAsking(true)}
          >
            {t('payments.makeBatch')}
          </Button>
        </Box>
      }
    >
      {t('list.selected', { count: chosen.length })} · {moneyExact(fen / 100)}
      {asking ? (
        <ConfirmDialog
          title={t('payments.confirmTitle')}
          action={t('payments.confirm')}
          onConfirm={send}
          onClose={() => setAsking(false)}
        >
          {() => (
            <>
              <Typography sx={{ mb: 1 }}>
                {t('payments.confirmText', {
                  count: chosen.length,
                  total: moneyExact(fen / 100),
                })}
              </Typography>
              <ul>
                {chosen.map(({ id, payeeName, payer, amount }) => (
                  <li key={id}>
                    {payeeName}（{payer}）{moneyExact(amount)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </ConfirmDialog>
      ) : null}
    </Alert>
  );
}

export function PaymentOrderList() {
  const t = useOfficeText();
  const format = useFormat();
  const rights = useRights();
  const { paymentStates, jurisdictions } = useChoices();
  const nameOf = ({ id }: PaymentOrderRow) => t('payments.number', { id: String(id) });
  return (
    <Page title={t('payments.title')}>
      <RecordList<PaymentOrderRow>
        resource="payment-orders"
        label={t('payments.title')}
        searchLabel={t('payments.search')}
        filters={[
          { source: 'state', label: t('payments.state'), choices: paymentStates },
          { source: 'jurisdiction', label: t('cases.jurisdiction'), choices: jurisdictions },
          { source: 'batchNumber', label: t('payments.batch') },
        ]}
        sort={{ field: 'id', order: 'DESC' }}
        empty={t('payments.empty')}
        fileName={t('payments.title')}
        selectable={rights.pay ? ({ state }) => state === 'prepared' : undefined}
        titleOf={nameOf}
        bulk={<MakeBatch />}
        columns={[
          {
            key: 'caseNumber',
            title: t('payments.case'),
            nowrap: true,
            sortBy: 'caseNumber',
            render: ({ caseNumber }) => (
              <RecordLink to={`/applications/${encodeURIComponent(caseNumber)}/show`}>
                {caseNumber}
              </RecordLink>
            ),
            csv: ({ caseNumber }) => caseNumber,
          },
          {
            key: 'id',
            title: t('payments.order'),
            nowrap: true,
            render: nameOf,
            csv: ({ id }) => String(id),
          },
          {
            key: 'payeeName',
            title: t('payments.payee'),
            sortBy: 'payeeName',
            render: ({ payeeName }) => payeeName,
            csv: ({ payeeName }) => payeeName,
          },
          {
            key: 'payer',
            title: t('payments.payer'),
            render: ({ payer, layerName }) =>
              payer === layerName ? payer : `${payer}（${layerName}）`,
            csv: ({ payer }) => payer,
          },
          {
            key: 'amount',
            title: t('payments.amount'),
            sortBy: 'amount',
            number: true,
            render: ({ amount }) => moneyExact(amount),
            csv: ({ amount }) => amount,
          },
          {
            key: 'state',
            title: t('payments.state'),
            sortBy: 'state',
            render: ({ state, stateName, batchNumber, failureReason }) => (
              <>
                <StateLabel tone={TONES[state] ?? 'busy'} text={stateName} />
                {batchNumber ? <Typography color="text.secondary">{batchNumber}</Typography> : null}
                {failureReason ? (
                  <Typography color="error">
                    {t('payments.failure', { reason: failureReason })}
                  </Typography>
                ) : null}
              </>
            ),
            csv: ({ stateName }) => stateName,
          },
          {
            key: 'batchNumber',
            title: t('payments.batch'),
            exportOnly: true,
            render: ({ batchNumber }) => batchNumber,
            csv: ({ batchNumber }) => batchNumber,
          },
          {
            key: 'paidOn',
            title: t('payments.paidOn'),
            nowrap: true,
            render: ({ paidOn }) => (paidOn ? format.date(paidOn) : t('list.none')),
            csv: ({ paidOn }) => paidOn,
          },
        ]}
      />
    </Page>
  );
}
