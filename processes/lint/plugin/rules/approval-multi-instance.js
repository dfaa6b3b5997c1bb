const { attribute, delegateOf, is, taskListeners } = require('../model');

/**
 * An approval is a multi-instance task from its first version, even for one signer: the engine can migrate neither
 * a single task to a countersigned one nor back.
 */
module.exports = function ({ record = ['recordOpinion'] } = {}) {
  function check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    const recorded = taskListeners(node, 'complete').some((it) => record.includes(delegateOf(it)));
    const loop = node.loopCharacteristics;
    if (!recorded && !loop) return;
    if (!recorded) {
      reporter.report(node.id, `会签任务完成时应记录意见（complete 监听器 ${record.join('、')}）`);
    }
    if (!is(loop, 'bpmn:MultiInstanceLoopCharacteristics') || loop.isSequential) {
      reporter.report(node.id, '审批任务应为并行多实例，只有一人签署时也是');
      return;
    }
    if (
      attribute(loop, 'camunda:collection') !== 'signers' ||
      attribute(loop, 'camunda:elementVariable') !== 'signer'
    ) {
      reporter.report(node.id, '审批任务的多实例集合应为 signers，元素变量应为 signer');
    }
    if (loop.completionCondition?.body !== "${stepOutcome != 'pending'}") {
      reporter.report(node.id, "审批任务的完成条件应为 ${stepOutcome != 'pending'}");
    }
    if (attribute(node, 'camunda:candidateGroups') !== '${signer}') {
      reporter.report(node.id, '审批任务的候选组应为 ${signer}', ['candidateGroups']);
    }
  }

  return { check };
};
