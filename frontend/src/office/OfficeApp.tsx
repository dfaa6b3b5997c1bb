import { useState } from 'react';
import { Admin, CustomRoutes, localStorageStore, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from '../shared/authProvider';
import { ToLoginPage } from '../shared/components/ToLoginPage';
import { dataProvider } from '../shared/dataProvider';
import { createI18nProvider } from '../shared/i18n/provider';
import { createQueryClient } from '../shared/queryClient';
import { themeFor } from '../shared/theme';
import { AuditList } from './features/audit/AuditList';
import { CalendarPage } from './features/calendar/CalendarPage';
import { ChangeShow } from './features/calendar/ChangeShow';
import { ChangeYear } from './features/calendar/ChangeYear';
import { CaseList } from './features/cases/CaseList';
import { CaseShow } from './features/cases/CaseShow';
import { EnterpriseList } from './features/enterprises/EnterpriseList';
import { EnterpriseShow } from './features/enterprises/EnterpriseShow';
import { ImportList } from './features/enterprises/ImportList';
import { ImportShow } from './features/enterprises/ImportShow';
import { BudgetList } from './features/funds/BudgetList';
import { PaymentBatchList } from './features/funds/PaymentBatchList';
import { PaymentOrderList } from './features/funds/PaymentOrderList';
import { MailList } from './features/mails/MailList';
import { MessageList } from './features/messages/MessageList';
import { MessageSettingsPage } from './features/messages/MessageSettingsPage';
import { MatchRunList } from './features/matching/MatchRunList';
import { MatchRunShow } from './features/matching/MatchRunShow';
import { AuthorityList } from './features/organisation/AuthorityList';
import { StaffList } from './features/organisation/StaffList';
import { MeasureList } from './features/policies/MeasureList';
import { PolicyDocumentList } from './features/policies/PolicyDocumentList';
import { PolicyDocumentShow } from './features/policies/PolicyDocumentShow';
import { PlatformList } from './features/registries/PlatformList';
import { RegistryList } from './features/registries/RegistryList';
import { RegistryShow } from './features/registries/RegistryShow';
import { NewRequest } from './features/requests/NewRequest';
import { RequestList } from './features/requests/RequestList';
import { RequestShow } from './features/requests/RequestShow';
import { TargetList } from './features/registries/TargetList';
import { TimeLimitList } from './features/registries/TimeLimitList';
import { BoardPage } from './features/supervision/BoardPage';
import { BulletinList } from './features/supervision/BulletinList';
import { BulletinPage } from './features/supervision/BulletinPage';
import { Workbench } from './features/workbench/Workbench';
import { officeZhCN } from './i18n/zh-CN';
import { NotFound } from './layout/NotFound';
import { OfficeLayout } from './layout/OfficeLayout';

const i18nProvider = createI18nProvider(
  officeZhCN,
  async () => (await import('./i18n/en')).officeEn,
);
const store = localStorageStore(undefined, 'huiqi');
const theme = themeFor('zh-CN');

/** The back office at /admin/, for staff. */
export function OfficeApp() {
  const [queryClient] = useState(createQueryClient);
  return (
    <Admin
      authProvider={authProvider}
      catchAll={NotFound}
      dashboard={Workbench}
      darkTheme={null}
      dataProvider={dataProvider}
      disableTelemetry
      i18nProvider={i18nProvider}
      layout={OfficeLayout}
      loginPage={ToLoginPage}
      queryClient={queryClient}
      requireAuth
      store={store}
      theme={theme}
      title={officeZhCN.office.title}
    >
      <Resource name="applications" list={CaseList} show={CaseShow} />
      <Resource name="service-requests" list={RequestList} show={RequestShow} create={NewRequest} />
      <Resource name="business-entities" list={EnterpriseList} show={EnterpriseShow} />
      <Resource name="payment-orders" list={PaymentOrderList} />
      <Resource name="payment-batches" list={PaymentBatchList} />
      <Resource name="budgets" list={BudgetList} />
      <Resource name="policies" list={MeasureList} />
      <Resource name="policy-documents" list={PolicyDocumentList} show={PolicyDocumentShow} />
      <Resource name="match-runs" list={MatchRunList} show={MatchRunShow} />
      <Resource name="registries" list={RegistryList} show={RegistryShow} />
      <Resource name="targets" list={TargetList} />
      <Resource name="platforms" list={PlatformList} />
      <Resource name="time-limits" list={TimeLimitList} />
      <Resource name="authorities" list={AuthorityList} />
      <Resource name="staff" list={StaffList} />
      <Resource name="notifications" list={MessageList} />
      <Resource name="mails" list={MailList} />
      <Resource name="audit-entries" list={AuditList} />
      <CustomRoutes>
        <Route path="/message-settings" element={<MessageSettingsPage />} />
        <Route path="/calendar" element={<CalendarPage />} />
        <Route path="/calendar/:year" element={<CalendarPage />} />
        <Route path="/calendar/:year/change" element={<ChangeYear />} />
        <Route path="/calendar/changes/:id" element={<ChangeShow />} />
        <Route path="/supervision/board" element={<BoardPage />} />
        <Route path="/supervision/bulletins" element={<BulletinList />} />
        <Route path="/supervision/bulletins/:id" element={<BulletinPage />} />
        <Route path="/register-imports" element={<ImportList />} />
        <Route path="/register-imports/:id" element={<ImportShow />} />
      </CustomRoutes>
    </Admin>
  );
}
