package org.huiqi.application.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names every task after its case, so that a list of a hundred 受理审查 tells them apart. Tasklist could show variables instead,
 * but the engine lets nobody read a case's variables who may not read every case.
 */
@Configuration(proxyBeanMethods = false)
class TaskNames {

    /** What a service request is about; its other variables are its own module's. */
    private static final String REQUEST_TITLE = "requestTitle";

    @Bean
    ProcessEnginePlugin taskNaming() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (configuration.getCustomPreBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPreBPMNParseListeners());
                }
                listeners.add(namingListener());
                configuration.setCustomPreBPMNParseListeners(listeners);
            }
        };
    }

    private static BpmnParseListener namingListener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    behavior.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_CREATE, TaskNames::name);
                }
            }
        };
    }

    private static void name(DelegateTask task) {
        if (text(task, CaseVariables.ENTERPRISE_NAME) != null) {
            task.setName(joined(
                    task.getName(), text(task, CaseVariables.ENTERPRISE_NAME), text(task, CaseVariables.CASE_NUMBER)));
            task.setDescription(joined(
                    text(task, CaseVariables.POLICY_TITLE),
                    text(task, CaseVariables.AMOUNT_TEXT),
                    text(task, REQUEST_TITLE)));
        }
    }

    private static String joined(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private static @Nullable String text(DelegateTask task, String variable) {
        return task.getVariable(variable) instanceof String text ? text : null;
    }
}
