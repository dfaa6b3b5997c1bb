package org.huiqi.servicerequest.process;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.usecase.ListedSupervisions;
import org.huiqi.servicerequest.usecase.RequestCourse;
import org.huiqi.servicerequest.usecase.RequestCourse.Closed;
import org.huiqi.servicerequest.usecase.RequestQuestions;
import org.huiqi.servicerequest.usecase.RequestSteps;
import org.huiqi.servicerequest.usecase.RequestSteps.OpenedStep;
import org.huiqi.shared.CaseNumber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code serviceRequest13710}: each reads the business key, calls one use case, writes its outputs. */
@Configuration(proxyBeanMethods = false)
class RequestDelegates {

    static final Map<WarningLevel, String> WARNING_TIMES = Map.of(
            WarningLevel.REMINDER, "remindAt",
            WarningLevel.YELLOW_CARD, "yellowAt",
            WarningLevel.RED_CARD, "redAt",
            WarningLevel.LEADER, "leaderAt",
            WarningLevel.SUPERVISION, "supervisionAt");

    static final Map<WarningLevel, String> PLAN_WARNING_TIMES = Map.of(
            WarningLevel.REMINDER, "planRemindAt",
            WarningLevel.YELLOW_CARD, "planYellowAt",
            WarningLevel.RED_CARD, "planRedAt",
            WarningLevel.LEADER, "planLeaderAt",
            WarningLevel.SUPERVISION, "planSupervisionAt");

    /** A timer that models before 1.4.0 do not have. */
    private static final String PLAN_TIMER = "timerEventDefinition_remindPlanDate";

    /**
     * On each flow into a user task: opens that step with its clocks. Within a sub-process, which runs beside the main road, the
     * step's variables stay there.
     */
    @Bean
    ExecutionListener openRequestStep(RequestSteps steps) {
        return execution -> {
            FlowNode target = ((SequenceFlow) execution.getBpmnModelElementInstance()).getTarget();
            boolean watchesPlan = target.getModelInstance().getModelElementById(PLAN_TIMER) != null;
            OpenedStep opened = steps.open(caseOf(execution), target.getId(), watchesPlan);
            Map<String, Object> variables = new LinkedHashMap<>(opened.texts());
            variables.put(RequestVariables.SIGNERS, Variables.untypedValue(opened.signers(), true));
            variables.put(
                    RequestVariables.STEP_GROUP,
                    opened.signers().isEmpty() ? "" : opened.signers().get(0));
            variables.put(RequestVariables.STEP_DUE, Date.from(opened.due()));
            variables.put(RequestVariables.STEP_OUTCOME, "pending");
            WARNING_TIMES.forEach((level, name) ->
                    variables.put(name, Date.from(opened.warnings().get(level))));
            PLAN_WARNING_TIMES.forEach((level, name) ->
                    variables.put(name, Date.from(opened.planWarnings().get(level))));
            if (target.getParentElement() instanceof SubProcess) {
                variables.forEach(execution::setVariableLocal);
            } else {
                variables.forEach(execution::setVariable);
            }
        };
    }

    @Bean
    JavaDelegate closeRequest(RequestCourse course) {
        return execution -> {
            Closed closed = course.close(caseOf(execution));
            execution.setVariable(RequestVariables.RATE_UNTIL, timer(closed.rateUntil()));
            execution.setVariable(RequestVariables.REOPEN_UNTIL, timer(closed.reopenUntil()));
        };
    }

    @Bean
    JavaDelegate askRatingAgain(RequestCourse course) {
        return execution -> {
            Closed closed = course.askForRatingAgain(caseOf(execution));
            execution.setVariable(RequestVariables.RATE_UNTIL, timer(closed.rateUntil()));
            execution.setVariable(RequestVariables.REOPEN_UNTIL, timer(closed.reopenUntil()));
        };
    }

    @Bean
    JavaDelegate closeUnrated(RequestCourse course) {
        return execution -> {
            course.closeUnrated(caseOf(execution));
            execution.setVariable(RequestVariables.RATING_OUTCOME, "unrated");
        };
    }

    @Bean
    JavaDelegate reopenRequest(RequestCourse course) {
        return execution -> {
            execution.setVariable(RequestVariables.HANDLING_KIND, course.reopen(caseOf(execution)));
            execution.setVariable(RequestVariables.SUPPORT_NEEDED, false);
            execution.setVariable(RequestVariables.REOPENED, true);
        };
    }

    @Bean
    JavaDelegate resumeHandling(RequestQuestions questions) {
        return execution -> questions.resume(caseOf(execution));
    }

    @Bean
    JavaDelegate warnListing(ListedSupervisions listings) {
        return execution -> listings.warn(caseOf(execution));
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }

    /** Limits end with the last second of their day; the timer may fire once the day is over. */
    static Date timer(Instant until) {
        return Date.from(until.plusSeconds(1));
    }
}
