const { is } = require('../model');

const CHINESE = /\p{Script=Han}/u;

/** Names are what officials and applicants read. Flows need one only where they are chosen by a condition. */
module.exports = function () {
  function check(node, reporter) {
    const named =
      is(node, 'bpmn:Process') ||
      is(node, 'bpmn:FlowNode') ||
      is(node, 'bpmn:Participant') ||
      is(node, 'bpmn:Lane') ||
      (is(node, 'bpmn:SequenceFlow') && node.conditionExpression);
    if (named && !CHINESE.test(node.name ?? '')) {
      reporter.report(node.id, `“${node.name ?? node.id}”缺少中文名称`, ['name']);
    }
  }

  return { check };
};
