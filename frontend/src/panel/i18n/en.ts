import { caseEn } from '../../shared/case/en';
import { requestEn } from '../../shared/request/en';
import type { PanelMessages } from './zh-CN';

export const panelEn: PanelMessages = {
  ...caseEn,
  ...requestEn,
  panel: { title: 'Case %{caseNumber}', open: 'Open the case', transfer: 'Transfer (down or up)' },
};
