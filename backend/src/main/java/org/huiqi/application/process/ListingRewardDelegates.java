package org.huiqi.application.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.huiqi.application.usecase.CaseProgress;
import org.huiqi.application.usecase.CaseSteps;
import org.huiqi.application.usecase.CaseSteps.OpenedStep;
import org.huiqi.eligibility.Determination;
import org.huiqi.shared.CaseNumber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code listingReward}: each reads the business key, calls one use case and writes its outputs. */
@Configuration(proxyBeanMethods = false)
class ListingRewardDelegates {

    private static final int LONGEST_REMARKS = 3500;

    /** On each flow into a user task: opens that step with its clock and signers. */
    @Bean
    ExecutionListener openStep(CaseSteps steps) {
        return execution -> {
            String target = ((SequenceFlow) execution.getBpmnModelElementInstance())
                    .getTarget()
                    .getId();
            OpenedStep opened =
                    steps.open(caseOf(execution), target, (String) execution.getVariable(CaseVariables.JURISDICTION));
            execution.setVariable(CaseVariables.SIGNERS, Variables.untypedValue(opened.signers(), true));
            execution.setVariable(CaseVariables.STEP_GROUP, opened.signers().get(0));
            execution.setVariable(CaseVariables.STEP_DUE, Date.from(opened.due()));
            execution.setVariable(CaseVariables.REMIND_AT, Date.from(opened.remindAt()));
            execution.setVariable(CaseVariables.STEP_OUTCOME, "pending");
            execution.setVariable(CaseVariables.REMARKS_TEXT, formText(steps.remarks(caseOf(execution))));
        };
    }

    @Bean
    JavaDelegate refuseAcceptance(CaseProgress progress) {
        return execution -> progress.refuseAcceptance(caseOf(execution));
    }

    @Bean
    JavaDelegate rejectApplication(CaseProgress progress) {
        return execution -> progress.reject(caseOf(execution));
    }

    @Bean
    JavaDelegate requestSupplement(CaseProgress progress) {
        return execution -> execution.setVariable(
                CaseVariables.SUPPLEMENT_UNTIL, timer(progress.requestSupplement(caseOf(execution))));
    }

    @Bean
    JavaDelegate resumeAfterSupplement(CaseProgress progress) {
        return execution -> {
            progress.resumeAfterSupplement(caseOf(execution));
            execution.setVariable(CaseVariables.AMOUNT_TEXT, progress.amountText(caseOf(execution)));
        };
    }

    @Bean
    JavaDelegate lapseCase(CaseProgress progress) {
        return execution -> progress.lapse(caseOf(execution));
    }

    @Bean
    JavaDelegate determineEligibility(CaseProgress progress) {
        return execution -> {
            Determination determination = progress.determine(caseOf(execution));
            execution.setVariable(CaseVariables.VERDICT, determination.verdict().id());
            execution.setVariable(
                    CaseVariables.VERDICT_TEXT, determination.verdict().chineseName());
            execution.setVariable(CaseVariables.CEILING, progress.isCeiling(caseOf(execution)));
            execution.setVariable(CaseVariables.AMOUNT_TEXT, progress.amountText(caseOf(execution)));
        };
    }

    @Bean
    JavaDelegate assessSignature(CaseProgress progress) {
        return execution ->
                execution.setVariable(CaseVariables.SIGNATURE_REQUIRED, progress.needsSignature(caseOf(execution)));
    }

    @Bean
    JavaDelegate publishNotice(CaseProgress progress) {
        return execution ->
                execution.setVariable(CaseVariables.NOTICE_UNTIL, timer(progress.publishNotice(caseOf(execution))));
    }

    @Bean
    JavaDelegate resumeNotice(CaseProgress progress) {
        return execution ->
                execution.setVariable(CaseVariables.NOTICE_UNTIL, timer(progress.resumeNotice(caseOf(execution))));
    }

    @Bean
    JavaDelegate confirmAward(CaseProgress progress) {
        return execution ->
                execution.setVariable(CaseVariables.AWARD_OUTCOME, progress.confirmAward(caseOf(execution)));
    }

    @Bean
    JavaDelegate issueDecisionLetter(CaseProgress progress) {
        return execution -> progress.issueDecisionLetter(caseOf(execution));
    }

    @Bean
    JavaDelegate completeCase(CaseProgress progress) {
        return execution -> progress.complete(caseOf(execution));
    }

    /**
     * Remarks as the form shows them, a line each. The engine's column ends at 4000 characters; the case itself shows all.
     */
    private static String formText(List<String> remarks) {
        StringBuilder text = new StringBuilder();
        for (String remark : remarks) {
            if (text.length() + remark.length() > LONGEST_REMARKS) {
                return text.append("- 其余提醒请在完整案件中查看\n").toString();
            }
            text.append("- ").append(remark.replace('\n', ' ')).append('\n');
        }
        return text.toString();
    }

    static CaseNumber caseOf(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }

    /** Limits end with the last second of their day; the timer may fire once the day is over. */
    static Date timer(Instant until) {
        return Date.from(until.plusSeconds(1));
    }
}
