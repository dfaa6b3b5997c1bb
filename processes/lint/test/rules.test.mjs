import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lintModel, only } from '../models.mjs';
import { SAMPLE, spoil } from './sample.mjs';

const RULES = [
  'approval-multi-instance',
  'async-with-retry',
  'chinese-names',
  'element-ids',
  'no-code',
  'process-header',
  'user-task-complete',
];

test('a model in order has no findings', async () => {
  for (const rule of RULES) {
    assert.deepEqual(await lintModel(SAMPLE, only(rule)), [], rule);
  }
});

function refuses(rule, what, model, id) {
  test(what, async () => {
    const findings = await lintModel(model, only(rule));
    assert.ok(findings.length > 0, 'no finding');
    assert.deepEqual([...new Set(findings.map((it) => it.rule))], [`huiqi/${rule}`]);
    assert.ok(
      findings.some((it) => it.id === id),
      `found ${JSON.stringify(findings)}`,
    );
  });
}

describe('element-ids', () => {
  refuses('element-ids', 'a generated id', spoil('userTask_review"', 'Activity_0k2j9xw"'), 'Activity_0k2j9xw');
  refuses('element-ids', 'a generated meaning', spoil('gateway_outcome', 'gateway_1ab2cd3'), 'gateway_1ab2cd3');
  refuses('element-ids', 'the prefix of another type', spoil('userTask_review"', 'serviceTask_review"'), 'serviceTask_review');
  refuses('element-ids', 'a flow without meaning', spoil('flow_approved', 'flow_'), 'flow_');
  refuses('element-ids', 'a process id that is no name', spoil('process id="sample"', 'process id="Process_1"'), 'Process_1');
});

describe('chinese-names', () => {
  refuses('chinese-names', 'an English task', spoil('name="审核"', 'name="Review"'), 'userTask_review');
  refuses('chinese-names', 'a nameless condition', spoil(' name="通过"', ''), 'flow_approved');
  refuses('chinese-names', 'a nameless process', spoil(' name="样例"', ''), 'sample');
});

describe('process-header', () => {
  refuses('process-header', 'no history time to live', spoil(' camunda:historyTimeToLive="P30D"', ''), 'sample');
  refuses('process-header', 'no version tag', spoil(' camunda:versionTag="1.0.0"', ''), 'sample');
  refuses('process-header', 'a process that does not run', spoil('isExecutable="true"', 'isExecutable="false"'), 'sample');
});

describe('no-code', () => {
  const task = 'camunda:delegateExpression="${confirmAward}"';
  const service = 'serviceTask_confirm';
  refuses('no-code', 'a delegate that is not allowed', spoil(task, 'camunda:delegateExpression="${dataSource}"'), service);
  refuses('no-code', 'a delegate with a method call', spoil(task, 'camunda:delegateExpression="${confirmAward.execute()}"'), service);
  refuses('no-code', 'a method call as implementation', spoil(task, 'camunda:expression="${environment.getProperty(\'x\')}"'), service);
  refuses('no-code', 'a class', spoil(task, 'camunda:class="java.lang.Runtime"'), service);
  refuses('no-code', 'an external task', spoil(task, 'camunda:type="external" camunda:topic="x"'), service);
  refuses('no-code', 'a due date with a call', spoil('"${stepDue}"', '"${dateTime().plusDays(3)}"'), 'userTask_review');
  refuses('no-code', 'an index', spoil('"${stepDue}"', '"${a[0]}"'), 'userTask_review');
  refuses('no-code', 'a path', spoil('"${stepDue}"', '"${a.b}"'), 'userTask_review');
  refuses('no-code', 'a deferred expression', spoil('"${stepDue}"', '"#{a.b()}"'), 'userTask_review');
  refuses('no-code', 'text around an expression', spoil('"${stepDue}"', '"x${stepDue}"'), 'userTask_review');
  refuses('no-code', 'a condition with logic', spoil("${stepOutcome == 'approve'}", '${amount > 3}'), 'flow_approved');
  refuses('no-code', 'a condition in a script language', spoil("${stepOutcome == 'approve'}", "${x == 'y'}").replace('<bpmn:conditionExpression', '<bpmn:conditionExpression language="groovy"'), 'flow_approved');
  refuses('no-code', 'a person in the model', spoil('camunda:candidateGroups="${signer}"', 'camunda:assignee="pds-leader"'), 'userTask_review');
  refuses('no-code', 'an unknown attribute with a call', spoil('name="审核"', 'name="审核" xmlns:x="y" x:new="${a()}"'), 'userTask_review');
  refuses(
    'no-code',
    'a script task',
    spoil('<bpmn:serviceTask id="serviceTask_confirm"', '<bpmn:scriptTask id="serviceTask_confirm" scriptFormat="juel"')
      .replace('</bpmn:serviceTask>', '<bpmn:script>1</bpmn:script></bpmn:scriptTask>')
      .replace(/ camunda:delegateExpression="\$\{confirmAward\}"/, ''),
    service,
  );
  refuses(
    'no-code',
    'a listener with a script',
    spoil(
      '<camunda:taskListener delegateExpression="${recordOpinion}" event="complete" />',
      '<camunda:taskListener event="complete"><camunda:script scriptFormat="juel">1</camunda:script></camunda:taskListener>',
    ),
    'userTask_review',
  );
  refuses(
    'no-code',
    'a connector',
    spoil('<camunda:failedJobRetryTimeCycle>', '<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector><camunda:failedJobRetryTimeCycle>'),
    service,
  );
  refuses(
    'no-code',
    'input parameters',
    spoil('<camunda:failedJobRetryTimeCycle>', '<camunda:inputOutput><camunda:inputParameter name="x">1</camunda:inputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>'),
    service,
  );
  refuses(
    'no-code',
    'an element of another vocabulary',
    spoil('<camunda:failedJobRetryTimeCycle>', '<x:any xmlns:x="y">z</x:any><camunda:failedJobRetryTimeCycle>'),
    service,
  );
});

describe('approval-multi-instance', () => {
  const rule = 'approval-multi-instance';
  const id = 'userTask_review';
  refuses(rule, 'a single approver', SAMPLE.replace(/<bpmn:multiInstance[^]*<\/bpmn:multiInstanceLoopCharacteristics>/, ''), id);
  refuses(rule, 'signers one after the other', spoil('camunda:collection', 'isSequential="true" camunda:collection'), id);
  refuses(rule, 'another collection', spoil('collection="signers"', 'collection="people"'), id);
  refuses(rule, 'another end', spoil("${stepOutcome != 'pending'}", "${stepOutcome == 'approve'}"), id);
  refuses(rule, 'a group for all signers', spoil('candidateGroups="${signer}"', 'candidateGroups="${stepGroup}"'), id);
  refuses(rule, 'a vote that nobody records', spoil('${recordOpinion}', '${recordReceipt}'), id);
});

describe('async-with-retry', () => {
  const rule = 'async-with-retry';
  const id = 'serviceTask_confirm';
  refuses(rule, 'an effect in the transaction before', spoil(' camunda:asyncBefore="true"', ''), id);
  refuses(rule, 'no retry cycle', spoil('R3/PT1M', 'often'), id);
});

describe('user-task-complete', () => {
  const rule = 'user-task-complete';
  const id = 'userTask_review';
  refuses(rule, 'no form', spoil(' camunda:formRef="sample_review"', ''), id);
  refuses(rule, 'the latest form', spoil('formRefBinding="deployment"', 'formRefBinding="latest"'), id);
  refuses(rule, 'no due date', spoil(' camunda:dueDate="${stepDue}"', ''), id);
  refuses(rule, 'no group', spoil(' camunda:candidateGroups="${signer}"', ''), id);
  refuses(rule, 'no reminder', spoil('event="timeout"', 'event="update"'), id);
  refuses(rule, 'a step that is not opened', spoil('${openStep}', '${recordOpinion}'), 'flow_toReview');
});
