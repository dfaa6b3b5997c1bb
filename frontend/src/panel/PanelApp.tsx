import { CoreAdminContext, localStorageStore } from 'ra-core';
import { useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { AppTheme } from '../shared/components/AppTheme';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { CasePanel } from './CasePanel';
import { TaskPanel } from './TaskPanel';
import { panelZhCN } from './i18n/zh-CN';

const i18nProvider = createI18nProvider(panelZhCN, async () => (await import('./i18n/en')).panelEn);
const store = localStorageStore(undefined, 'huiqi');

/** The case beside the task, shown in an iframe of Tasklist: panel.html#/cases/<case number>. */
export function PanelApp() {
  const [queryClient] = useState(createQueryClient);
  return (
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
          <Route path="/tasks/:taskId" element={<TaskPanel />} />
        </Routes>
      </AppTheme>
    </CoreAdminContext>
  );
}
