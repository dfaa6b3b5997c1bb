const { is } = require('../model');

// Longest prefix first where one type is also another.
const PREFIXES = [
  ['bpmn:Definitions', 'definitions'],
  ['bpmn:UserTask', 'userTask'],
  ['bpmn:ServiceTask', 'serviceTask'],
  ['bpmn:BusinessRuleTask', 'businessRuleTask'],
  ['bpmn:EventBasedGateway', 'eventBasedGateway'],
  ['bpmn:Gateway', 'gateway'],
  ['bpmn:StartEvent', 'startEvent'],
  ['bpmn:EndEvent', 'endEvent'],
  ['bpmn:BoundaryEvent', 'boundaryEvent'],
  ['bpmn:IntermediateCatchEvent', 'catchEvent'],
  ['bpmn:CallActivity', 'callActivity'],
  ['bpmn:SequenceFlow', 'flow'],
  ['bpmn:Message', 'message'],
  ['bpmn:Error', 'error'],
];
const MEANING = /^[a-z][A-Za-z0-9]*$/;
// What modelling tools invent: Activity_0k2j9xw, Gateway_1abcdef.
const GENERATED = /^(?=[a-z0-9]*[0-9])[a-z0-9]{7}$/;

/** Ids are type prefix + meaning, the process id is a meaning alone: they stand in code, history and reports. */
module.exports = function () {
  function check(node, reporter) {
    if (is(node, 'bpmn:Process')) {
      if (!MEANING.test(node.id ?? '')) {
        reporter.report(node.id, `流程编号“${node.id}”应为小写字母开头的英文，如 listingReward`);
      }
      return;
    }
    const prefix = is(node, 'bpmn:SubProcess')
      ? node.triggeredByEvent
        ? 'eventSubProcess'
        : 'subProcess'
      : PREFIXES.find(([type]) => is(node, type))?.[1];
    if (!prefix) return;
    const [head, ...rest] = (node.id ?? '').split('_');
    const meaning = rest.join('_');
    if (head !== prefix || !MEANING.test(meaning) || GENERATED.test(meaning)) {
      reporter.report(node.id, `编号“${node.id}”应为“${prefix}_”加英文含义`);
    }
  }

  return { check };
};
