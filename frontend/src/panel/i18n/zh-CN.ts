/** Texts of the case panel; en.ts follows its shape. */
export const panelZhCN = {
  panel: { title: '办件 %{caseNumber}' },
};

export type PanelMessages = typeof panelZhCN;
