import Link from '@mui/material/Link';
import { useGetIdentity } from 'react-admin';
import { Page } from '../shared/components/Page';
import { textHook } from '../shared/i18n/provider';
import type { OfficeMessages } from './i18n/zh-CN';

const useText = textHook<OfficeMessages>();

export function Workbench() {
  const t = useText();
  const { identity } = useGetIdentity();
  return (
    <Page title={t('workbench.title')} lead={identity?.fullName}>
      <Link href="/camunda/app/tasklist/">{t('workbench.tasklist')}</Link>
    </Page>
  );
}
