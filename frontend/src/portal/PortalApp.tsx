import type { QueryClient } from '@tanstack/react-query';
import {
  CoreAdminContext,
  CoreAdminUI,
  CustomRoutes,
  localStorageStore,
  type Store,
} from 'ra-core';
import { Route } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { AppTheme } from '../shared/components/AppTheme';
import { Loading } from '../shared/components/Loading';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { PortalLayout } from './PortalLayout';
import { HomePage } from './features/home/HomePage';
import { LoginPage } from './features/login/LoginPage';
import { NotFoundPage } from './components/NotFoundPage';
import { ErrorPage } from './components/ErrorPage';
import { portalZhCN } from './i18n/zh-CN';

interface PortalAppProps {
  queryClient?: QueryClient;
  store?: Store;
}

const PageLoading = () => <Loading />;

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
          </CustomRoutes>
        </CoreAdminUI>
      </AppTheme>
    </CoreAdminContext>
  );
}
