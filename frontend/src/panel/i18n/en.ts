import { caseEn } from '../../shared/case/en';
import type { PanelMessages } from './zh-CN';

export const panelEn: PanelMessages = {
  ...caseEn,
  panel: { title: 'Case %{caseNumber}', open: 'Open the case' },
};
