const { is } = require('../model');

// A model is code: whatever is not listed here could run something. Listing what is harmless is shorter than
// listing what is not, and stays right when the engine learns new elements.
const TYPES = new Set([
  'bpmn:Definitions',
  'bpmn:Process',
  'bpmn:SubProcess',
  'bpmn:StartEvent',
  'bpmn:EndEvent',
  'bpmn:IntermediateCatchEvent',
  'bpmn:BoundaryEvent',
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:ExclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:EventBasedGateway',
  'bpmn:SequenceFlow',
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:ErrorEventDefinition',
  'bpmn:TerminateEventDefinition',
  'bpmn:MultiInstanceLoopCharacteristics',
  'bpmn:FormalExpression',
  'bpmn:ExtensionElements',
  'bpmn:Documentation',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:Category',
  'bpmn:CategoryValue',
  'bpmn:Collaboration',
  'bpmn:Participant',
  'bpmn:LaneSet',
  'bpmn:Lane',
  'camunda:ExecutionListener',
  'camunda:TaskListener',
  'camunda:FailedJobRetryTimeCycle',
  'camunda:In',
  'camunda:Out',
]);
const DRAWING = /^(bpmndi|dc|di|bioc|color):/;
// Class names, code in attributes, files and tables outside the package, and who may do what by name of a person.
const ATTRIBUTES = new Set([
  'class',
  'expression',
  'resource',
  'resultVariable',
  'type',
  'topic',
  'language',
  'scriptFormat',
  'decisionRef',
  'caseRef',
  'formKey',
  'formHandlerClass',
  'assignee',
  'candidateUsers',
  'candidateStarterUsers',
  'variableMappingClass',
  'variableMappingDelegateExpression',
]);
const NAME = '[A-Za-z][A-Za-z0-9]*';
const EXPRESSION = new RegExp(`^\\$\\{(!?${NAME}|${NAME} [!=]= '[a-z-]+')\\}$`);
const DELEGATE = new RegExp(`^\\$\\{(${NAME})\\}$`);

/** No scripts, classes, connectors or method calls; delegates only by a name that the configuration allows. */
module.exports = function ({ delegates = [] } = {}) {
  const allowed = new Set(delegates);

  function check(node, reporter) {
    if (!is(node, 'bpmn:Definitions')) return;
    const seen = new Set();

    function text(element, owner, name, value) {
      if (name === 'delegateExpression') {
        const bean = DELEGATE.exec(value)?.[1];
        if (!bean || !allowed.has(bean)) {
          reporter.report(owner, `委托“${value}”不在允许的名单里`, [name]);
        }
      } else if (/[$#]\{/.test(value) && !EXPRESSION.test(value)) {
        reporter.report(
          owner,
          `表达式“${value}”不允许：只能写 \${名称}、\${!名称}、\${名称 == '值'}、\${名称 != '值'}`,
          [name],
        );
      }
    }

    function visit(element, inherited) {
      if (seen.has(element)) return;
      seen.add(element);
      const owner = is(element, 'bpmn:FlowElement') || is(element, 'bpmn:Process') ? element.id : inherited;
      if (DRAWING.test(element.$type)) return;
      if (!TYPES.has(element.$type)) {
        reporter.report(owner, `不允许使用“${element.$type}”`);
      }
      const attributes = { ...element.$attrs };
      for (const [name, value] of Object.entries(element)) {
        if (!name.startsWith('$')) attributes[name] = value;
      }
      for (const [qualified, value] of Object.entries(attributes)) {
        const name = qualified.replace(/^\w+:/, '');
        if (qualified.startsWith('xmlns') || qualified.startsWith('xsi:')) continue;
        if (ATTRIBUTES.has(name) && typeof value === 'string') {
          reporter.report(owner, `不允许使用属性“${name}”`, [name]);
        }
        if (name === 'variables' && value === 'all') {
          reporter.report(owner, '变量应逐个列出，不得用 variables="all"', [name]);
        }
        if (typeof value === 'string') {
          text(element, owner, name, value);
        } else if (Array.isArray(value)) {
          value.filter((child) => child?.$type).forEach((child) => visit(child, owner));
        } else if (value?.$type) {
          visit(value, owner);
        }
      }
      (element.$children ?? []).forEach((child) => visit(child, owner));
      if (typeof element.$body === 'string') text(element, owner, 'body', element.$body);
    }

    visit(node, node.id);
  }

  return { check };
};
