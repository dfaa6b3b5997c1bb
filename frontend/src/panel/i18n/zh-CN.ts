import { caseZhCN } from '../../shared/case/zh-CN';
import { requestZhCN } from '../../shared/request/zh-CN';

/** Texts of the case panel; en.ts follows its shape. */
export const panelZhCN = {
  ...caseZhCN,
  ...requestZhCN,
  panel: { title: '案件 %{caseNumber}', open: '打开案件页', transfer: '转办（下派或上报）' },
};

export type PanelMessages = typeof panelZhCN;
