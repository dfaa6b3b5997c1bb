import Link from '@mui/material/Link';
import { useText } from '../useText';

/** The first stop of the Tab key. A button in truth: the address belongs to the router. */
export function SkipLink() {
  const t = useText();
  return (
    <Link
      component="button"
      type="button"
      className="no-print"
      onClick={() => document.getElementById('content')?.focus()}
      sx={{
        position: 'absolute',
        left: 8,
        top: -80,
        zIndex: 'tooltip',
        bgcolor: 'background.paper',
        px: 2,
        py: 1,
        '&:focus': { top: 8 },
      }}
    >
      {t('common.skipToContent')}
    </Link>
  );
}
