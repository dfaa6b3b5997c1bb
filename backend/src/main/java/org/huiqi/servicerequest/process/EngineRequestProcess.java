package org.huiqi.servicerequest.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.huiqi.platform.engine.CaseMessages;
import org.huiqi.platform.engine.DeadlineTimers;
import org.huiqi.servicerequest.usecase.RequestProcess;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The request's timetable in the engine; the business key is the case number. */
@Component
class EngineRequestProcess implements RequestProcess {

    private static final String REOPENED = "requestReopened";

    private final RuntimeService runtime;
    private final DeadlineTimers timers;

    EngineRequestProcess(@Lazy RuntimeService runtime, DeadlineTimers timers) {
        this.runtime = runtime;
        this.timers = timers;
    }

    @Override
    public void start(ProcessStart start) {
        runtime.startProcessInstanceByKey(
                RequestVariables.PROCESS,
                start.caseNumber().value(),
                Map.of(
                        RequestVariables.CASE_NUMBER, start.caseNumber().value(),
                        RequestVariables.REQUEST_TITLE, start.title(),
                        RequestVariables.REQUEST_TEXT, start.text(),
                        RequestVariables.ENTERPRISE_NAME, start.enterpriseName(),
                        RequestVariables.CATEGORY_NAME, start.categoryName(),
                        RequestVariables.DISTRICT_NAME, start.district(),
                        RequestVariables.JURISDICTION, start.jurisdiction(),
                        RequestVariables.HANDLING_KIND, start.handlingKind(),
                        RequestVariables.SUPPORT_NEEDED, false,
                        RequestVariables.REOPENED, start.reopened()));
    }

    @Override
    public void rated(CaseNumber caseNumber, boolean satisfied) {
        correlate(
                runtime.createMessageCorrelation("requestRated")
                        .setVariable(RequestVariables.RATING_OUTCOME, satisfied ? "satisfied" : "unsatisfied"),
                caseNumber);
    }

    @Override
    public void reopened(CaseNumber caseNumber) {
        try {
            correlate(REOPENED, caseNumber);
        } catch (MismatchingMessageCorrelationException e) {
            throw ProblemException.conflict("reopening-over", "这件诉求的办理已经全部结束，不能再要求重新办理，请另外提交一件诉求");
        }
    }

    @Override
    public boolean hearsReopening(CaseNumber caseNumber) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(caseNumber.value())
                        .messageEventSubscriptionName(REOPENED)
                        .count()
                > 0;
    }

    @Override
    public void withdrawn(CaseNumber caseNumber) {
        correlate("requestWithdrawn", caseNumber);
    }

    @Override
    public void merged(CaseNumber caseNumber) {
        correlate("requestMerged", caseNumber);
    }

    @Override
    public void transferred(CaseNumber caseNumber) {
        correlate("requestTransferred", caseNumber);
    }

    @Override
    public void listed(CaseNumber caseNumber, Instant until) {
        correlate(
                runtime.createMessageCorrelation("requestListed")
                        .setVariable(RequestVariables.LISTED_UNTIL, RequestDelegates.timer(until)),
                caseNumber);
    }

    @Override
    public void asked(CaseNumber caseNumber, Instant until) {
        try {
            correlate(
                    runtime.createMessageCorrelation("enterpriseAsked")
                            .setVariable(RequestVariables.ANSWER_UNTIL, RequestDelegates.timer(until)),
                    caseNumber);
        } catch (MismatchingMessageCorrelationException e) {
            throw ProblemException.conflict("older-process", "这件诉求按较早版本的流程办理，不能暂停计时；请用催办、进展与企业联系");
        }
    }

    @Override
    public void answered(CaseNumber caseNumber) {
        correlate("enterpriseAnswered", caseNumber);
    }

    @Override
    public void calledOff(CaseNumber caseNumber) {
        correlate("questionCalledOff", caseNumber);
    }

    @Override
    public void moveAnswer(CaseNumber caseNumber, Instant until) {
        timers.move(List.of(DeadlineTimers.Dates.ofWait(
                RequestVariables.PROCESS,
                caseNumber.value(),
                RequestVariables.ANSWER_UNTIL,
                RequestDelegates.timer(until))));
    }

    @Override
    public void move(List<MovedDates> moved) {
        timers.move(moved.stream().map(EngineRequestProcess::dates).toList());
    }

    @Override
    public void moveRatings(List<MovedRating> moved) {
        timers.move(moved.stream()
                .map(rating -> DeadlineTimers.Dates.ofWaits(
                        RequestVariables.PROCESS,
                        rating.caseNumber().value(),
                        Map.of(
                                RequestVariables.RATE_UNTIL, RequestDelegates.timer(rating.rateUntil()),
                                RequestVariables.REOPEN_UNTIL, RequestDelegates.timer(rating.reopenUntil()))))
                .toList());
    }

    private static DeadlineTimers.Dates dates(MovedDates moved) {
        Map<String, Date> values = new HashMap<>();
        values.put(RequestVariables.STEP_DUE, Date.from(moved.due()));
        moved.warnings().forEach((level, at) -> values.put(RequestDelegates.WARNING_TIMES.get(level), Date.from(at)));
        moved.planWarnings()
                .forEach((level, at) -> values.put(RequestDelegates.PLAN_WARNING_TIMES.get(level), Date.from(at)));
        return DeadlineTimers.Dates.ofTasks(
                RequestVariables.PROCESS, moved.caseNumber().value(), moved.step(), RequestVariables.STEP_DUE, values);
    }

    private void correlate(String message, CaseNumber caseNumber) {
        correlate(runtime.createMessageCorrelation(message), caseNumber);
    }

    private void correlate(MessageCorrelationBuilder message, CaseNumber caseNumber) {
        CaseMessages.correlate(runtime, message, caseNumber.value());
    }
}
