import { textHook } from '../shared/i18n/provider';
import type { PanelMessages } from './i18n/zh-CN';

export const usePanelText = textHook<PanelMessages>();
