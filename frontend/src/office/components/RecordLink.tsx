import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface RecordLinkProps {
  to: string;
  children: ReactNode;
  /** Besides going there. */
  onClick?: (() => void) | undefined;
}

export const RecordLink = ({ to, children, onClick }: RecordLinkProps) => (
  <Link component={RouterLink} to={to} onClick={onClick}>
    {children}
  </Link>
);
