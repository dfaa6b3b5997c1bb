import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { useText } from '../useText';

/** Applications and requests are two lists under one heading. */
export function CaseTabs() {
  const t = useText();
  const { pathname } = useLocation();
  const tabs = [
    { to: '/cases', label: t('requests.list.applications') },
    { to: '/requests', label: t('requests.list.requests') },
  ];
  return (
    <Box
      component="nav"
      aria-label={t('requests.list.tabs')}
      sx={{ display: 'flex', gap: 1, mb: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      {tabs.map(({ to, label }) => {
        const here = pathname === to;
        return (
          <Button
            key={to}
            component={RouterLink}
            to={to}
            aria-current={here ? 'page' : undefined}
            sx={{
              color: here ? 'primary.main' : 'text.primary',
              fontWeight: here ? 600 : 400,
              borderBottom: 3,
              borderColor: here ? 'primary.main' : 'transparent',
              borderRadius: 0,
              mb: '-1px',
            }}
          >
            {label}
          </Button>
        );
      })}
    </Box>
  );
}
