import { CoreAdminContext, localStorageStore } from 'ra-core';
import { Route, Routes } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { AppTheme } from '../shared/components/AppTheme';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { CasePanel } from './CasePanel';
import { panelZhCN } from './i18n/zh-CN';

const i18nProvider = createI18nProvider(panelZhCN, async () => (await import('./i18n/en')).panelEn);
const store = localStorageStore(undefined, 'huiqi');
const queryClient = createQueryClient();

/** The case beside the task, shown in an iframe of Tasklist: panel.html#/cases/<case number>. */
export const PanelApp = () => (
  <CoreAdminContext
    authProvider={authProvider}
    dataProvider={dataProvider}
    i18nProvider={i18nProvider}
    queryClient={queryClient}
    store={store}
  >
    <AppTheme>
      <Routes>
        <Route path="/cases/:caseNumber" element={<CasePanel />} />
      </Routes>
    </AppTheme>
  </CoreAdminContext>
);
