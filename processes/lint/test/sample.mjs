/** A small model in order by all of our rules; tests spoil one thing in it. */
export const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_sample" targetNamespace="sample">
  <bpmn:process id="sample" name="样例" isExecutable="true" camunda:historyTimeToLive="P30D" camunda:versionTag="1.0.0">
    <bpmn:startEvent id="startEvent_submitted" name="已提交">
      <bpmn:outgoing>flow_toReview</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="flow_toReview" sourceRef="startEvent_submitted" targetRef="userTask_review">
      <bpmn:extensionElements>
        <camunda:executionListener delegateExpression="\${openStep}" event="take" />
      </bpmn:extensionElements>
    </bpmn:sequenceFlow>
    <bpmn:userTask id="userTask_review" name="审核" camunda:candidateGroups="\${signer}" camunda:dueDate="\${stepDue}" camunda:formRef="sample_review" camunda:formRefBinding="deployment">
      <bpmn:extensionElements>
        <camunda:taskListener delegateExpression="\${recordOpinion}" event="complete" />
        <camunda:taskListener delegateExpression="\${remindSigner}" event="timeout" id="taskListener_remindReview">
          <bpmn:timerEventDefinition id="timerEventDefinition_remindReview">
            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${remindAt}</bpmn:timeDate>
          </bpmn:timerEventDefinition>
        </camunda:taskListener>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_toReview</bpmn:incoming>
      <bpmn:outgoing>flow_toOutcome</bpmn:outgoing>
      <bpmn:multiInstanceLoopCharacteristics camunda:collection="signers" camunda:elementVariable="signer">
        <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">\${stepOutcome != 'pending'}</bpmn:completionCondition>
      </bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="flow_toOutcome" sourceRef="userTask_review" targetRef="gateway_outcome" />
    <bpmn:exclusiveGateway id="gateway_outcome" name="意见">
      <bpmn:incoming>flow_toOutcome</bpmn:incoming>
      <bpmn:outgoing>flow_approved</bpmn:outgoing>
      <bpmn:outgoing>flow_rejected</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="flow_approved" name="通过" sourceRef="gateway_outcome" targetRef="serviceTask_confirm">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${stepOutcome == 'approve'}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="flow_rejected" name="不予" sourceRef="gateway_outcome" targetRef="endEvent_rejected">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${stepOutcome == 'reject'}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:serviceTask id="serviceTask_confirm" name="确认" camunda:asyncBefore="true" camunda:delegateExpression="\${confirmAward}">
      <bpmn:extensionElements>
        <camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_approved</bpmn:incoming>
      <bpmn:outgoing>flow_toDone</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="flow_toDone" sourceRef="serviceTask_confirm" targetRef="endEvent_done" />
    <bpmn:endEvent id="endEvent_done" name="已办结">
      <bpmn:incoming>flow_toDone</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:endEvent id="endEvent_rejected" name="不予">
      <bpmn:incoming>flow_rejected</bpmn:incoming>
    </bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

/** The sample with one passage replaced wherever it stands; fails when the passage is not there. */
export function spoil(passage, replacement) {
  if (!SAMPLE.includes(passage)) throw new Error(`not in the sample: ${passage}`);
  return SAMPLE.replaceAll(passage, replacement);
}
