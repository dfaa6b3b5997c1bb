import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import ListSubheader from '@mui/material/ListSubheader';
import { Link, useLocation } from 'react-router-dom';
import { rightsOf } from '../roles';
import { useSession } from '../../shared/session';
import { useOfficeText } from '../useOfficeText';

interface Entry {
  to: string;
  text: string;
  shown: boolean;
}

interface Group {
  text: string;
  entries: Entry[];
}

function useMenu(): (Entry | Group)[] {
  const t = useOfficeText();
  const { data: session } = useSession();
  const rights = rightsOf(session);
  const staff = session?.kind === 'staff';
  return [
    { to: '/', text: t('menu.workbench'), shown: true },
    { to: '/applications', text: t('menu.cases'), shown: rights.cases },
    { to: '/service-requests', text: t('requests.title'), shown: rights.requests },
    { to: '/supervision/board', text: t('board.title'), shown: rights.boards },
    { to: '/supervision/bulletins', text: t('bulletins.title'), shown: rights.boards },
    { to: '/business-entities', text: t('menu.enterprises'), shown: rights.enterprises },
    {
      text: t('menu.funds'),
      entries: [
        { to: '/payment-orders', text: t('menu.paymentOrders'), shown: rights.payments },
        { to: '/payment-batches', text: t('menu.paymentBatches'), shown: rights.payments },
        { to: '/budgets', text: t('menu.budgets'), shown: rights.budgets },
      ],
    },
    {
      text: t('menu.policies'),
      entries: [
        { to: '/policies', text: t('menu.measures'), shown: staff },
        { to: '/policy-documents', text: t('menu.documents'), shown: staff },
        { to: '/match-runs', text: t('menu.matching'), shown: rights.match },
      ],
    },
    {
      text: t('registries.group'),
      entries: [
        { to: '/registries', text: t('registries.title'), shown: staff },
        { to: '/targets', text: t('targets.title'), shown: staff },
        { to: '/platforms', text: t('platforms.title'), shown: staff },
        { to: '/time-limits', text: t('timeLimits.title'), shown: staff },
      ],
    },
    { to: '/calendar', text: t('calendar.title'), shown: staff },
    {
      text: t('menu.organisation'),
      entries: [
        { to: '/authorities', text: t('menu.authorities'), shown: staff },
        { to: '/staff', text: t('menu.staff'), shown: rights.staff },
        { to: '/mails', text: t('mails.title'), shown: rights.mails },
      ],
    },
    { to: '/audit-entries', text: t('menu.audit'), shown: rights.audit },
  ];
}

function MenuEntry({ entry, indent }: { entry: Entry; indent?: boolean }) {
  const { pathname } = useLocation();
  const here = entry.to === '/' ? pathname === '/' : pathname.startsWith(entry.to);
  return (
    <ListItem disablePadding>
      <ListItemButton
        component={Link}
        to={entry.to}
        selected={here}
        aria-current={here ? 'page' : undefined}
        sx={{ pl: indent ? 4 : 2, borderRadius: 1, '&.Mui-selected': { color: 'primary.main' } }}
      >
        <ListItemText primary={entry.text} />
      </ListItemButton>
    </ListItem>
  );
}

/** By work, not by table; only what the person's roles open. */
export function OfficeMenu() {
  const t = useOfficeText();
  return (
    <nav aria-label={t('office.menu')}>
      <List sx={{ p: 1 }}>
        {useMenu().map((item) => {
          if (!('entries' in item)) {
            return item.shown ? <MenuEntry key={item.to} entry={item} /> : null;
          }
          const entries = item.entries.filter(({ shown }) => shown);
          if (entries.length === 0) return null;
          return (
            <li key={item.text}>
              <List disablePadding>
                <ListSubheader disableSticky sx={{ lineHeight: '40px', color: 'text.secondary' }}>
                  {item.text}
                </ListSubheader>
                {entries.map((entry) => (
                  <MenuEntry key={entry.to} entry={entry} indent />
                ))}
              </List>
            </li>
          );
        })}
      </List>
    </nav>
  );
}
