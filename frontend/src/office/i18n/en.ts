import type { OfficeMessages } from './zh-CN';

export const officeEn: OfficeMessages = {
  workbench: { title: 'Workbench', tasklist: 'Open my tasks' },
};
