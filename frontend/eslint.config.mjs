import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** shared <- features <- app; features never import each other. */
const boundaries = {
  patterns: [
    {
      group: ['**/features/*/**', '../../features/**'],
      message: 'Features never import each other.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['target/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 400],
      'no-console': 'error',
    },
  },
  {
    files: ['src/i18n/**', 'src/shared/i18n/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/*/features/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', boundaries] },
  },
  {
    files: ['src/shared/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/portal/**', '**/office/**', '**/panel/**'] }] },
      ],
    },
  },
  {
    files: ['scripts/**', '*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', fetch: 'readonly' } },
  },
);
