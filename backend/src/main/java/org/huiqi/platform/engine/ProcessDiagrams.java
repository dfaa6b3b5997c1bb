package org.huiqi.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The model that a case runs through, with the places where it stands and stood; the business key is the case number. */
@Component
public class ProcessDiagrams {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;

    ProcessDiagrams(@Lazy RuntimeService runtime, @Lazy RepositoryService repository, @Lazy HistoryService history) {
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
    }

    /** A BPMN model and its activity ids that are active and done. */
    public record Diagram(String bpmnXml, String processId, int version, List<String> active, List<String> done) {}

    public Diagram of(CaseNumber caseNumber) {
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
                .map(ProcessDiagrams::withoutBody)
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
