package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.show;
import static org.huiqi.servicerequest.RequestJourney.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.huiqi.shared.Zones;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that began on an earlier version of the model go on as they were, and say what is true of them. */
@HuiqiTest
class OlderModelTest {

    private static final String FOLDER = "huiqi/service-request-13710/v1/";

    /** The timers of the plan's day, which came with 1.4.0. */
    private static final String PLAN_TIMERS =
            "(?s)<camunda:taskListener delegateExpression=\"\\$\\{(remindPlan|issuePlan|escalatePlan)\\w+}\".*?</camunda:taskListener>";

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    private final List<String> deployments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private RequestJourney journey;

    @SuppressWarnings("NullAway.Init")
    private Visitor applicant;

    @BeforeEach
    void aBusiness() {
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @AfterEach
    void removeTheOlderModel() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void shouldWatchTheEarlierOfTheTwoDeadlinesWhereTheModelWatchesOne() throws IOException {
        deployTheModelBefore140();
        String number = submit(applicant, "financing");
        LocalDate until = LocalDate.now(Clock.system(Zones.SHANGHAI)).plusDays(9);
        journey.done(
                "pds-supervision",
                number,
                Map.of(
                        "responsibleAuthority",
                        "finance-office",
                        "complexity",
                        "complex",
                        "complexityReason",
                        "涉及多家银行"));
        journey.done("pds-finance-office", number, Map.of("decision", "approve", "measures", "联系银行"));
        journey.done(
                "pds-finance-office",
                number,
                Map.of("decision", "return", "opinion", "需要时间", "planText", "分两步", "planUntil", until.toString()));
        journey.done("pds-leader", number, Map.of("decision", "approve"));

        assertThat(jdbc.sql("""
                        SELECT due || ' ' || of_plan FROM service_request_clock
                        WHERE case_number = :number AND ended_at IS NULL
                        """).param("number", number).query(String.class).list())
                .hasSize(1)
                .allMatch(clock -> clock.startsWith(until.toString()) && clock.endsWith("false"));
        engine.fireTimer(number, "userTask_followPlan");
        assertThat(jdbc.sql("""
                        SELECT w.level FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number = :number AND c.step = 'userTask_followPlan'
                        """).param("number", number).query(String.class).list())
                .containsExactlyInAnyOrder("reminder", "yellow-card", "red-card", "leader", "supervision");
        journey.done("pds-finance-office", number, Map.of("decision", "return", "opinion", "有进展"));
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/withdraw", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldNotOfferAReopeningThatNobodyHears() {
        String number = submit(applicant, "tax");
        journey.untilClosed(number, "pds-tax");
        engine.fireTimer(number, "catchEvent_ratingOverdue");
        engine.fireTimer(number, "catchEvent_secondRatingOverdue");
        JsonNode open = show(applicant, number);
        assertThat(open.path("mayReopen").asBoolean()).isTrue();
        assertThat(open.path("statusText").asText()).contains("要求重新办理");
        assertThat(open.path("closeOut").path("reopenUntil").isNull()).isFalse();

        // Up to 1.2.0 the process ended here.
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId(),
                "as the model did up to 1.2.0");

        JsonNode over = show(applicant, number);
        assertThat(over.path("mayReopen").asBoolean()).isFalse();
        assertThat(over.path("statusText").asText()).doesNotContain("要求重新办理");
        assertThat(over.path("closeOut").path("reopenUntil").isNull()).isTrue();
        assertThat(show(journey.staff("pds-supervision"), number)
                        .path("mayReopen")
                        .asBoolean())
                .isFalse();
        Answer refused = applicant.post("/api/service-requests/" + number + "/reopen", Map.of());
        assertThat(refused.code()).isEqualTo("reopening-over");
        assertThat(refused.json().path("detail").asText()).contains("另外提交");
    }

    private void deployTheModelBefore140() throws IOException {
        DeploymentBuilder deployment = repository.createDeployment().name("older model");
        for (String pattern : List.of("*.bpmn", "forms/*.form")) {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + pattern)) {
                try (InputStream content = resource.getInputStream()) {
                    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    String older = text.replaceAll(PLAN_TIMERS, "").replace("\"1.4.0\"", "\"1.3.0\"");
                    assertThat(older).doesNotContain("planRemindAt");
                    deployment.addString(Objects.requireNonNull(resource.getFilename()), older);
                }
            }
        }
        deployments.add(deployment.deploy().getId());
    }
}
