const { attribute, is } = require('../model');

/** A process says that it runs, how long its history is kept, and which version it is. */
module.exports = function () {
  function check(node, reporter) {
    if (!is(node, 'bpmn:Process')) return;
    if (!node.isExecutable) {
      reporter.report(node.id, '流程应标为可执行（isExecutable）', ['isExecutable']);
    }
    if (!/^P\d+D$/.test(attribute(node, 'camunda:historyTimeToLive') ?? '')) {
      reporter.report(node.id, '流程应写明历史保留天数，如 P3650D', ['historyTimeToLive']);
    }
    if (!/^\d+\.\d+\.\d+$/.test(attribute(node, 'camunda:versionTag') ?? '')) {
      reporter.report(node.id, '流程应写明版本标记，如 1.0.0', ['versionTag']);
    }
  }

  return { check };
};
