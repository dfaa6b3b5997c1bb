import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQueryClient } from '@tanstack/react-query';
import { useSetLocale } from 'ra-core';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router-dom';
import { useAppLocale } from '../../shared/i18n/provider';
import { logOut, switchSession, useSession } from '../../shared/session';
import { CONTENT_WIDTH } from '../../shared/theme';
import { useUnreadCount } from '../notifications';
import { useText } from '../useText';

export function Header() {
  const t = useText();
  const { data: session } = useSession();
  return (
    <Box component="header" className="no-print" sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <Box
        sx={{
          maxWidth: CONTENT_WIDTH,
          mx: 'auto',
          px: 2,
          py: 1,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 3,
          rowGap: 0.5,
        }}
      >
        <Link
          component={RouterLink}
          to="/"
          underline="none"
          sx={{
            fontWeight: 600,
            fontSize: '1.125rem',
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            py: 0.5,
          }}
        >
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {t('common.product')}
        </Link>
        <Navigation applicant={session?.kind === 'applicant'} />
        <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center' }}>
          <LanguageSwitch />
          <Account />
        </Box>
      </Box>
    </Box>
  );
}

function Navigation({ applicant }: { applicant: boolean }) {
  const t = useText();
  const { pathname } = useLocation();
  const unread = useUnreadCount(applicant);
  const items: { to: string; label: string; also?: string; count?: number }[] = [
    { to: '/policies', label: t('nav.policies') },
    { to: '/finder', label: t('nav.finder') },
    { to: '/notices', label: t('nav.notices') },
    ...(applicant
      ? [
          { to: '/cases', label: t('nav.cases'), also: '/requests' },
          { to: '/messages', label: t('nav.messages'), count: unread },
        ]
      : []),
  ];
  return (
    <Box
      component="nav"
      aria-label={t('nav.label')}
      sx={{
        display: 'flex',
        gap: { xs: 0, sm: 1 },
        order: { xs: 3, md: 0 },
        ml: { xs: -1, md: 0 },
      }}
    >
      {items.map(({ to, label, also, count = 0 }) => {
        const current = pathname === to || pathname === also || pathname.startsWith(`${to}/`);
        return (
          <Button
            key={to}
            component={RouterLink}
            to={to}
            aria-current={current ? 'page' : undefined}
            aria-label={count > 0 ? t('nav.unread', { label, count }) : undefined}
            sx={{
              color: current ? 'primary.main' : 'text.primary',
              fontWeight: current ? 600 : 400,
              borderBottom: 2,
              borderColor: current ? 'primary.main' : 'transparent',
              borderRadius: 0,
              minWidth: 0,
            }}
          >
            {count > 0 ? (
              <Badge badgeContent={count} color="primary">
                {label}
              </Badge>
            ) : (
              label
            )}
          </Button>
        );
      })}
    </Box>
  );
}

function LanguageSwitch() {
  const t = useText();
  const locale = useAppLocale();
  const setLocale = useSetLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button lang={other} sx={{ color: 'text.secondary' }} onClick={() => void setLocale(other)}>
      {t('common.switchLanguage')}
    </Button>
  );
}

function Account() {
  const t = useText();
  const { data: session } = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const queryClient = useQueryClient();
  if (session === undefined) return null;
  if (session === null) {
    if (pathname === '/login') return null;
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(`/#${pathname}${search}`)}`;
    return (
      <Button component={RouterLink} to={`/login${next}`} variant="outlined">
        {t('nav.logIn')}
      </Button>
    );
  }
  const leave = async () => {
    await logOut();
    await navigate('/');
    await switchSession(queryClient, null);
  };
  const name = session.entity?.name ?? session.displayName;
  return (
    <>
      <Box
        component="span"
        title={name}
        sx={{
          display: { xs: 'none', sm: 'block' },
          color: 'text.secondary',
          px: 1,
          maxWidth: '14em',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {name}
      </Box>
      <Button onClick={() => void leave()}>{t('nav.logOut')}</Button>
    </>
  );
}
