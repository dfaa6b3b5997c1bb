import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import CardContent from '@mui/material/CardContent';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Page } from '../../../shared/components/Page';
import type { Session } from '../../../shared/session';
import { useText } from '../../useText';

/** Where staff work: the tasks, and the back office. */
export function StaffPlaces({ session }: { session: Session }) {
  const t = useText();
  const places = [
    { href: '/camunda/app/tasklist/', title: t('login.tasklist'), text: t('login.tasklistText') },
    { href: '/admin/', title: t('login.office'), text: t('login.officeText') },
  ];
  return (
    <Page title={t('login.staffTitle', { name: session.displayName })} lead={t('login.staffLead')}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        {places.map(({ href, title, text }) => (
          <Card key={href} sx={{ flex: 1 }}>
            <CardActionArea href={href} sx={{ height: '100%' }}>
              <CardContent>
                <Typography variant="h2" color="primary">
                  {title}
                </Typography>
                <Typography color="text.secondary">{text}</Typography>
              </CardContent>
            </CardActionArea>
          </Card>
        ))}
      </Stack>
    </Page>
  );
}
