import { useCallback } from 'react';
import { useAppLocale } from '../../../shared/i18n/provider';

/** 2026年10月 for 2026-10. */
export function useMonthName(): (month: string) => string {
  const locale = useAppLocale();
  return useCallback(
    (month) => {
      const [year, number] = month.split('-').map(Number);
      return locale === 'en'
        ? new Date(Date.UTC(year ?? 0, (number ?? 1) - 1, 1)).toLocaleDateString('en-GB', {
            timeZone: 'UTC',
            month: 'short',
            year: 'numeric',
          })
        : `${String(year)}年${String(number)}月`;
    },
    [locale],
  );
}
