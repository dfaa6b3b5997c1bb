import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { textHook } from '../i18n/provider';
import { call, get, post } from '../http';
import type { NotificationMessages } from './zh-CN';

export const useSettingsText = textHook<NotificationMessages>();

export type MessageLanguage = 'zh-CN' | 'en';

export interface MessageWish {
  email: string;
  language: MessageLanguage;
  mail: boolean;
}

export interface MessageSettings {
  /** As the person entered it last. */
  email: string | null;
  language: MessageLanguage;
  mail: boolean;
  confirmation: 'none' | 'waiting' | 'confirmed' | 'refused';
  /** Where mails go now. */
  mailedTo: string | null;
  mailAvailable: boolean;
}

const PATH = '/api/me/notification-settings';

export const SETTINGS_QUERY = ['huiqi', 'message-settings'] as const;

export const useMessageSettings = (): UseQueryResult<MessageSettings> =>
  useQuery({
    queryKey: SETTINGS_QUERY,
    queryFn: ({ signal }) => get<MessageSettings>(PATH, signal),
  });

export const saveSettings = async (wish: MessageWish): Promise<MessageSettings> =>
  (
    await call<MessageSettings>(PATH, {
      method: 'PUT',
      body: { ...wish, email: wish.email.trim() || null },
    })
  ).body;

export const sendCode = (): Promise<MessageSettings> => post<MessageSettings>(`${PATH}/code`);

export const confirmAddress = (code: string): Promise<MessageSettings> =>
  post<MessageSettings>(`${PATH}/confirmation`, { code: code.trim() });
