package org.huiqi.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tasks of a case that wait for somebody; the business key is the case number. */
@Component
public class OpenTasks {

    private final TaskService tasks;

    OpenTasks(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    /** A task, its activity id, its candidate group and whoever has claimed it. */
    public record OpenTask(
            String id, String step, String group, @Nullable String assignee) {}

    /** The open tasks, the oldest first. */
    public List<OpenTask> of(CaseNumber caseNumber) {
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
}
