package org.huiqi.processes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * The request as the process sees it: keeps the promises of the variables table in the case type's README and answers what the
 * test tells it to answer. Records what it was asked to do, in order.
 */
final class RequestDouble {

    static final Date STEP_DUE = Date.from(Instant.parse("2026-03-03T15:59:59Z"));

    /** The timers of every task in the order in which they come: by the variable that dates them. */
    static final Map<String, Date> WARNINGS = new LinkedHashMap<>(Map.of(
            "remindAt", Date.from(Instant.parse("2026-03-02T01:00:00Z")),
            "yellowAt", Date.from(Instant.parse("2026-03-03T16:00:00Z")),
            "redAt", Date.from(Instant.parse("2026-03-04T16:00:00Z")),
            "leaderAt", Date.from(Instant.parse("2026-03-04T16:00:01Z")),
            "supervisionAt", Date.from(Instant.parse("2026-03-05T16:00:00Z"))));

    /** The further timers of a task that follows a plan. */
    static final Map<String, Date> PLAN_WARNINGS = new LinkedHashMap<>(Map.of(
            "planRemindAt", Date.from(Instant.parse("2026-03-06T01:00:00Z")),
            "planYellowAt", Date.from(Instant.parse("2026-03-07T16:00:00Z")),
            "planRedAt", Date.from(Instant.parse("2026-03-08T16:00:00Z")),
            "planLeaderAt", Date.from(Instant.parse("2026-03-08T16:00:01Z")),
            "planSupervisionAt", Date.from(Instant.parse("2026-03-09T16:00:00Z"))));

    private static final Date RATE_UNTIL = Date.from(Instant.parse("2026-03-20T16:00:00Z"));

    private final StepPlanFile plan;
    private final List<String> acts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private List<String> support = List.of();
    private String kind = "ordinary";
    private int refusals;
    private int supporting;

    RequestDouble(StepPlanFile plan) {
        this.plan = plan;
    }

    void isSupportedBy(String... authorities) {
        support = List.of(authorities);
    }

    void isComplex() {
        kind = "complex";
    }

    List<String> acts() {
        return acts;
    }

    List<String> warnings() {
        return warnings;
    }

    Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("openRequestStep", (ExecutionListener) this::openStep);
        beans.put("recordRequestOpinion", (TaskListener) this::recordOpinion);
        beans.put("recordDispatch", (TaskListener) task -> task.getExecution().setVariable("handlingKind", kind));
        beans.put("recordFollowUp", (TaskListener) task -> acts.add("recordFollowUp"));
        for (String name : List.of(
                "remindRequestStep",
                "issueYellowCard",
                "issueRedCard",
                "escalateToLeader",
                "escalateToSupervision",
                "remindPlanDate",
                "issuePlanYellowCard",
                "issuePlanRedCard",
                "escalatePlanToLeader",
                "escalatePlanToSupervision")) {
            beans.put(name, (TaskListener) task -> warnings.add(name + " " + task.getTaskDefinitionKey()));
        }
        beans.put("closeRequest", delegate("closeRequest", execution -> {
            execution.setVariable("rateUntil", RATE_UNTIL);
            execution.setVariable("reopenUntil", RATE_UNTIL);
        }));
        beans.put(
                "askRatingAgain",
                delegate("askRatingAgain", execution -> execution.setVariable("rateUntil", RATE_UNTIL)));
        beans.put("warnListing", delegate("warnListing", execution -> {}));
        beans.put("resumeHandling", delegate("resumeHandling", execution -> {}));
        beans.put(
                "closeUnrated",
                delegate("closeUnrated", execution -> execution.setVariable("ratingOutcome", "unrated")));
        beans.put("reopenRequest", delegate("reopenRequest", execution -> {
            execution.setVariable("handlingKind", kind);
            execution.setVariable("supportNeeded", false);
            execution.setVariable("reopened", true);
        }));
        return beans;
    }

    private JavaDelegate delegate(String name, JavaDelegate outputs) {
        return execution -> {
            acts.add(name);
            outputs.execute(execution);
        };
    }

    private void openStep(DelegateExecution execution) {
        FlowNode target = ((SequenceFlow) execution.getBpmnModelElementInstance()).getTarget();
        List<String> signers = signers(target.getId());
        acts.add("open " + target.getId());
        Map<String, Object> variables = new HashMap<>(WARNINGS);
        variables.putAll(PLAN_WARNINGS);
        variables.put("signers", Variables.objectValue(signers, true).create());
        variables.put("stepGroup", signers.get(0));
        variables.put("stepDue", STEP_DUE);
        variables.put("stepOutcome", "pending");
        if (target.getParentElement() instanceof SubProcess) {
            supporting = signers.size();
            variables.forEach(execution::setVariableLocal);
        } else {
            variables.forEach(execution::setVariable);
        }
    }

    private void recordOpinion(DelegateTask task) {
        String decision = Objects.requireNonNull((String) task.getVariable("decision"), "decision");
        String step = task.getTaskDefinitionKey();
        task.getExecution().removeVariables(List.of("decision", "opinion"));
        String outcome = decision;
        switch (step) {
            case "userTask_reportMeasures" -> {
                if (!decision.equals("approve")) {
                    refusals++;
                    outcome = refusals > 2 ? "refused-again" : "return";
                }
            }
            case "userTask_giveSupport" -> {
                supporting--;
                outcome = supporting > 0 ? "pending" : "approve";
            }
            case "userTask_approveComplexity" -> kind = decision.equals("approve") ? "complex" : kind;
            // What was approved before stays in force.
            case "userTask_approvePlan" -> kind = decision.equals("approve") ? "plan" : kind;
            case "userTask_followPlan" -> {
                if (task.getVariable("newPlanUntil") != null) {
                    task.getExecution().removeVariable("newPlanUntil");
                    outcome = "replan";
                }
            }
            default -> {}
        }
        task.getExecution().setVariable("stepOutcome", outcome);
        task.getExecution().setVariable("handlingKind", kind);
        task.getExecution().setVariable("supportNeeded", step.equals("userTask_reportMeasures") && !support.isEmpty());
    }

    List<String> signers(String userTask) {
        return plan.signers(userTask, "pds").stream()
                .flatMap(signer -> signer.startsWith("{support}")
                        ? support.stream().map(authority -> signer.replace("{support}", authority))
                        : java.util.stream.Stream.of(signer.replace("{responsible}", "pds-industry")))
                .toList();
    }
}
