import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import { useListContext, type RaRecord } from 'ra-core';
import { useOfficeText } from '../useOfficeText';
import { filled } from './filled';
import type { RecordListProps } from './RecordList';

/** The rows of a list where a table would not fit. */
export function RecordCards<T extends RaRecord>({
  columns,
  selectable,
  titleOf,
}: RecordListProps<T>) {
  const t = useOfficeText();
  const { data = [], selectedIds, onToggleItem } = useListContext<T>();
  const [first, ...rest] = columns;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {data.map((record) => (
        <Card component="li" key={record.id} sx={{ p: 2 }}>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
            {selectable?.(record) ? (
              <Checkbox
                sx={{ mt: -1, ml: -1 }}
                checked={selectedIds.includes(record.id as never)}
                onChange={() => onToggleItem(record.id as never)}
                slotProps={{
                  input: {
                    'aria-label': t('list.select', {
                      title: titleOf?.(record) ?? String(record.id),
                    }),
                  },
                }}
              />
            ) : null}
            <Box sx={{ flex: 1, fontWeight: 600, overflowWrap: 'anywhere' }}>
              {first?.render(record)}
            </Box>
          </Box>
          <Box
            component="dl"
            sx={{
              m: 0,
              mt: 1,
              display: 'grid',
              gridTemplateColumns: 'auto 1fr',
              gap: 0.5,
              columnGap: 2,
            }}
          >
            {rest.map(({ key, title, render }) => (
              <Box key={key} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {title}
                </Box>
                <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {filled(render(record))}
                </Box>
              </Box>
            ))}
          </Box>
        </Card>
      ))}
    </Box>
  );
}
