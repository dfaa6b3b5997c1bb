const rules = [
  'approval-multi-instance',
  'async-with-retry',
  'chinese-names',
  'element-ids',
  'no-code',
  'process-header',
  'user-task-complete',
];

module.exports = {
  configs: {
    recommended: { rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])) },
  },
};
