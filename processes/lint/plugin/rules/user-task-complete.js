const { attribute, delegateOf, extensions, is, taskListeners } = require('../model');

/** Whoever gets a task gets a form, a date and a reminder, and the case knows that the step is open. */
module.exports = function ({ open = ['openStep'], remind = ['remindSigner'] } = {}) {
  function check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    if (!attribute(node, 'camunda:formRef') || attribute(node, 'camunda:formRefBinding') !== 'deployment') {
      reporter.report(node.id, '任务应引用同一部署里的表单（formRef，binding 为 deployment）', ['formRef']);
    }
    if (attribute(node, 'camunda:dueDate') !== '${stepDue}') {
      reporter.report(node.id, '任务的到期时间应为 ${stepDue}', ['dueDate']);
    }
    if (!attribute(node, 'camunda:candidateGroups')) {
      reporter.report(node.id, '任务应写明候选组', ['candidateGroups']);
    }
    const reminders = taskListeners(node, 'timeout').filter(
      (it) => remind.includes(delegateOf(it)) && it.id && it.eventDefinitions?.[0]?.timeDate?.body === '${remindAt}',
    );
    if (reminders.length !== 1) {
      reporter.report(node.id, `任务应有一个到 \${remindAt} 触发的提醒（timeout 监听器 ${remind.join('、')}，有 id）`);
    }
    if (taskListeners(node, 'complete').length === 0) {
      reporter.report(node.id, '任务完成时应告诉案件（complete 监听器）');
    }
    for (const flow of node.incoming ?? []) {
      const opened = extensions(flow, 'camunda:ExecutionListener').some(
        (it) => it.event === 'take' && open.includes(delegateOf(it)),
      );
      if (!opened) {
        reporter.report(flow.id, `进入任务的连线应开启步骤（take 监听器 ${open.join('、')}）`);
      }
    }
  }

  return { check };
};
