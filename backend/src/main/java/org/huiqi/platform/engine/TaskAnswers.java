package org.huiqi.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;

/**
 * What a person may send with a task: the fields of its form, as plain values. A variable that the form does not have, such as
 * the flag of a gateway further on, is left out, or whoever completes one step could decide the next.
 */
final class TaskAnswers {

    private static final Set<String> PLAIN_TYPES =
            Set.of("string", "boolean", "integer", "long", "short", "double", "number", "date", "null");

    private final FormService forms;
    private final TaskService tasks;
    private final ObjectMapper json;

    /** By process definition and activity; a deployed form never changes. */
    private final Map<String, Set<String>> declared = new ConcurrentHashMap<>();

    TaskAnswers(FormService forms, TaskService tasks, ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.json = json;
    }

    /** The body of {@code complete} or {@code submit-form} with the form's own variables only. */
    void confine(String taskId, ObjectNode body) {
        JsonNode given = body.path("variables");
        if (!given.isObject()) {
            return; // none, or something that the engine will refuse
        }
        Set<String> fields = declaredBy(taskId);
        ObjectNode kept = json.createObjectNode();
        given.properties().stream()
                .filter(variable -> fields.contains(variable.getKey()))
                .forEach(variable -> kept.set(variable.getKey(), plain(variable.getKey(), variable.getValue())));
        body.set("variables", kept);
    }

    private JsonNode plain(String name, JsonNode variable) {
        JsonNode value = variable.path("value");
        JsonNode type = variable.path("type");
        boolean typeIsPlain = type.isMissingNode()
                || type.isNull()
                || type.isTextual() && PLAIN_TYPES.contains(type.asText().toLowerCase(Locale.ROOT));
        if (!variable.isObject() || value.isContainerNode() || !typeIsPlain) {
            throw ProblemException.refused(
                    "wrong-type", "“" + name + "”的类型不对", List.of(new FieldProblem(name, "wrong-type", "类型不对")));
        }
        if (value.isTextual() && value.asText().codePoints().anyMatch(TaskAnswers::isUnstorable)) {
            String message = "填写的内容里有无法保存的字符，请删除后重新提交";
            throw ProblemException.refused(
                    name + "-unprintable", message, List.of(new FieldProblem(name, "unprintable", message)));
        }
        ObjectNode plain = json.createObjectNode();
        plain.set("value", value.isMissingNode() ? null : value);
        if (type.isTextual()) {
            plain.set("type", type);
        }
        return plain;
    }

    private static boolean isUnstorable(int character) {
        return character == 0 || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** Empty where the task is gone or not this person's: the engine then refuses the completion itself. */
    private Set<String> declaredBy(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            return Set.of();
        }
        return declared.computeIfAbsent(
                task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(), key -> fieldsOf(taskId));
    }

    private Set<String> fieldsOf(String taskId) {
        try (InputStream form = forms.getDeployedTaskForm(taskId)) {
            Set<String> fields = new TreeSet<>();
            collect(json.readTree(form), fields);
            return Set.copyOf(fields);
        } catch (ProcessEngineException e) {
            return Set.of(); // a task without a form asks for nothing
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Set<String> fields) {
        for (JsonNode component : node.path("components")) {
            boolean shownOnly = component.path("disabled").asBoolean()
                    || component.path("readonly").asBoolean();
            if (component.path("key").isTextual() && !shownOnly) {
                fields.add(component.path("key").asText());
            }
            collect(component, fields);
        }
    }
}
