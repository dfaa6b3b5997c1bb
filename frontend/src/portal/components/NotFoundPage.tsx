import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Page } from '../../shared/components/Page';
import { useText } from '../useText';

export function NotFoundPage() {
  const t = useText();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <Link component={RouterLink} to="/">
        {t('notFound.home')}
      </Link>
    </Page>
  );
}
