export default {
  app: { name: '待办任务', vendor: '惠企政策兑现' },
  dateFormat: { monthName: 'M月', day: 'D', abbr: 'M月D日 HH:mm', normal: 'LLL', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  // The portal's own cookie is XSRF-TOKEN; sharing the name would end the session at the first write.
  csrfCookieName: 'CAMUNDA-XSRF-TOKEN',
  disableWelcomeMessage: true,
  customScripts: ['huiqi/language', 'huiqi/casePanel', 'huiqi/problems', 'huiqi/taskHeader', 'huiqi/taskList'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '签收当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选器' },
    focusList: { key: 'ctrl+alt+l', description: '转到列表中的第一项任务' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开发起流程窗口' }
  }
};
