/** Texts of the back office; en.ts follows its shape. */
export const officeZhCN = {
  workbench: { title: '工作台', tasklist: '打开待办任务' },
};

export type OfficeMessages = typeof officeZhCN;
