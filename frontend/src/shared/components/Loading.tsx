import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useSharedText } from '../i18n/provider';

/** The skeleton of a page or of a part of one. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useSharedText();
  return (
    <Stack spacing={2} role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} variant="rounded" height={row === 0 ? 40 : 88} />
      ))}
    </Stack>
  );
}
