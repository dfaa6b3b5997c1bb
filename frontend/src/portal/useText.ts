import { textHook, type TextFunction } from '../shared/i18n/provider';
import type { SharedMessages } from '../shared/i18n/zh-CN';
import type { PortalMessages } from './i18n/zh-CN';

export type PortalText = TextFunction<PortalMessages & SharedMessages>;

export const useText = textHook<PortalMessages & SharedMessages>();
