package org.huiqi.platform.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.NativeExecutionQuery;
import org.camunda.bpm.engine.runtime.NativeProcessInstanceQuery;
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

    private static final int AT_ONCE = 500;

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
            return ofWaits(processKey, businessKey, Map.of(variable, value));
        }

        /** The dates that an instance waits for, now or later. */
        public static Dates ofWaits(String processKey, String businessKey, Map<String, Date> values) {
            return new Dates(processKey, businessKey, null, null, Map.copyOf(values));
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
        Map<String, JobDefinition> definitions = new HashMap<>();
        try {
            // One command: what it reads stays at hand, and everything is written at its end in batches.
            configuration.getCommandExecutorTxRequired().execute(context -> {
                for (int from = 0; from < moved.size(); from += AT_ONCE) {
                    move(moved.subList(from, Math.min(from + AT_ONCE, moved.size())), definitions);
                }
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

    private void move(List<Dates> moved, Map<String, JobDefinition> definitions) {
        Map<String, String> keys = businessKeys(moved);
        if (keys.isEmpty()) {
            return;
        }
        Map<String, List<Task>> tasks = engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKeyIn(keys.values().toArray(String[]::new))
                .list()
                .stream()
                .filter(task -> keys.containsKey(task.getProcessInstanceId()))
                .collect(Collectors.groupingBy(task -> key(keys, task.getProcessInstanceId())));
        Map<String, List<Job>> timers =
                engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceIds(keys.keySet())
                        .timers()
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(job -> key(keys, job.getProcessInstanceId())));
        definitions(timers, definitions);
        Map<String, String> instances = new HashMap<>();
        keys.forEach((instance, key) -> instances.put(key, instance));
        for (Dates dates : moved) {
            String instance = instances.get(dates.businessKey());
            List<Job> waiting = timers.getOrDefault(dates.businessKey(), List.of());
            String activityId = dates.activityId();
            if (instance == null) {
                continue;
            }
            if (activityId == null) {
                engine.getRuntimeService().setVariables(instance, dates.values());
                moveTimers(waiting, dates, definitions);
                continue;
            }
            List<Task> open = tasks.getOrDefault(dates.businessKey(), List.of()).stream()
                    .filter(task -> task.getTaskDefinitionKey().equals(activityId))
                    .toList();
            if (!open.isEmpty()) {
                moveTasks(open, dates);
                moveTimers(
                        waiting.stream()
                                .filter(timer -> activityId.equals(
                                        definition(timer, definitions).getActivityId()))
                                .toList(),
                        dates,
                        definitions);
            }
        }
    }

    private static String key(Map<String, String> keys, String instance) {
        return Objects.requireNonNull(keys.get(instance));
    }

    /** The business keys by the ids of their instances, which the command keeps at hand with all their executions. */
    private Map<String, String> businessKeys(List<Dates> moved) {
        RuntimeService runtime = engine.getRuntimeService();
        Map<String, String> keys = new HashMap<>();
        moved.stream()
                .collect(Collectors.groupingBy(
                        Dates::processKey, Collectors.mapping(Dates::businessKey, Collectors.toSet())))
                .forEach((process, asked) -> {
                    NativeProcessInstanceQuery query = runtime.createNativeProcessInstanceQuery();
                    query.sql("SELECT E.* FROM ACT_RU_EXECUTION E JOIN ACT_RE_PROCDEF D ON D.ID_ = E.PROC_DEF_ID_"
                                    + " WHERE D.KEY_ = #{process} AND E.BUSINESS_KEY_ IN " + in(asked, query))
                            .parameter("process", process)
                            .list()
                            .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
                });
        if (!keys.isEmpty()) {
            NativeExecutionQuery query = runtime.createNativeExecutionQuery();
            query.sql("SELECT * FROM ACT_RU_EXECUTION WHERE PROC_INST_ID_ IN " + in(keys.keySet(), query))
                    .list();
        }
        return keys;
    }

    private static String in(Set<String> values, NativeQuery<?, ?> query) {
        List<String> places = new ArrayList<>();
        for (String value : values) {
            String name = "p" + places.size();
            query.parameter(name, value);
            places.add("#{" + name + "}");
        }
        return "(" + String.join(", ", places) + ")";
    }

    private void moveTasks(List<Task> open, Dates dates) {
        TaskService tasks = engine.getTaskService();
        for (Task task : open) {
            task.setDueDate(dates.values().get(dates.dueVariable()));
            tasks.saveTask(task);
        }
        // The variables stand in the scope that opened the step: the instance, or the sub-process that runs beside it.
        engine.getRuntimeService().setVariables(open.get(0).getExecutionId(), dates.values());
    }

    private void moveTimers(List<Job> timers, Dates dates, Map<String, JobDefinition> definitions) {
        for (Job timer : timers) {
            String configuration = definition(timer, definitions).getJobConfiguration();
            String waitsFor = configuration == null ? "" : configuration;
            dates.values().forEach((variable, date) -> {
                if (waitsFor.endsWith("${" + variable + "}")) {
                    engine.getManagementService().setJobDuedate(timer.getId(), date);
                }
            });
        }
    }

    private static JobDefinition definition(Job timer, Map<String, JobDefinition> definitions) {
        return Objects.requireNonNull(definitions.get(timer.getJobDefinitionId()));
    }

    private void definitions(Map<String, List<Job>> timers, Map<String, JobDefinition> known) {
        timers.values().stream()
                .flatMap(List::stream)
                .filter(timer -> !known.containsKey(timer.getJobDefinitionId()))
                .map(Job::getProcessDefinitionId)
                .distinct()
                .forEach(process -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .processDefinitionId(process)
                        .list()
                        .forEach(definition -> known.put(definition.getId(), definition)));
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
