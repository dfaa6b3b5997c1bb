import { useQueryClient } from '@tanstack/react-query';
import { Page } from '../../../shared/components/Page';
import { SettingsForm } from '../../../shared/notifications/SettingsForm';
import { useSettingsText } from '../../../shared/notifications/settings';
import { NOTIFICATIONS_QUERY } from '../../notifications';

/** How the applicant wants to be told. */
export default function SettingsPage() {
  const t = useSettingsText();
  const queryClient = useQueryClient();
  return (
    <Page title={t('messageSettings.title')} lead={t('messageSettings.lead')}>
      <SettingsForm
        onSaved={() => void queryClient.invalidateQueries({ queryKey: NOTIFICATIONS_QUERY })}
      />
    </Page>
  );
}
