import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CaseView } from '../../../shared/cases';
import { moneyExact } from '../../../shared/format';
import { useFormat } from '../../../shared/useFormat';
import { Section } from '../../components/Section';
import { useText } from '../../useText';

export function PaymentView({ view }: { view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const orders = view.payment?.orders ?? [];
  if (orders.length === 0) return null;
  return (
    <Section id="payment" title={t('payment.title')}>
      <Table size="small" aria-labelledby="payment">
        <TableHead>
          <TableRow>
            <TableCell>{t('funding.layer')}</TableCell>
            <TableCell>{t('payment.state')}</TableCell>
            <TableCell align="right">{t('funding.amount')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {orders.map(({ layer, layerName, amount, stateName, receiptNumber, paidOn }) => (
            <TableRow key={layer}>
              <TableCell>{layerName}</TableCell>
              <TableCell>
                {stateName}
                {paidOn ? `，${format.date(paidOn)}` : null}
                {receiptNumber ? `，${t('payment.receipt', { receiptNumber })}` : null}
              </TableCell>
              <TableCell align="right">{moneyExact(amount)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
