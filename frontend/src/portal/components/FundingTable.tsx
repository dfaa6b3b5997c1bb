import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { FundingShare } from '../../shared/cases';
import { moneyExact, percent } from '../../shared/format';
import { useText } from '../useText';

/** Who pays which share. */
export function FundingTable({ shares }: { shares: FundingShare[] }) {
  const t = useText();
  return (
    <Table size="small" aria-label={t('funding.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('funding.layer')}</TableCell>
          <TableCell align="right">{t('funding.ratio')}</TableCell>
          <TableCell align="right">{t('funding.amount')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {shares.map(({ layer, layerName, payer, ratio, amount }) => (
          <TableRow key={layer}>
            <TableCell>{payer ?? layerName}</TableCell>
            <TableCell align="right">{percent(ratio)}</TableCell>
            <TableCell align="right">{moneyExact(amount)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
