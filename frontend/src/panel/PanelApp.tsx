import { CoreAdminContext, localStorageStore } from 'ra-core';
import { useState } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { AppTheme } from '../shared/components/AppTheme';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { isRequestNumber } from '../shared/requests';
import { CasePanel } from './CasePanel';
import { RequestPanel } from './RequestPanel';
import { TaskPanel } from './TaskPanel';
import { panelZhCN } from './i18n/zh-CN';

const i18nProvider = createI18nProvider(panelZhCN, async () => (await import('./i18n/en')).panelEn);
const store = localStorageStore(undefined, 'huiqi');

/** Whatever kind of case a number stands for, its address is the same. */
function AnyCase() {
  const { caseNumber = '' } = useParams();
  return isRequestNumber(caseNumber) ? <RequestPanel /> : <CasePanel />;
}

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
          <Route path="/cases/:caseNumber" element={<AnyCase />} />
          <Route path="/tasks/:taskId" element={<TaskPanel />} />
        </Routes>
      </AppTheme>
    </CoreAdminContext>
  );
}
