import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { Page } from '../../../shared/components/Page';
import { safeNext, switchSession, useSession, type Session } from '../../../shared/session';
import { useText } from '../../useText';
import { LoginForm } from './LoginForm';
import { StaffPlaces } from './StaffPlaces';

/** The one login for everybody. Enterprises go on in the portal, staff choose where they work. */
export function LoginPage() {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  const next = safeNext(params.get('next'));
  const { data: session } = useSession();

  useEffect(() => {
    if (!session) return;
    if (next?.startsWith('/#/')) void navigate(next.slice(2), { replace: true });
    else if (next) window.location.assign(next);
    else if (session.kind === 'applicant') void navigate('/', { replace: true });
  }, [session, next, navigate]);

  const enter = (entered: Session) => void switchSession(queryClient, entered);

  if (session?.kind === 'staff' && !next) return <StaffPlaces session={session} />;
  return (
    <Page title={t('login.title')} lead={t('login.lead')}>
      <Box sx={{ maxWidth: 480 }}>
        {next ? (
          <Alert severity="info" sx={{ mb: 3 }}>
            {t('login.first')}
          </Alert>
        ) : null}
        <LoginForm onEntered={enter} />
      </Box>
    </Page>
  );
}
