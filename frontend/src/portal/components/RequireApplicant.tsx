import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { Loading } from '../../shared/components/Loading';
import { Page } from '../../shared/components/Page';
import { ProblemPage } from '../../shared/components/ProblemPage';
import { useSession } from '../../shared/session';
import { useText } from '../useText';

/** Pages of an enterprise: visitors log in first and come back, staff are shown their own places. */
export function RequireApplicant({ children }: { children: ReactNode }) {
  const t = useText();
  const { pathname, search } = useLocation();
  const { data: session, error, refetch } = useSession();
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <Loading />;
  if (session === null) {
    const next = encodeURIComponent(`/#${pathname}${search}`);
    return <Navigate to={`/login?next=${next}`} replace />;
  }
  if (session.kind !== 'applicant') {
    return (
      <Page title={t('staffOnly.title')} lead={t('staffOnly.text')}>
        <Link href="/camunda/app/tasklist/">{t('login.tasklist')}</Link>
      </Page>
    );
  }
  return children;
}
