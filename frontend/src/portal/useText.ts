import { textHook } from '../shared/i18n/provider';
import type { SharedMessages } from '../shared/i18n/zh-CN';
import type { PortalMessages } from './i18n/zh-CN';

export const useText = textHook<PortalMessages & SharedMessages>();
