package org.huiqi.processes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The case as the process sees it: keeps the promises of the variables table in the case type's README, counts votes, and
 * answers what the test tells it to answer. Records what it was asked to do, in order.
 */
final class CaseDouble {

    static final Date REMIND_AT = Date.from(Instant.parse("2026-03-02T01:00:00Z"));
    static final Date STEP_DUE = Date.from(Instant.parse("2026-03-03T15:59:59Z"));
    static final Date NOTICE_UNTIL = Date.from(Instant.parse("2026-03-10T15:59:59Z"));
    static final Date SUPPLEMENT_UNTIL = Date.from(Instant.parse("2026-03-24T15:59:59Z"));

    private final StepPlanFile plan;
    private final List<String> acts = new ArrayList<>();
    private final List<String> reminded = new ArrayList<>();
    private final Map<String, List<String>> signersOf = new HashMap<>();
    private final Deque<String> awardOutcomes = new ArrayDeque<>();
    private boolean ceiling;
    private boolean signatureRequired;
    private int approvals;
    private String openStep = "";

    CaseDouble(StepPlanFile plan) {
        this.plan = plan;
    }

    void isCeiling() {
        ceiling = true;
    }

    void needsSignature() {
        signatureRequired = true;
    }

    void isSignedBy(String userTask, String... groups) {
        signersOf.put(userTask, List.of(groups));
    }

    /** What the award module will answer, in turn; {@code confirmed} once nothing is left. */
    void willConfirm(String... outcomes) {
        awardOutcomes.addAll(List.of(outcomes));
    }

    List<String> acts() {
        return acts;
    }

    List<String> reminded() {
        return reminded;
    }

    Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("openStep", (ExecutionListener) this::openStep);
        beans.put("recordOpinion", (TaskListener) this::recordOpinion);
        beans.put("remindSigner", (TaskListener) this::remindSigner);
        beans.put("issuePaymentOrder", (TaskListener) task -> acts.add("issuePaymentOrder"));
        beans.put("recordReceipt", (TaskListener) this::recordReceipt);
        beans.put("determineEligibility", delegate("determineEligibility", execution -> {
            execution.setVariable("verdict", "eligible");
            execution.setVariable("ceiling", ceiling);
            execution.setVariable("amountText", "300万元");
        }));
        beans.put("requestSupplement", delegate("requestSupplement", execution -> {
            execution.setVariable("supplementUntil", SUPPLEMENT_UNTIL);
        }));
        beans.put(
                "assessSignature",
                delegate(
                        "assessSignature", execution -> execution.setVariable("signatureRequired", signatureRequired)));
        beans.put("publishNotice", delegate("publishNotice", execution -> {
            execution.setVariable("noticeUntil", NOTICE_UNTIL);
        }));
        beans.put("resumeNotice", delegate("resumeNotice", execution -> {
            execution.setVariable(
                    "noticeUntil", Date.from(NOTICE_UNTIL.toInstant().plus(2, ChronoUnit.DAYS)));
        }));
        beans.put("confirmAward", delegate("confirmAward", execution -> {
            String outcome = awardOutcomes.poll();
            execution.setVariable("awardOutcome", outcome == null ? "confirmed" : outcome);
        }));
        for (String name : List.of(
                "refuseAcceptance",
                "resumeAfterSupplement",
                "lapseCase",
                "rejectApplication",
                "issueDecisionLetter",
                "completeCase")) {
            beans.put(name, delegate(name, execution -> {}));
        }
        return beans;
    }

    private JavaDelegate delegate(String name, JavaDelegate outputs) {
        return execution -> {
            acts.add(name);
            outputs.execute(execution);
        };
    }

    private void openStep(DelegateExecution execution) {
        SequenceFlow flow = (SequenceFlow) execution.getBpmnModelElementInstance();
        openStep = flow.getTarget().getId();
        approvals = 0;
        List<String> signers = signers(openStep, execution);
        acts.add("open " + openStep);
        execution.setVariable("signers", Variables.objectValue(signers, true).create());
        execution.setVariable("stepGroup", signers.get(0));
        execution.setVariable("stepDue", STEP_DUE);
        execution.setVariable("remindAt", REMIND_AT);
        execution.setVariable("stepOutcome", "pending");
    }

    private void recordOpinion(DelegateTask task) {
        String decision = Objects.requireNonNull((String) task.getVariable("decision"), "decision");
        if (!decision.equals("approve")) {
            Objects.requireNonNull(task.getVariable("opinion"), "opinion");
        }
        // The next signer's form must not be filled with this one's opinion.
        task.getExecution().removeVariables(List.of("decision", "opinion", "awardedAmount"));
        if (!decision.equals("approve")) {
            task.setVariable("stepOutcome", decision);
            return;
        }
        approvals++;
        if (approvals == signers(openStep, task.getExecution()).size()) {
            task.setVariable("stepOutcome", "approve");
        }
    }

    private void recordReceipt(DelegateTask task) {
        boolean failed = Boolean.TRUE.equals(task.getVariable("paymentFailed"));
        task.getExecution().removeVariables(List.of("receiptNumber", "receiptDate", "paymentFailed", "failureReason"));
        acts.add("recordReceipt");
        task.setVariable("paymentOutcome", failed ? "failed" : "settled");
    }

    private void remindSigner(DelegateTask task) {
        reminded.add(task.getTaskDefinitionKey());
    }

    private List<String> signers(String userTask, DelegateExecution execution) {
        List<String> own = signersOf.get(userTask);
        return own != null ? own : plan.signers(userTask, (String) execution.getVariable("jurisdiction"));
    }
}
