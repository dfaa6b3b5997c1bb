import Button from '@mui/material/Button';
import { useListContext } from 'ra-core';
import { listQuery } from '../../shared/dataProvider';
import { useOfficeText } from '../useOfficeText';

/** A file that the back end makes of exactly what is filtered, in the order shown. */
export function ExportLink({ path }: { path: string }) {
  const t = useOfficeText();
  const { filterValues, sort } = useListContext();
  const query = listQuery({ sort, filter: filterValues as Record<string, unknown> });
  return (
    <Button variant="outlined" href={`${path}?${query}`} download>
      {t('list.export')}
    </Button>
  );
}
