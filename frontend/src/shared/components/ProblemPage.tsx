import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useSharedText } from '../i18n/provider';
import { isProblem } from '../problem';
import { Page } from './Page';
import { isLasting, ProblemAlert } from './ProblemAlert';

/** A page that could not be fetched is a page still: it has a heading, says what to do, and leads on. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useSharedText();
  const missing = isProblem(error) && error.status === 404;
  return (
    <Page title={t(missing ? 'problem.notFoundTitle' : 'problem.title')}>
      <ProblemAlert error={error} onRetry={onRetry} />
      {isLasting(error) ? (
        <Link component={RouterLink} to="/">
          {t('problem.home')}
        </Link>
      ) : null}
    </Page>
  );
}
