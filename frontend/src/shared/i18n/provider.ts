import { useLocale, useTranslate, type I18nProvider, type TranslationMessages } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { useCallback } from 'react';
import type { Locale } from '../format';
import { reactAdminZhCN } from './react-admin.zh-CN';
import { sharedZhCN } from './zh-CN';

type Leaf<T, Prefix extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string
    ? `${Prefix}${Key}`
    : Leaf<T[Key], `${Prefix}${Key}.`>;
}[keyof T & string];

/** The dotted paths of a message tree. */
export type MessageKey<T> = Leaf<T>;

/** Chinese is in the bundle, English is fetched when somebody asks for it. */
export function createI18nProvider<T extends object>(
  messages: T,
  loadEnglish: () => Promise<T>,
): I18nProvider {
  const chinese = { ...reactAdminZhCN, ...sharedZhCN, ...messages } as TranslationMessages;
  const english = async (): Promise<TranslationMessages> => {
    const [reactAdmin, shared, own] = await Promise.all([
      import('ra-language-english'),
      import('./en'),
      loadEnglish(),
    ]);
    return { ...reactAdmin.default, ...shared.sharedEn, ...own } as TranslationMessages;
  };
  return polyglotI18nProvider((locale) => (locale === 'en' ? english() : chinese), 'zh-CN', [
    { locale: 'zh-CN', name: '中文' },
    { locale: 'en', name: 'English' },
  ]);
}

export type TextFunction<T> = (key: MessageKey<T>, options?: Record<string, unknown>) => string;

/** A hook that translates only the keys that exist. */
export const textHook =
  <T>() =>
  (): TextFunction<T> => {
    const translate = useTranslate();
    return useCallback((key, options) => translate(key, options), [translate]);
  };

export const useSharedText = textHook<typeof sharedZhCN>();

export const useAppLocale = (): Locale => (useLocale() === 'en' ? 'en' : 'zh-CN');
