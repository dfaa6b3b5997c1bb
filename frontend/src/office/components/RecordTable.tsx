import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useListContext, type RaRecord } from 'ra-core';
import { useOfficeText } from '../useOfficeText';
import { filled } from './filled';
import type { RecordListProps } from './RecordList';

/** More columns than this stand closer together. */
const MANY = 5;

export function RecordTable<T extends RaRecord>({
  columns,
  label,
  selectable,
  titleOf,
}: RecordListProps<T>) {
  const t = useOfficeText();
  const { data = [], sort, setSort, selectedIds, onSelect, onToggleItem } = useListContext<T>();
  const choosable = selectable ? data.filter(selectable) : [];
  const allChosen =
    choosable.length > 0 && choosable.every(({ id }) => selectedIds.includes(id as never));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={label} stickyHeader>
        <TableHead>
          <TableRow>
            {selectable ? (
              <TableCell padding="checkbox">
                <Checkbox
                  checked={allChosen}
                  disabled={choosable.length === 0}
                  onChange={() => onSelect(allChosen ? [] : choosable.map(({ id }) => id as never))}
                  slotProps={{ input: { 'aria-label': t('list.selectAll') } }}
                />
              </TableCell>
            ) : null}
            {columns.map(({ key, title, sortBy, number }) => (
              <TableCell
                key={key}
                align={number ? 'right' : 'left'}
                sx={{
                  whiteSpace: 'nowrap',
                  bgcolor: 'background.paper',
                  px: columns.length > MANY ? 1.25 : undefined,
                }}
                sortDirection={
                  sortBy && sort.field === sortBy ? (sort.order === 'DESC' ? 'desc' : 'asc') : false
                }
              >
                {sortBy ? (
                  <TableSortLabel
                    active={sort.field === sortBy}
                    direction={sort.field === sortBy && sort.order === 'DESC' ? 'desc' : 'asc'}
                    onClick={() =>
                      setSort({
                        field: sortBy,
                        order: sort.field === sortBy && sort.order === 'ASC' ? 'DESC' : 'ASC',
                      })
                    }
                  >
                    {title}
                  </TableSortLabel>
                ) : (
                  title
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((record) => (
            <TableRow key={record.id} hover>
              {selectable ? (
                <TableCell padding="checkbox">
                  <Checkbox
                    checked={selectedIds.includes(record.id as never)}
                    disabled={!selectable(record)}
                    onChange={() => onToggleItem(record.id as never)}
                    slotProps={{
                      input: {
                        'aria-label': t('list.select', {
                          title: titleOf?.(record) ?? String(record.id),
                        }),
                      },
                    }}
                  />
                </TableCell>
              ) : null}
              {columns.map(({ key, number, nowrap, minWidth, render }, index) => (
                <TableCell
                  key={key}
                  align={number ? 'right' : 'left'}
                  sx={{
                    whiteSpace: number || nowrap ? 'nowrap' : undefined,
                    // Chinese may break after any character, so a column would shrink to one.
                    minWidth: number || nowrap ? undefined : (minWidth ?? (index ? '7em' : '12em')),
                    px: columns.length > MANY ? 1.25 : undefined,
                    overflowWrap: 'anywhere',
                  }}
                >
                  {filled(render(record))}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
