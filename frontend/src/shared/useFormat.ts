import { useMemo } from 'react';
import { dateLong, dateShort, dateTime, moneyExact, moneyShort } from './format';
import { useAppLocale } from './i18n/provider';

export interface Format {
  money: (yuan: number) => string;
  moneyExact: (yuan: number) => string;
  date: (value: string) => string;
  day: (value: string) => string;
  time: (value: string) => string;
}

/** The formats in the language of the screen. */
export function useFormat(): Format {
  const locale = useAppLocale();
  return useMemo(
    () => ({
      money: (yuan) => moneyShort(yuan, locale),
      moneyExact,
      date: (value) => dateLong(value, locale),
      day: (value) => dateShort(value, locale),
      time: (value) => dateTime(value, locale),
    }),
    [locale],
  );
}
