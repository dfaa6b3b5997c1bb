export default {
  app: { name: '工作首页', vendor: '惠企政策兑现' },
  dateFormat: { monthName: 'M月', day: 'D', abbr: 'M月D日 HH:mm', normal: 'LLL', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh-CN', 'en'], fallbackLocale: 'zh-CN' },
  // The portal's own cookie is XSRF-TOKEN; sharing the name would end the session at the first write.
  csrfCookieName: 'CAMUNDA-XSRF-TOKEN',
  disableWelcomeMessage: true
};
