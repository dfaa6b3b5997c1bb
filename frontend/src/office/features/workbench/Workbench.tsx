import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSession } from '../../../shared/session';
import { Page } from '../../../shared/components/Page';
import { Loading } from '../../../shared/components/Loading';
import { RecordLink } from '../../components/RecordLink';
import { rightsOf } from '../../roles';
import { useOfficeText } from '../../useOfficeText';
import { MyTasks } from './MyTasks';
import { StatusCounts } from './StatusCounts';

/** What waits for me, and where everything stands. */
export function Workbench() {
  const t = useOfficeText();
  const { data: session } = useSession();
  if (!session) return <Loading />;
  if (session.kind !== 'staff') {
    return (
      <Page title={t('office.title')}>
        <Alert severity="info" action={<Button href="/">{t('office.toPortal')}</Button>}>
          {t('office.staffOnly')}
        </Alert>
      </Page>
    );
  }
  const rights = rightsOf(session);
  // County officials handle requests, but no cases.
  const handles = rights.cases || (rights.requests && !rights.audit);
  return (
    <Page
      title={t('workbench.title')}
      lead={t('workbench.hello', { name: session.displayName })}
      aside={
        handles ? (
          <Button variant="contained" href="/camunda/app/tasklist/">
            {t('workbench.openTasks')}
          </Button>
        ) : null
      }
    >
      {handles ? <MyTasks username={session.username} /> : null}
      {rights.cases ? <StatusCounts /> : null}
      {rights.audit ? (
        <>
          {t('workbench.auditor')} <RecordLink to="/audit-entries">{t('menu.audit')}</RecordLink>
        </>
      ) : null}
    </Page>
  );
}
