import { Admin, CustomRoutes, localStorageStore } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { ToLoginPage } from '../shared/components/ToLoginPage';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { themeFor } from '../shared/theme';
import { Workbench } from './Workbench';
import { officeZhCN } from './i18n/zh-CN';

const i18nProvider = createI18nProvider(
  officeZhCN,
  async () => (await import('./i18n/en')).officeEn,
);
const store = localStorageStore(undefined, 'huiqi');
const queryClient = createQueryClient();

/** The back office at /admin/, for staff. */
export const OfficeApp = () => (
  <Admin
    authProvider={authProvider}
    dataProvider={dataProvider}
    disableTelemetry
    i18nProvider={i18nProvider}
    loginPage={ToLoginPage}
    queryClient={queryClient}
    requireAuth
    store={store}
    theme={themeFor('zh-CN')}
    darkTheme={null}
    title="惠企政策兑现平台"
  >
    <CustomRoutes>
      <Route path="/" element={<Workbench />} />
    </CustomRoutes>
  </Admin>
);
