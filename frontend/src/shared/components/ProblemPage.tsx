import { useSharedText } from '../i18n/provider';
import { Page } from './Page';
import { ProblemAlert } from './ProblemAlert';

/** A page that could not be fetched is a page still: it has a heading and says what to do. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useSharedText();
  return (
    <Page title={t('problem.title')}>
      <ProblemAlert error={error} onRetry={onRetry} />
    </Page>
  );
}
