package org.huiqi.application.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.huiqi.application.usecase.CaseProcess;
import org.huiqi.application.usecase.CaseProgress;
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
    private final RepositoryService repository;
    private final HistoryService history;
    private final DeadlineTimers timers;

    EngineCaseProcess(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy RepositoryService repository,
            @Lazy HistoryService history,
            DeadlineTimers timers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.history = history;
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
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNumber.value())
                .correlate();
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

    @Override
    public List<OpenTask> openTasks(CaseNumber caseNumber) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> new OpenTask(
                        task.getId(), task.getTaskDefinitionKey(), groupOf(task.getId()), task.getAssignee()))
                .toList();
    }

    private String groupOf(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElse("");
    }

    @Override
    public Diagram diagram(CaseNumber caseNumber) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .singleResult();
        if (instance == null) {
            throw ProblemException.notFound("diagram-not-found", "没有这个案件的流程图");
        }
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        Set<String> active = new LinkedHashSet<>();
        ProcessInstance running = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        if (running != null) {
            collect(runtime.getActivityInstance(instance.getId()), active);
        }
        Set<String> done = new LinkedHashSet<>();
        history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .map(EngineCaseProcess::withoutBody)
                .forEach(done::add);
        done.removeAll(active);
        return new Diagram(
                modelOf(definition.getId()),
                definition.getKey(),
                definition.getVersion(),
                new ArrayList<>(active),
                new ArrayList<>(done));
    }

    private static void collect(ActivityInstance instance, Set<String> active) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        TransitionInstance[] transitions = instance.getChildTransitionInstances();
        if (children.length == 0 && transitions.length == 0) {
            active.add(withoutBody(instance.getActivityId()));
        }
        for (ActivityInstance child : children) {
            collect(child, active);
        }
        for (TransitionInstance transition : transitions) {
            active.add(withoutBody(transition.getActivityId()));
        }
    }

    /** The engine wraps a multi-instance task in a scope of its own. */
    private static String withoutBody(String activityId) {
        int hash = activityId.indexOf('#');
        return hash < 0 ? activityId : activityId.substring(0, hash);
    }

    private String modelOf(String definitionId) {
        try (InputStream model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
