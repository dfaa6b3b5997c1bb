import { textHook } from '../i18n/provider';
import type { RequestTexts } from './zh-CN';

export const useRequestText = textHook<RequestTexts>();
