import { Page } from '../../../shared/components/Page';
import { SettingsForm } from '../../../shared/notifications/SettingsForm';
import { useSettingsText } from '../../../shared/notifications/settings';

/** How a member of staff wants to be told. */
export function MessageSettingsPage() {
  const t = useSettingsText();
  return (
    <Page title={t('messageSettings.title')} lead={t('messageSettings.lead')}>
      <SettingsForm />
    </Page>
  );
}
