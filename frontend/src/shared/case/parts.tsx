import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
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

/** More columns than this stand closer together. */
const MANY = 6;
const LONG_TITLE = 6;

export const Quiet = ({ children }: { children: ReactNode }) => (
  <Typography color="text.secondary">{children}</Typography>
);

export interface Column {
  title: string;
  number?: boolean;
  /** Kept on one line, as names are that a row is looked up by. */
  nowrap?: boolean;
}

interface RowsProps {
  label: string;
  columns: Column[];
  rows: { key: string; cells: ReactNode[]; strong?: boolean }[];
}

/** The rows of a table where it would not fit: the first cell on top, figures side by side, texts one below the other. */
function Cards({ label, columns, rows }: RowsProps) {
  const [, ...rest] = columns;
  const figures = rest.length > 1 && rest.every(({ number }) => number);
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}
    >
      {rows.map(({ key, cells, strong }) => (
        <Box
          component="li"
          key={key}
          sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider', breakInside: 'avoid' }}
        >
          <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{cells[0]}</Box>
          <Box
            component="dl"
            sx={{
              m: 0,
              mt: 0.5,
              display: 'grid',
              gridTemplateColumns: figures ? 'repeat(2, minmax(0, 1fr))' : 'auto minmax(0, 1fr)',
              columnGap: 2,
              rowGap: 0.5,
              fontWeight: strong ? 600 : undefined,
            }}
          >
            {rest.map(({ title }, index) => (
              <Box
                key={title}
                sx={
                  figures
                    ? { display: 'flex', justifyContent: 'space-between', gap: 1 }
                    : { display: 'contents' }
                }
              >
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {title}
                </Box>
                <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {cells[index + 1]}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** A small table that scrolls by itself where the screen is narrower than its columns; on a phone a card for each row. */
export function Rows(props: RowsProps) {
  const { label, columns, rows } = props;
  const narrow = useMediaQuery('(max-width:700px)', { noSsr: true });
  if (narrow && columns.length > 2) return <Cards {...props} />;
  return (
    <Box sx={{ overflowX: 'auto' }} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ title, number }) => (
              <TableCell
                key={title}
                align={number ? 'right' : 'left'}
                sx={{
                  verticalAlign: 'bottom',
                  // Long titles of figures take two lines rather than push the table off the screen.
                  whiteSpace: number && title.length > LONG_TITLE ? undefined : 'nowrap',
                  minWidth: number && title.length > LONG_TITLE ? '6.5em' : undefined,
                  px: columns.length > MANY ? 1 : undefined,
                }}
              >
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells, strong }) => (
            <TableRow key={key}>
              {cells.map((cell, index) => {
                const column = columns[index];
                const still = column?.number ?? column?.nowrap;
                return (
                  <TableCell
                    key={column?.title ?? index}
                    align={column?.number ? 'right' : 'left'}
                    sx={{
                      fontWeight: strong ? 600 : undefined,
                      whiteSpace: still ? 'nowrap' : undefined,
                      // Chinese may break after any character, so a column would shrink to one.
                      minWidth: still ? undefined : '6em',
                      px: columns.length > MANY ? 1 : undefined,
                      overflowWrap: 'anywhere',
                    }}
                  >
                    {cell}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
