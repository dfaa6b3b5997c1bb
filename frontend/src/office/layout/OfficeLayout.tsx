import MenuIcon from '@mui/icons-material/Menu';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import { useLogout } from 'ra-core';
import { useEffect, useState } from 'react';
import type { CoreLayoutProps } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { useSession } from '../../shared/session';
import { useAppLocale } from '../../shared/i18n/provider';
import { useOfficeText } from '../useOfficeText';
import { MessagesLink } from './MessagesLink';
import { OfficeMenu } from './OfficeMenu';
import { PageBoundary } from './PageBoundary';

const MENU_WIDTH = 220;

export function OfficeLayout({ children }: CoreLayoutProps) {
  const t = useOfficeText();
  const logout = useLogout();
  const locale = useAppLocale();
  const { pathname } = useLocation();
  const { data: session } = useSession();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh' }}>
      <Link
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{
          position: 'absolute',
          left: -9999,
          '&:focus': { left: 8, top: 8, zIndex: 2000, bgcolor: 'background.paper', p: 1 },
        }}
      >
        {t('common.skipToContent')}
      </Link>
      <AppBar
        position="fixed"
        color="inherit"
        sx={{ borderBottom: 1, borderColor: 'divider', zIndex: 1201 }}
      >
        <Toolbar sx={{ gap: 1 }}>
          <IconButton
            edge="start"
            aria-label={t('office.openMenu')}
            onClick={() => setOpen(true)}
            sx={{ display: { md: 'none' } }}
          >
            <MenuIcon />
          </IconButton>
          <Typography component="p" sx={{ fontWeight: 600, flex: 1, minWidth: 0 }} noWrap>
            {t('common.product')}
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, fontWeight: 400 }}>
              {' '}
              · {t('office.title')}
            </Box>
          </Typography>
          {session?.kind === 'staff' ? <MessagesLink /> : null}
          <Link href="/camunda/app/tasklist/" sx={{ display: { xs: 'none', sm: 'inline' } }}>
            {t('office.tasklist')}
          </Link>
          <Typography
            component="span"
            sx={{ display: { xs: 'none', md: 'inline' }, color: 'text.secondary' }}
          >
            {session?.displayName}
          </Typography>
          <Button onClick={() => void logout(undefined, '/login')}>{t('office.logout')}</Button>
        </Toolbar>
      </AppBar>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        onClick={() => setOpen(false)}
        sx={{ display: { md: 'none' }, zIndex: 1300 }}
      >
        <Box sx={{ width: MENU_WIDTH }}>
          <OfficeMenu />
        </Box>
      </Drawer>
      <Box
        sx={{
          display: { xs: 'none', md: 'block' },
          width: MENU_WIDTH,
          flexShrink: 0,
          borderRight: 1,
          borderColor: 'divider',
        }}
      >
        <Toolbar />
        <OfficeMenu />
      </Box>
      <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, minWidth: 0, outline: 0 }}>
        <Toolbar />
        <Box sx={{ p: { xs: 2, md: 4 }, maxWidth: 1240 }}>
          <PageBoundary key={pathname} text={t('office.broken')}>
            {children}
          </PageBoundary>
        </Box>
      </Box>
    </Box>
  );
}
