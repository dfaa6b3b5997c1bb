const { attribute, delegateOf, extensions, is } = require('../model');

/** Steps with effects start in a transaction of their own, and whatever a job runs says how often it tries again. */
module.exports = function ({ effects = [] } = {}) {
  function check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) return;
    const asynchronous =
      attribute(node, 'camunda:asyncBefore') === true || attribute(node, 'camunda:asyncAfter') === true;
    if (effects.includes(delegateOf(node)) && attribute(node, 'camunda:asyncBefore') !== true) {
      reporter.report(node.id, '有外部效果的步骤应异步开始（asyncBefore）', ['asyncBefore']);
    }
    const timer =
      is(node, 'bpmn:CatchEvent') &&
      (node.eventDefinitions ?? []).some((definition) => is(definition, 'bpmn:TimerEventDefinition'));
    if (!asynchronous && !timer) return;
    const cycle = extensions(node, 'camunda:FailedJobRetryTimeCycle')[0]?.body ?? '';
    if (!/^R\d+\/P\w+$/.test(cycle)) {
      reporter.report(node.id, '异步步骤和定时事件应写明重试周期，如 R3/PT1M', ['failedJobRetryTimeCycle']);
    }
  }

  return { check };
};
