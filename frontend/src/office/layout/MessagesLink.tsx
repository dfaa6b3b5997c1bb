import Badge from '@mui/material/Badge';
import Button from '@mui/material/Button';
import { Link, useLocation } from 'react-router-dom';
import { useUnreadCount } from '../unread';
import { useOfficeText } from '../useOfficeText';

/** In the header of every page: what has come in since. */
export function MessagesLink() {
  const t = useOfficeText();
  const { pathname } = useLocation();
  const count = useUnreadCount(true);
  return (
    <Button
      component={Link}
      to="/notifications"
      aria-current={pathname.startsWith('/notifications') ? 'page' : undefined}
      aria-label={count > 0 ? t('messages.unreadCount', { count }) : undefined}
    >
      {count > 0 ? (
        <Badge badgeContent={count} max={99} color="primary">
          {t('messages.title')}
        </Badge>
      ) : (
        t('messages.title')
      )}
    </Button>
  );
}
