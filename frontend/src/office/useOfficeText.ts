import { textHook } from '../shared/i18n/provider';
import type { SharedMessages } from '../shared/i18n/zh-CN';
import type { OfficeMessages } from './i18n/zh-CN';

export const useOfficeText = textHook<OfficeMessages & SharedMessages>();
