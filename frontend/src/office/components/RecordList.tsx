import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Pagination from '@mui/material/Pagination';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListBase, useListContext, type RaRecord } from 'ra-core';
import type { ReactNode } from 'react';
import { Loading } from '../../shared/components/Loading';
import { ProblemAlert } from '../../shared/components/ProblemAlert';
import { useOfficeText } from '../useOfficeText';
import { ExportButton } from './ExportButton';
import { ExportLink } from './ExportLink';
import { ListFilters, type SelectFilter } from './ListFilters';
import { RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';

export interface RecordColumn<T> {
  key: string;
  title: string;
  /** The field that the back end sorts by; without it the column cannot be sorted. */
  sortBy?: string;
  number?: boolean;
  /** Kept on one line: numbers of cases, dates. */
  nowrap?: boolean;
  /** How narrow the column may become before the table scrolls sideways. */
  minWidth?: string;
  /** In the CSV file only: on the page another column shows it. */
  exportOnly?: boolean;
  render: (record: T) => ReactNode;
  /** The plain text for the CSV file; without it the column is not exported. */
  csv?: (record: T) => string | number | null;
}

interface RecordListProps<T extends RaRecord> {
  resource: string;
  label: string;
  columns: RecordColumn<T>[];
  filters?: SelectFilter[];
  searchLabel?: string;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  /** What this is and how it begins, for a list that never had a row. */
  empty: string;
  fileName?: string;
  /** Where the back end makes the file of the whole list. */
  exportPath?: string;
  selectable?: (record: T) => boolean;
  titleOf?: (record: T) => string;
  /** Above the rows while some are selected. */
  bulk?: ReactNode;
  above?: ReactNode;
}

function Results<T extends RaRecord>(props: RecordListProps<T>) {
  const t = useOfficeText();
  const narrow = useMediaQuery('(max-width:700px)', { noSsr: true });
  const { data, isPending, error, refetch, total, filterValues, setFilters, selectedIds } =
    useListContext<T>();
  if (error) {
    return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  }
  if (isPending) return <Loading />;
  const shown = props.columns.filter(({ exportOnly }) => !exportOnly);
  const filtered = Object.keys(filterValues as object).length > 0;
  if (!data || data.length === 0) {
    return (
      <Box sx={{ py: 4 }}>
        <Typography sx={{ mb: 2 }}>{filtered ? t('list.noMatch') : props.empty}</Typography>
        {filtered ? (
          <Button variant="outlined" onClick={() => setFilters({}, {})}>
            {t('list.clear')}
          </Button>
        ) : null}
      </Box>
    );
  }
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', my: 1 }}>
        <Typography color="text.secondary" role="status" sx={{ flex: '1 1 auto' }}>
          {t('list.count', { count: total ?? 0 })}
        </Typography>
        {props.exportPath ? <ExportLink path={props.exportPath} /> : null}
        {props.fileName ? <ExportButton columns={props.columns} fileName={props.fileName} /> : null}
      </Box>
      {selectedIds.length > 0 ? props.bulk : null}
      {narrow ? (
        <RecordCards {...props} columns={shown} />
      ) : (
        <RecordTable {...props} columns={shown} />
      )}
      <Pages />
    </>
  );
}

function Pages() {
  const t = useOfficeText();
  const { page, perPage, total, setPage } = useListContext();
  const narrow = useMediaQuery('(max-width:700px)', { noSsr: true });
  const pages = Math.ceil((total ?? 0) / perPage);
  if (pages <= 1) return null;
  return (
    <Pagination
      aria-label={t('list.pages')}
      count={pages}
      page={page}
      onChange={(_, next) => setPage(next)}
      siblingCount={narrow ? 0 : 1}
      getItemAriaLabel={(type, at) => t(`common.pageButton.${type}`, { page: at ?? '' })}
      sx={{ mt: 2 }}
    />
  );
}

/** A list as the house wants it: search, filters kept in the address, sort, count, export, cards on a phone. */
export function RecordList<T extends RaRecord>(props: RecordListProps<T>) {
  return (
    <ListBase<T>
      resource={props.resource}
      perPage={25}
      sort={props.sort ?? { field: 'id', order: 'DESC' }}
      exporter={false}
      disableAuthentication
    >
      {props.above}
      <ListFilters filters={props.filters ?? []} searchLabel={props.searchLabel} />
      <Results {...props} />
    </ListBase>
  );
}

export type { RecordListProps };
