package org.huiqi.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a model can reach from within, should one ever be deployed that should not have been. */
@HuiqiTest
class DelegateBeansTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment",
                "dataSource",
                "jdbcClient",
                "transactionManager",
                "processEngine",
                "identityService",
                "authorizationService",
                "passwordEncoder",
                "staffDirectory",
                "disbursements",
                "systemProperties",
                "applicationContext"
            })
    void shouldKeepTheApplicationOutOfReachOfExpressions(String bean) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("reaching_" + bean)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask()
                .camundaExpression("${" + bean + "}")
                .endEvent()
                .done();
        Deployment deployment = repository
                .createDeployment()
                .addModelInstance(bean + ".bpmn", model)
                .deploy();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("reaching_" + bean))
                    .hasMessageContaining("Unknown property used in expression");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void shouldOfferDelegatesAndListenersOnly() {
        assertThat(configuration.getBeans().keySet())
                .contains("openStep", "recordOpinion", "determineEligibility", "confirmAward")
                .doesNotContain("environment", "dataSource");
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
    }
}
