package org.huiqi.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.huiqi.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A test that walks every path of a model, with the real forms, timers fired by hand, and a double of the case type's beans. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProcessPaths {

    final StepPlanFile plan;
    final Map<Object, Object> beans = new HashMap<>();
    ProcessEngine engine = unset();
    ProcessInstance process = unset();

    private final String folder;
    private final String processId;
    private final Set<String> takenFlows = new HashSet<>();
    private final Set<String> startedTests = new HashSet<>();

    /**
     * @param folder of the case type on the class path, with model, forms and step plan
     * @param processId of the model
     */
    ProcessPaths(String folder, String processId) {
        this.folder = folder;
        this.processId = processId;
        plan = StepPlanFile.read(folder + "steps.yaml");
    }

    @SuppressWarnings("NullAway") // Set before each test.
    static <T> T unset() {
        return null;
    }

    @BeforeAll
    void startEngine() throws IOException {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(processId);
        configuration.setJdbcUrl(TestDatabase.fresh());
        configuration.setJdbcUsername(TestDatabase.server().username());
        configuration.setJdbcPassword(TestDatabase.server().password());
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setBeans(beans);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
                transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> takenFlows.add(execution.getCurrentTransitionId()));
            }
        })));
        engine = configuration.buildProcessEngine();
        BpmnAwareTests.init(engine);

        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String pattern : List.of("*.bpmn", "forms/*.form")) {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + pattern)) {
                try (InputStream content = resource.getInputStream()) {
                    deployment.addInputStream(Objects.requireNonNull(resource.getFilename()), content);
                }
            }
        }
        deployment.deploy();
    }

    @BeforeEach
    void noteTest(TestInfo test) {
        startedTests.add(test.getTestMethod().orElseThrow().getName());
    }

    /** The beans that the model calls from now on. */
    void answerWith(Map<Object, Object> doubles) {
        beans.clear();
        beans.putAll(doubles);
    }

    @AfterAll
    void stopEngineAndAskWhetherEveryFlowWasTaken() {
        Set<String> all = new HashSet<>();
        engine.getRepositoryService()
                .getBpmnModelInstance(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(processId)
                        .singleResult()
                        .getId())
                .getModelElementsByType(SequenceFlow.class)
                .forEach(flow -> {
                    // The engine steps from such a gateway straight to the event; the flow behind the event tells.
                    if (!(flow.getSource() instanceof EventBasedGateway)) {
                        all.add(flow.getId());
                    }
                });
        BpmnAwareTests.reset();
        engine.close();
        long tests = Arrays.stream(getClass().getDeclaredMethods())
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .count();
        if (startedTests.size() == tests) {
            assertThat(all).isNotEmpty();
            assertThat(takenFlows).as("flows taken by all tests together").containsExactlyInAnyOrderElementsOf(all);
        }
    }

    void complete(String step, Map<String, Object> variables) {
        engine.getTaskService().complete(openTask(step).getId(), variables);
        runAsync();
    }

    /** Runs what the job executor would run at once: jobs of this case that are not timers. */
    void runAsync() {
        for (List<Job> jobs = asyncJobs(); !jobs.isEmpty(); jobs = asyncJobs()) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    List<Job> asyncJobs() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .messages()
                .list();
    }

    void correlate(String message) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(process.getBusinessKey())
                .correlate();
    }

    void fire(String activity) {
        engine.getManagementService().executeJob(timer(activity).getId());
    }

    Job timer(String activity) {
        List<Job> timers = timers(activity);
        assertThat(timers).as("timers of " + activity).hasSize(1);
        return timers.get(0);
    }

    List<Job> timers(String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .activityId(activity)
                .list();
    }

    List<Task> tasks(String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey(step)
                .list();
    }

    Task openTask(String step) {
        List<Task> tasks = tasks(step);
        assertThat(tasks).as("open tasks of " + step).hasSize(1);
        return tasks.get(0);
    }

    List<String> groupsOf(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    void assertWaitingAt(String... activities) {
        Set<String> open = new HashSet<>();
        for (HistoricActivityInstance instance : engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .unfinished()
                .list()) {
            // A token that has come to a join before the other one waits there.
            boolean place = !Set.of("multiInstanceBody", "subProcess", "parallelGateway")
                    .contains(instance.getActivityType());
            if (place) {
                open.add(instance.getActivityId());
            }
        }
        assertThat(open).containsExactlyInAnyOrder(activities);
    }

    void assertEndedAt(String endEvent) {
        BpmnAwareTests.assertThat(process).isEnded().hasPassed(endEvent);
        Date removal = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getRemovalTime();
        assertThat(removal).as("history is kept for years").isAfter(new Date());
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .count())
                .as("nothing is left to do")
                .isZero();
    }
}
