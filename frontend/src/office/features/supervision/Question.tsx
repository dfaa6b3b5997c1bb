import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useId, type ReactNode } from 'react';
import { Rows, type Column } from '../../../shared/case/parts';
import { RecordLink } from '../../components/RecordLink';
import { useOfficeText } from '../../useOfficeText';
import { casesPath } from './board';
import type { Drawing } from './Chart';

const ChartView = lazy(() => import('./ChartView'));

/** A number that opens the cases it counts; nothing to open where there is none. */
export function Count({ value, query }: { value: number; query: string | undefined }) {
  const text = value.toLocaleString('en-US');
  return value === 0 || !query ? text : <RecordLink to={casesPath(query)}>{text}</RecordLink>;
}

interface QuestionProps {
  title: string;
  note?: ReactNode;
  drawing: Drawing;
  /** The table has so many columns that it stands below the chart. */
  wide?: boolean;
  columns: Column[];
  rows: { key: string; cells: ReactNode[]; strong?: boolean }[];
}

/** One question: its chart and, beside or below it, the table that says the same. */
export function Question({ title, note, drawing, wide = false, columns, rows }: QuestionProps) {
  const t = useOfficeText();
  const heading = useId();
  return (
    <Box
      component="section"
      aria-labelledby={heading}
      sx={{ borderTop: 1, borderColor: 'divider', pt: 2, mt: 3, breakInside: 'avoid' }}
    >
      <Typography variant="h2" id={heading} sx={{ mb: 1 }}>
        {title}
      </Typography>
      {note ? (
        <Typography color="text.secondary" component="div" sx={{ mb: 1 }}>
          {note}
        </Typography>
      ) : null}
      {rows.length === 0 ? (
        <Typography color="text.secondary">{t('board.nothing')}</Typography>
      ) : (
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              ...(wide ? {} : { lg: 'minmax(0, 5fr) minmax(0, 6fr)' }),
            },
            alignItems: 'start',
          }}
        >
          <Suspense fallback={<Skeleton variant="rounded" height={280} />}>
            <ChartView drawing={drawing} label={t('board.chartOf', { title })} />
          </Suspense>
          <Rows label={title} columns={columns} rows={rows} />
        </Box>
      )}
    </Box>
  );
}
