import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** One topic of a case under its own heading. */
export function Section({ title, aside, children }: SectionProps) {
  const heading = useId();
  return (
    <Box
      component="section"
      aria-labelledby={heading}
      sx={{ borderTop: 1, borderColor: 'divider', pt: 2, mt: 3 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h2" id={heading} sx={{ flex: '1 1 auto' }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {children}
    </Box>
  );
}

export const Quiet = ({ children }: { children: ReactNode }) => (
  <Typography color="text.secondary">{children}</Typography>
);

export interface Column {
  title: string;
  number?: boolean;
}

interface RowsProps {
  label: string;
  columns: Column[];
  rows: { key: string; cells: ReactNode[]; strong?: boolean }[];
}

/** A small table that scrolls by itself where the screen is narrower than its columns. */
export function Rows({ label, columns, rows }: RowsProps) {
  return (
    <Box sx={{ overflowX: 'auto' }} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ title, number }) => (
              <TableCell
                key={title}
                align={number ? 'right' : 'left'}
                sx={{ whiteSpace: 'nowrap' }}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells, strong }) => (
            <TableRow key={key}>
              {cells.map((cell, index) => (
                <TableCell
                  key={columns[index]?.title ?? index}
                  align={columns[index]?.number ? 'right' : 'left'}
                  sx={{
                    fontWeight: strong ? 600 : undefined,
                    whiteSpace: columns[index]?.number ? 'nowrap' : undefined,
                    overflowWrap: 'anywhere',
                  }}
                >
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
