package org.huiqi.platform.engine;

import java.sql.SQLException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Moves what the engine waits for when a deadline has moved. A timer of our models waits for a date variable ({@code ${remindAt}}), and
 * its job definition names it: that is how a variable's timers are found, whatever the model calls them.
 */
@Component
public class DeadlineTimers {

    private final ProcessEngine engine;

    DeadlineTimers(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * New values of date variables.
     *
     * @param activityId the user task whose variables and timers they are; null where the whole instance waits
     * @param dueVariable the one that is the tasks' due date
     */
    public record Dates(
            String processKey,
            String businessKey,
            @Nullable String activityId,
            @Nullable String dueVariable,
            Map<String, Date> values) {

        /** The dates of all open tasks of an activity. */
        public static Dates ofTasks(
                String processKey,
                String businessKey,
                String activityId,
                String dueVariable,
                Map<String, Date> values) {
            return new Dates(processKey, businessKey, activityId, dueVariable, Map.copyOf(values));
        }

        /** The date that an instance waits for. */
        public static Dates ofWait(String processKey, String businessKey, String variable, Date value) {
            return new Dates(processKey, businessKey, null, null, Map.of(variable, value));
        }
    }

    /**
     * Sets variables, due dates and timers, all in the caller's transaction and written at once. Timers that have fired stay so.
     *
     * @throws OptimisticLockingFailureException where somebody completes a task or a timer fires at the same moment
     */
    public void move(List<Dates> moved) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Map<String, String> configurations = new HashMap<>();
        try {
            configuration.getCommandExecutorTxRequired().execute(context -> {
                moved.forEach(dates -> move(dates, configurations));
                return null;
            });
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("A task or timer changed while its deadline was moved", e);
        } catch (ProcessEngineException e) {
            throw rootOf(e) instanceof SQLException sql && "55P03".equals(sql.getSQLState())
                    ? new CannotAcquireLockException("A task or timer is held while its deadline is moved", e)
                    : e;
        }
    }

    private void move(Dates dates, Map<String, String> configurations) {
        String activityId = dates.activityId();
        if (activityId == null) {
            ProcessInstance instance = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(dates.processKey())
                    .processInstanceBusinessKey(dates.businessKey())
                    .singleResult();
            if (instance != null) {
                engine.getRuntimeService().setVariables(instance.getId(), dates.values());
                moveTimers(instance.getId(), null, dates, configurations);
            }
            return;
        }
        TaskService tasks = engine.getTaskService();
        List<Task> open = tasks.createTaskQuery()
                .processDefinitionKey(dates.processKey())
                .processInstanceBusinessKey(dates.businessKey())
                .taskDefinitionKey(activityId)
                .list();
        if (open.isEmpty()) {
            return;
        }
        for (Task task : open) {
            task.setDueDate(dates.values().get(dates.dueVariable()));
            tasks.saveTask(task);
        }
        // The variables stand in the scope that opened the step: the instance, or the sub-process that runs beside it.
        RuntimeService runtime = engine.getRuntimeService();
        runtime.setVariables(open.get(0).getExecutionId(), dates.values());
        moveTimers(open.get(0).getProcessInstanceId(), activityId, dates, configurations);
    }

    private void moveTimers(
            String instanceId, @Nullable String activityId, Dates dates, Map<String, String> configurations) {
        ManagementService management = engine.getManagementService();
        var query = management.createJobQuery().processInstanceId(instanceId).timers();
        if (activityId != null) {
            query.activityId(activityId);
        }
        for (Job timer : query.list()) {
            String waitsFor = configurations.computeIfAbsent(timer.getJobDefinitionId(), this::configurationOf);
            dates.values().forEach((variable, date) -> {
                if (waitsFor.endsWith("${" + variable + "}")) {
                    management.setJobDuedate(timer.getId(), date);
                }
            });
        }
    }

    private String configurationOf(String jobDefinitionId) {
        JobDefinition definition = engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinitionId)
                .singleResult();
        String configuration = definition == null ? null : definition.getJobConfiguration();
        return configuration == null ? "" : configuration;
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
