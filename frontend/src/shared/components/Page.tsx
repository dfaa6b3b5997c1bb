import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSharedText } from '../i18n/provider';

interface PageProps {
  title: string;
  /** Beside the heading: a state, the one primary button. */
  aside?: ReactNode;
  lead?: ReactNode;
  /** The heading is there for screen readers only. */
  hideTitle?: boolean;
  children: ReactNode;
}

/** One question a page: sets the window's title and moves the focus to the heading when the page changes. */
export function Page({ title, aside, lead, hideTitle = false, children }: PageProps) {
  const t = useSharedText();
  const heading = useRef<HTMLHeadingElement>(null);
  const product = t('common.product');
  useEffect(() => {
    document.title = title === product ? product : `${title} · ${product}`;
    heading.current?.focus({ preventScroll: true });
  }, [title, product]);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          mb: hideTitle ? 0 : 2,
        }}
      >
        <Typography
          variant="h1"
          ref={heading}
          tabIndex={-1}
          sx={
            hideTitle
              ? {
                  position: 'absolute',
                  // In `sx` a bare 1 is the full width.
                  width: '1px',
                  height: '1px',
                  overflow: 'hidden',
                  clip: 'rect(0 0 0 0)',
                }
              : { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' }
          }
        >
          {title}
        </Typography>
        {aside}
      </Box>
      {lead ? (
        <Typography color="text.secondary" component="div" sx={{ mb: 3 }}>
          {lead}
        </Typography>
      ) : null}
      {children}
    </>
  );
}
