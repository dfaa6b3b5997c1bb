import { textHook } from '../i18n/provider';
import type { CaseMessages } from './zh-CN';

export const useCaseText = textHook<CaseMessages>();
