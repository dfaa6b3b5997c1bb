package org.huiqi.application.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.huiqi.application.usecase.CaseProcess;
import org.huiqi.application.usecase.CaseProgress;
import org.huiqi.platform.engine.CaseMessages;
import org.huiqi.platform.engine.DeadlineTimers;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The listing reward's timetable in the engine; the business key is the case number. */
@Component
class EngineCaseProcess implements CaseProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final DeadlineTimers timers;

    EngineCaseProcess(@Lazy RuntimeService runtime, @Lazy TaskService tasks, DeadlineTimers timers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
    }

    @Override
    public void start(ProcessStart start) {
        runtime.startProcessInstanceByKey(
                CaseVariables.PROCESS,
                start.caseNumber().value(),
                Map.of(
                        CaseVariables.CASE_NUMBER, start.caseNumber().value(),
                        CaseVariables.POLICY_ID, start.policyId(),
                        CaseVariables.POLICY_TITLE, start.policyTitle(),
                        CaseVariables.ENTERPRISE_NAME, start.enterpriseName(),
                        CaseVariables.JURISDICTION, start.jurisdiction(),
                        CaseVariables.AMOUNT_TEXT, start.amountText()));
    }

    @Override
    public void supplementSubmitted(CaseNumber caseNumber) {
        correlate("supplementSubmitted", caseNumber);
    }

    @Override
    public void withdrawn(CaseNumber caseNumber) {
        correlate("applicationWithdrawn", caseNumber);
    }

    @Override
    public void objectionRaised(CaseNumber caseNumber) {
        correlate("objectionRaised", caseNumber);
    }

    @Override
    public void move(List<MovedDates> moved) {
        timers.move(moved.stream().map(EngineCaseProcess::dates).toList());
    }

    private static DeadlineTimers.Dates dates(MovedDates moved) {
        String businessKey = moved.caseNumber().value();
        Instant remindAt = moved.remindAt();
        if (remindAt != null) {
            return DeadlineTimers.Dates.ofTasks(
                    CaseVariables.PROCESS,
                    businessKey,
                    moved.step(),
                    CaseVariables.STEP_DUE,
                    Map.of(
                            CaseVariables.STEP_DUE, Date.from(moved.due()),
                            CaseVariables.REMIND_AT, Date.from(remindAt)));
        }
        String variable = moved.step().equals(CaseProgress.NOTICE_WAIT)
                ? CaseVariables.NOTICE_UNTIL
                : CaseVariables.SUPPLEMENT_UNTIL;
        return DeadlineTimers.Dates.ofWait(
                CaseVariables.PROCESS, businessKey, variable, ListingRewardDelegates.timer(moved.due()));
    }

    private void correlate(String message, CaseNumber caseNumber) {
        CaseMessages.correlate(runtime, runtime.createMessageCorrelation(message), caseNumber.value());
    }

    @Override
    public void completePaymentIssue(CaseNumber caseNumber, String username) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .taskDefinitionKey("userTask_issuePaymentOrder")
                .singleResult();
        if (task == null) {
            throw ProblemException.conflict("step-over", caseNumber + " 现在没有待下达的拨付指令，请刷新后重试");
        }
        tasks.setAssignee(task.getId(), username);
        tasks.complete(task.getId());
    }
}
