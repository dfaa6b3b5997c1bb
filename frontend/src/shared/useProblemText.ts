import { useTranslate } from 'ra-core';
import { useCallback } from 'react';
import { useAppLocale } from './i18n/provider';
import { isProblem } from './problem';

const statusKey = (status: number): string => {
  if (status === 0) return 'network';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 409) return 'conflict';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooMany';
  return status >= 500 ? 'server' : 'other';
};

/**
 * What to tell a person about a failed call. The back end's Chinese sentence knows the case and goes first; in
 * English, or where it said nothing, the text of the code, then of the status.
 */
export function useProblemText(): (error: unknown) => string {
  const translate = useTranslate();
  const locale = useAppLocale();
  return useCallback(
    (error) => {
      if (!isProblem(error)) return translate('problem.statuses.network');
      const ofStatus = translate(`problem.statuses.${statusKey(error.status)}`);
      const ofCode = translate(`problem.codes.${error.code}`, { _: ofStatus });
      if (locale === 'zh-CN' && error.problem.detail && error.status < 500) {
        return error.problem.detail;
      }
      return ofCode;
    },
    [translate, locale],
  );
}
