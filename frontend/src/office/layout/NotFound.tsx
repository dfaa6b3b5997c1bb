import { Page } from '../../shared/components/Page';
import { RecordLink } from '../components/RecordLink';
import { useOfficeText } from '../useOfficeText';

export function NotFound() {
  const t = useOfficeText();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <RecordLink to="/">{t('notFound.bench')}</RecordLink>
    </Page>
  );
}
