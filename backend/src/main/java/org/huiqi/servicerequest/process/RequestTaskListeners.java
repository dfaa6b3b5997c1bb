package org.huiqi.servicerequest.process;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.platform.engine.RefusalNote;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.usecase.RequestDecisions;
import org.huiqi.servicerequest.usecase.RequestDecisions.GivenDecision;
import org.huiqi.servicerequest.usecase.RequestDecisions.Outcome;
import org.huiqi.servicerequest.usecase.RequestDispatching;
import org.huiqi.servicerequest.usecase.RequestDispatching.GivenDispatch;
import org.huiqi.servicerequest.usecase.RequestSteps;
import org.huiqi.servicerequest.usecase.RequestSteps.ClockOf;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What happens when a task of {@code serviceRequest13710} is completed or waits too long. The form's values are taken out of the
 * process once they are read; the flags that gateways read are written from the request, whatever a client may have sent along.
 */
@Configuration(proxyBeanMethods = false)
class RequestTaskListeners {

    /** What approval forms send beside decision and opinion. */
    private static final List<String> FIELDS = List.of(
            "measures",
            "responsibleAuthority",
            "result",
            "planText",
            "planUntil",
            "newPlanUntil",
            "supportResult",
            "grade");

    @Bean
    TaskListener recordRequestOpinion(RequestSteps steps, RequestDecisions decisions, CurrentActor currentActor) {
        return task -> {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : FIELDS) {
                String value = take(task, name);
                if (value != null) {
                    fields.put(name, value);
                }
            }
            GivenDecision given = new GivenDecision(
                    task.getTaskDefinitionKey(),
                    String.valueOf(task.getVariable(RequestVariables.SIGNER)),
                    take(task, RequestVariables.DECISION),
                    take(task, RequestVariables.OPINION),
                    fields);
            Actor by = currentActor
                    .find()
                    .orElseThrow(() -> new IllegalStateException("Nobody completes task " + task.getId()));
            Outcome outcome = refusing(() -> {
                requireHeld(task, steps);
                return decisions.record(caseOf(task), given, by);
            });
            DelegateExecution execution = task.getExecution();
            execution.setVariable(RequestVariables.STEP_OUTCOME, outcome.step());
            execution.setVariable(RequestVariables.HANDLING_KIND, outcome.handlingKind());
            execution.setVariable(RequestVariables.SUPPORT_NEEDED, outcome.supportNeeded());
        };
    }

    @Bean
    TaskListener recordDispatch(RequestSteps steps, RequestDispatching dispatching) {
        return task -> {
            String responsible = take(task, "responsibleAuthority");
            List<String> support = Stream.of("firstSupportAuthority", "secondSupportAuthority", "thirdSupportAuthority")
                    .map(name -> take(task, name))
                    .filter(Objects::nonNull)
                    .filter(name -> !name.isBlank())
                    .map(String::valueOf)
                    .toList();
            GivenDispatch given = new GivenDispatch(
                    responsible,
                    support,
                    take(task, "complexity"),
                    take(task, "complexityReason"),
                    take(task, "dispatchNote"));
            String kind = refusing(() -> {
                requireHeld(task, steps);
                return dispatching.dispatch(caseOf(task), given);
            });
            task.getExecution().setVariable(RequestVariables.HANDLING_KIND, kind);
        };
    }

    @Bean
    TaskListener recordFollowUp(RequestSteps steps, RequestDecisions decisions) {
        return task -> {
            String text = take(task, RequestVariables.FOLLOW_UP_TEXT);
            refusing(() -> {
                requireHeld(task, steps);
                decisions.followUp(caseOf(task), text);
                return "";
            });
        };
    }

    @Bean
    TaskListener remindRequestStep(RequestSteps steps) {
        return warning(steps, WarningLevel.REMINDER);
    }

    @Bean
    TaskListener issueYellowCard(RequestSteps steps) {
        return warning(steps, WarningLevel.YELLOW_CARD);
    }

    @Bean
    TaskListener issueRedCard(RequestSteps steps) {
        return warning(steps, WarningLevel.RED_CARD);
    }

    @Bean
    TaskListener escalateToLeader(RequestSteps steps) {
        return warning(steps, WarningLevel.LEADER);
    }

    @Bean
    TaskListener escalateToSupervision(RequestSteps steps) {
        return warning(steps, WarningLevel.SUPERVISION);
    }

    @Bean
    TaskListener remindPlanDate(RequestSteps steps) {
        return planWarning(steps, WarningLevel.REMINDER);
    }

    @Bean
    TaskListener issuePlanYellowCard(RequestSteps steps) {
        return planWarning(steps, WarningLevel.YELLOW_CARD);
    }

    @Bean
    TaskListener issuePlanRedCard(RequestSteps steps) {
        return planWarning(steps, WarningLevel.RED_CARD);
    }

    @Bean
    TaskListener escalatePlanToLeader(RequestSteps steps) {
        return planWarning(steps, WarningLevel.LEADER);
    }

    @Bean
    TaskListener escalatePlanToSupervision(RequestSteps steps) {
        return planWarning(steps, WarningLevel.SUPERVISION);
    }

    private static TaskListener warning(RequestSteps steps, WarningLevel level) {
        return warning(steps, level, false);
    }

    /** Of the day of the plan, which is watched beside the limit of the step. */
    private static TaskListener planWarning(RequestSteps steps, WarningLevel level) {
        return warning(steps, level, true);
    }

    private static TaskListener warning(RequestSteps steps, WarningLevel level, boolean ofPlan) {
        return task -> {
            Object signer = task.getVariable(RequestVariables.SIGNER);
            String group = String.valueOf(signer == null ? task.getVariable(RequestVariables.STEP_GROUP) : signer);
            steps.warn(caseOf(task), new ClockOf(task.getTaskDefinitionKey(), group, ofPlan), level);
        };
    }

    private static void requireHeld(DelegateTask task, RequestSteps steps) {
        steps.requireHeldBy(caseOf(task), String.valueOf(task.getVariable(RequestVariables.JURISDICTION)));
    }

    private interface Work<T> {
        T run();
    }

    /** Keeps a refusal's reason for the answer: the engine would only say that a listener failed. */
    private static <T> T refusing(Work<T> work) {
        try {
            return work.run();
        } catch (ProblemException refusal) {
            throw RefusalNote.of(refusal);
        }
    }

    /** Takes a form's value out of the process, as text. */
    private static @Nullable String take(DelegateTask task, String name) {
        Object value = task.getVariable(name);
        if (task.hasVariable(name)) {
            task.removeVariable(name);
        }
        if (value instanceof Date date) {
            return date.toInstant().atZone(Zones.SHANGHAI).toLocalDate().toString();
        }
        return value == null ? null : value.toString();
    }

    private static CaseNumber caseOf(DelegateTask task) {
        return RequestDelegates.caseOf(task.getExecution());
    }
}
