import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useAppLocale } from '../i18n/provider';
import { themeFor } from '../theme';

/** Theme in the language of the screen, and that language told to screen readers. */
export function AppTheme({ children }: { children: ReactNode }) {
  const locale = useAppLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const theme = useMemo(() => themeFor(locale), [locale]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
