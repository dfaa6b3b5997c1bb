import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useOfficeText } from '../../useOfficeText';
import type { MeasureResult } from './matchRuns';

/** How many businesses each measure reaches, and why most of the others are out. */
export function MeasureTable({ measures }: { measures: MeasureResult[] }) {
  const t = useOfficeText();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={t('matching.byMeasure')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('matching.measure')}</TableCell>
            <TableCell>{t('matching.jurisdiction')}</TableCell>
            <TableCell align="right">{t('matching.eligible')}</TableCell>
            <TableCell align="right">{t('matching.undetermined')}</TableCell>
            <TableCell align="right">{t('matching.excluded')}</TableCell>
            <TableCell align="right">{t('matching.outside')}</TableCell>
            <TableCell>{t('matching.mostFrequentReason')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {measures.map((measure) => (
            <TableRow key={measure.policyId}>
              <TableCell>{measure.policyTitle}</TableCell>
              <TableCell>{measure.jurisdictionName}</TableCell>
              <TableCell align="right">{measure.eligible}</TableCell>
              <TableCell align="right">{measure.undetermined}</TableCell>
              <TableCell align="right">{measure.excluded}</TableCell>
              <TableCell align="right">{measure.outside}</TableCell>
              <TableCell>{measure.mostFrequentReason ?? t('list.none')}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
