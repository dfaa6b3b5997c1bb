import { createTheme, type Theme } from '@mui/material/styles';
import { enUS, zhCN } from '@mui/material/locale';
import type { Locale } from './format';

const FONTS = [
  '-apple-system',
  'BlinkMacSystemFont',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  'sans-serif',
].join(',');

export const CONTENT_WIDTH = 1120;

const FINGERS = '@media (max-width:599.95px), (pointer: coarse)';
/** What is pressed by a finger is 44 px high. */
const FOR_FINGERS = { [FINGERS]: { minHeight: 44 } };

/** One blue for actions and links, greys for structure; green, amber and red only for state. */
export const themeFor = (locale: Locale): Theme =>
  createTheme(
    {
      palette: {
        primary: { main: '#1D5FBF', dark: '#174C99', light: '#E8F0FB' },
        secondary: { main: '#42526B' },
        success: { main: '#1F7A43' },
        warning: { main: '#945800' },
        error: { main: '#B3261E' },
        info: { main: '#1D5FBF' },
        text: { primary: '#1B2430', secondary: '#53606F' },
        divider: '#DCE1E8',
        background: { default: '#FFFFFF', paper: '#FFFFFF' },
      },
      shape: { borderRadius: 8 },
      spacing: 8,
      typography: {
        fontFamily: FONTS,
        fontSize: 14,
        body1: { fontSize: '1rem', lineHeight: 1.6 },
        body2: { fontSize: '0.9375rem', lineHeight: 1.6 },
        caption: { fontSize: '0.875rem', lineHeight: 1.5 },
        h1: {
          fontSize: '1.75rem',
          fontWeight: 600,
          lineHeight: 1.3,
          '@media (max-width:599.95px)': { fontSize: '1.5rem' },
        },
        h2: { fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.4 },
        h3: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.5 },
        button: { fontSize: '1rem', textTransform: 'none' },
      },
      components: {
        MuiCssBaseline: {
          styleOverrides: {
            body: { fontVariantNumeric: 'tabular-nums' },
            'h1:focus': { outline: 'none' },
            '@media print': { '.no-print': { display: 'none !important' } },
          },
        },
        MuiButton: {
          defaultProps: { disableElevation: true },
          styleOverrides: { root: FOR_FINGERS },
        },
        MuiIconButton: { styleOverrides: { root: { [FINGERS]: { minHeight: 44, minWidth: 44 } } } },
        MuiFormControlLabel: { styleOverrides: { root: FOR_FINGERS } },
        MuiPaginationItem: {
          styleOverrides: { root: { [FINGERS]: { minHeight: 44, minWidth: 40 } } },
        },
        MuiLink: { defaultProps: { underline: 'always' } },
        MuiPaper: { defaultProps: { elevation: 0 } },
        MuiCard: { defaultProps: { variant: 'outlined' } },
        MuiAppBar: { defaultProps: { elevation: 0 } },
        MuiTableCell: { styleOverrides: { root: { fontSize: '0.9375rem' } } },
        MuiAlert: { styleOverrides: { root: { fontSize: '1rem', alignItems: 'flex-start' } } },
      },
    },
    locale === 'en' ? enUS : zhCN,
  );
