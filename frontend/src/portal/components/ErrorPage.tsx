import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import { Page } from '../../shared/components/Page';
import { useText } from '../useText';

/** A bug of ours: say that nothing was sent and offer the one thing that helps. */
export function ErrorPage() {
  const t = useText();
  return (
    <Container component="main" sx={{ py: 6 }}>
      <Page title={t('crash.title')} lead={t('crash.text')}>
        <Button variant="contained" onClick={() => window.location.reload()}>
          {t('crash.reload')}
        </Button>
      </Page>
    </Container>
  );
}
