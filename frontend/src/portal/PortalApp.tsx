import type { QueryClient } from '@tanstack/react-query';
import {
  CoreAdminContext,
  CoreAdminUI,
  CustomRoutes,
  localStorageStore,
  type Store,
} from 'ra-core';
import { lazy, type ReactNode } from 'react';
import { Route, useParams } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { AppTheme } from '../shared/components/AppTheme';
import { Loading } from '../shared/components/Loading';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { isRequestNumber } from '../shared/requests';
import { PortalLayout } from './PortalLayout';
import { RequireApplicant } from './components/RequireApplicant';
import { HomePage } from './features/home/HomePage';
import { LoginPage } from './features/login/LoginPage';
import { NotFoundPage } from './components/NotFoundPage';
import { ErrorPage } from './components/ErrorPage';
import { portalZhCN } from './i18n/zh-CN';

const PolicyListPage = lazy(() => import('./features/policies/PolicyListPage'));
const PolicyPage = lazy(() => import('./features/policies/PolicyPage'));
const FinderPage = lazy(() => import('./features/finder/FinderPage'));
const ApplyPage = lazy(() => import('./features/apply/ApplyPage'));
const SubmittedPage = lazy(() => import('./features/cases/SubmittedPage'));
const CaseListPage = lazy(() => import('./features/cases/CaseListPage'));
const CasePage = lazy(() => import('./features/cases/CasePage'));
const NewRequestPage = lazy(() => import('./features/requests/NewRequestPage'));
const RequestListPage = lazy(() => import('./features/requests/RequestListPage'));
const RequestPage = lazy(() => import('./features/requests/RequestPage'));
const RequestSubmittedPage = lazy(() => import('./features/requests/RequestSubmittedPage'));
const NoticeListPage = lazy(() => import('./features/notices/NoticeListPage'));
const MessagesPage = lazy(() => import('./features/messages/MessagesPage'));
const SettingsPage = lazy(() => import('./features/messages/SettingsPage'));

const own = (page: ReactNode) => <RequireApplicant>{page}</RequireApplicant>;

/** Whatever kind of case a number stands for, its address is the same. */
function AnyCase({ submitted = false }: { submitted?: boolean }) {
  const { caseNumber = '' } = useParams();
  if (isRequestNumber(caseNumber)) return submitted ? <RequestSubmittedPage /> : <RequestPage />;
  return submitted ? <SubmittedPage /> : <CasePage />;
}

const PageLoading = () => <Loading />;

interface PortalAppProps {
  queryClient?: QueryClient;
  store?: Store;
}

/** The portal at /, for enterprises and for the public. react-admin's headless core; the look is ours. */
export function PortalApp({
  queryClient = createQueryClient(),
  store = localStorageStore(undefined, 'huiqi'),
}: PortalAppProps) {
  const i18nProvider = createI18nProvider(
    portalZhCN,
    async () => (await import('./i18n/en')).portalEn,
  );
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
    >
      <AppTheme>
        <CoreAdminUI
          catchAll={NotFoundPage}
          disableTelemetry
          error={ErrorPage}
          layout={PortalLayout}
          loading={PageLoading}
          loginPage={false}
        >
          <CustomRoutes>
            <Route path="/" element={<HomePage />} />
            <Route path="/login" element={<LoginPage />} />
            <Route path="/policies" element={<PolicyListPage />} />
            <Route path="/policies/:id" element={<PolicyPage />} />
            <Route path="/finder" element={<FinderPage />} />
            <Route path="/finder/:screen" element={<FinderPage />} />
            <Route path="/policies/:id/apply/*" element={own(<ApplyPage />)} />
            <Route path="/cases" element={own(<CaseListPage />)} />
            <Route path="/cases/:caseNumber" element={own(<AnyCase />)} />
            <Route path="/cases/:caseNumber/submitted" element={own(<AnyCase submitted />)} />
            <Route path="/requests" element={own(<RequestListPage />)} />
            <Route path="/requests/new" element={own(<NewRequestPage />)} />
            <Route path="/notices" element={<NoticeListPage />} />
            <Route path="/messages" element={own(<MessagesPage />)} />
            <Route path="/settings" element={own(<SettingsPage />)} />
          </CustomRoutes>
        </CoreAdminUI>
      </AppTheme>
    </CoreAdminContext>
  );
}
