import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider, type Theme } from '@mui/material/styles';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useAppLocale } from '../i18n/provider';
import { themeFor } from '../theme';

/** Questions are sentences: the label stands above its field, whole, at the size of text. */
const withLabelsAbove = (base: Theme): Theme =>
  createTheme(base, {
    components: {
      MuiInputLabel: {
        defaultProps: { shrink: true },
        styleOverrides: {
          outlined: {
            position: 'static',
            transform: 'none',
            maxWidth: 'none',
            whiteSpace: 'normal',
            marginBottom: 4,
            fontSize: '1rem',
            lineHeight: 1.5,
            color: base.palette.text.primary,
          },
        },
      },
      MuiOutlinedInput: { defaultProps: { notched: false } },
      MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, fontSize: '0.9375rem' } } },
    },
  });

/** Theme in the language of the screen, and that language told to screen readers. */
export function AppTheme({ children }: { children: ReactNode }) {
  const locale = useAppLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const theme = useMemo(() => withLabelsAbove(themeFor(locale)), [locale]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
