import type { PanelMessages } from './zh-CN';

export const panelEn: PanelMessages = {
  panel: { title: 'Case %{caseNumber}' },
};
