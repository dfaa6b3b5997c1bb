package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody may do, through whichever door of the engine. */
@HuiqiTest
class EngineDoorsTest {

    private static final String REST = "/engine-rest";
    private static final String WEBAPP = "/camunda/api/engine/engine/default";

    /** Every kind of staff; the other jurisdictions have the same groups. */
    private static final List<String> EVERYBODY = List.of(
            "pds-reception",
            "pds-finance-office",
            "pds-treasury",
            "pds-cashier",
            "pds-leader",
            "pds-supervision",
            "jz-finance-office",
            "designer",
            "releaser",
            "sysadmin",
            "secadmin",
            "auditor");

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    private record Forbidden(String method, String path, Object body) {}

    @Test
    void shouldSayThatNoMetricsAreCollected() {
        Answer answer = Visitor.loggedIn(port, "sysadmin").get("/engine-rest/metrics");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("metrics-off");
        assertThat(answer.text()).contains("不采集引擎指标");
    }

    @Test
    void shouldLetNobodyChangeModelsOrTheCourseOfACase() {
        ACase someCase = ACase.submitted(port, engine, businesses, "pds-listing-award");
        List<Forbidden> attempts = attempts(someCase.number);
        String before = state(someCase.number);
        for (String username : EVERYBODY) {
            Visitor visitor = Visitor.loggedIn(port, username);
            visitor.get("/camunda/app/welcome/default/");
            for (String door : List.of(REST, REST + "/engine/default", WEBAPP)) {
                for (Forbidden attempt : attempts) {
                    Answer answer = visitor.send(attempt.method(), door + attempt.path(), attempt.body());
                    assertThat(answer.status())
                            .as("%s: %s %s%s → %s", username, attempt.method(), door, attempt.path(), answer.text())
                            .isEqualTo(403);
                    assertThat(answer.code()).isEqualTo("application-only");
                }
            }
            assertThat(visitor.get("/api/session").status())
                    .as("refused as forbidden, not for a missing token, which would end the session")
                    .isEqualTo(200);
        }
        assertThat(state(someCase.number)).isEqualTo(before);
    }

    private List<Forbidden> attempts(String caseNumber) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .singleResult();
        Task task =
                tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult();
        String definition = instance.getProcessDefinitionId();
        String deployment = repository.getProcessDefinition(definition).getDeploymentId();
        String filter =
                filters.createFilterQuery().filterName("已超期").list().get(0).getId();
        String decision =
                repository.createDecisionDefinitionQuery().list().get(0).getId();
        Map<String, Object> value = Map.of("value", "x", "type", "String");
        Object variables = Map.of("modifications", Map.of("ceiling", value));
        return Stream.of(
                        new Forbidden("POST", "/deployment/create", Map.of()),
                        new Forbidden("POST", "/deployment/" + deployment + "/redeploy", Map.of()),
                        new Forbidden("DELETE", "/deployment/" + deployment + "?cascade=true", null),
                        new Forbidden("DELETE", "/process-definition/" + definition + "?cascade=true", null),
                        new Forbidden("DELETE", "/process-definition/key/listingReward/delete", null),
                        new Forbidden(
                                "PUT",
                                "/process-definition/" + definition + "/history-time-to-live",
                                Map.of("historyTimeToLive", 0)),
                        new Forbidden("POST", "/process-definition/key/listingReward/start", Map.of()),
                        new Forbidden("POST", "/process-definition/" + definition + "/submit-form", Map.of()),
                        new Forbidden("PUT", "/process-definition/suspended", Map.of("suspended", true)),
                        new Forbidden("POST", "/process-definition/" + definition + "/restart", Map.of()),
                        new Forbidden("POST", "/process-instance/" + instance.getId() + "/modification", Map.of()),
                        new Forbidden("POST", "/modification/execute", Map.of()),
                        new Forbidden("POST", "/migration/generate", Map.of()),
                        new Forbidden("POST", "/migration/execute", Map.of()),
                        new Forbidden("DELETE", "/process-instance/" + instance.getId(), null),
                        new Forbidden(
                                "POST",
                                "/process-instance/delete",
                                Map.of("processInstanceIds", List.of(instance.getId()))),
                        new Forbidden("PUT", "/process-instance/" + instance.getId() + "/variables/ceiling", value),
                        new Forbidden("POST", "/process-instance/" + instance.getId() + "/variables", variables),
                        new Forbidden("DELETE", "/process-instance/" + instance.getId() + "/variables/policyId", null),
                        new Forbidden("POST", "/process-instance/variables-async", Map.of()),
                        new Forbidden("POST", "/process-instance/message-async", Map.of()),
                        new Forbidden("PUT", "/execution/" + instance.getId() + "/localVariables/ceiling", value),
                        new Forbidden("POST", "/execution/" + instance.getId() + "/signal", Map.of()),
                        new Forbidden(
                                "POST",
                                "/execution/" + instance.getId() + "/messageSubscriptions/applicationWithdrawn/trigger",
                                Map.of()),
                        new Forbidden(
                                "POST",
                                "/message",
                                Map.of("messageName", "applicationWithdrawn", "businessKey", caseNumber)),
                        new Forbidden("POST", "/signal", Map.of("name", "x")),
                        new Forbidden("POST", "/condition", Map.of()),
                        new Forbidden("PUT", "/task/" + task.getId() + "/variables/ceiling", value),
                        new Forbidden("POST", "/task/" + task.getId() + "/localVariables", variables),
                        new Forbidden("POST", "/task/create", Map.of("name", "x")),
                        new Forbidden("PUT", "/task/" + task.getId() + "/", Map.of("name", "x")),
                        new Forbidden("DELETE", "/task/" + task.getId(), null),
                        new Forbidden("POST", "/task/" + task.getId() + "/assignee", Map.of("userId", "pds-tax")),
                        new Forbidden("POST", "/task/" + task.getId() + "/delegate", Map.of("userId", "pds-tax")),
                        new Forbidden("POST", "/task/" + task.getId() + "/resolve", Map.of()),
                        new Forbidden(
                                "POST",
                                "/task/" + task.getId() + "/identity-links",
                                Map.of("userId", "pds-tax", "type", "candidate")),
                        new Forbidden("POST", "/task/" + task.getId() + "/bpmnError", Map.of("errorCode", "x")),
                        new Forbidden("POST", "/task/" + task.getId() + "/attachment/create", Map.of()),
                        new Forbidden("POST", "/filter/create", Map.of("name", "x", "resourceType", "Task")),
                        new Forbidden("PUT", "/filter/" + filter, Map.of("name", "x", "resourceType", "Task")),
                        new Forbidden("DELETE", "/filter/" + filter, null),
                        new Forbidden("POST", "/decision-definition/" + decision + "/evaluate", Map.of()),
                        new Forbidden("POST", "/external-task/fetchAndLock", Map.of()),
                        new Forbidden("DELETE", "/job/1", null),
                        new Forbidden("PUT", "/job/1/duedate", Map.of()),
                        new Forbidden("POST", "/authorization/create", Map.of("type", 1)),
                        new Forbidden("PUT", "/authorization/1", Map.of()),
                        new Forbidden("DELETE", "/authorization/1", null),
                        new Forbidden("POST", "/group/create", Map.of("id", "x")),
                        new Forbidden("DELETE", "/group/pds-reception.acceptor", null),
                        new Forbidden("POST", "/tenant/create", Map.of("id", "x")),
                        new Forbidden("POST", "/identity/verify", Map.of("username", "secadmin", "password", "x")),
                        new Forbidden("POST", "/history/cleanup", null),
                        new Forbidden("DELETE", "/history/process-instance/" + instance.getId(), null),
                        new Forbidden("PATCH", "/task/" + task.getId(), Map.of()))
                .toList();
    }

    private String state(String caseNumber) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .singleResult();
        return String.join(
                " ",
                List.of(
                        String.valueOf(repository.createDeploymentQuery().count()),
                        String.valueOf(filters.createFilterQuery().count()),
                        String.valueOf(tasks.createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .taskUnassigned()
                                .count()),
                        new java.util.TreeMap<>(runtime.getVariables(instance.getId())).toString()));
    }

    @Test
    void shouldOpenTheEngineToStaffOnly() {
        for (Visitor outsider : List.of(new Visitor(port), Visitor.loggedIn(port, "qiye"))) {
            boolean anonymous = outsider.get("/api/session").status() == 401;
            for (String path : List.of(
                    REST + "/task", REST + "/engine", WEBAPP + "/task", "/camunda/api/admin/auth/user/default")) {
                Answer answer = outsider.get(path);
                assertThat(answer.status()).as(path).isEqualTo(anonymous ? 401 : 403);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
            assertThat(outsider.get("/camunda/app/tasklist/default/").status()).isIn(401, 403);
        }
        assertThat(Visitor.loggedIn(port, "pds-tax")
                        .get("/camunda/app/tasklist/default/")
                        .status())
                .isEqualTo(200);
        for (String setup : List.of(
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/app/admin/default/setup/")) {
            assertThat(Visitor.loggedIn(port, "secadmin")
                            .send("POST", setup, Map.of())
                            .status())
                    .as(setup)
                    .isEqualTo(403);
        }
    }

    @Test
    void shouldOpenEachWebApplicationToThoseWhoNeedIt() {
        assertThat(applications("pds-reception")).containsExactly("tasklist");
        assertThat(applications("sysadmin")).containsExactlyInAnyOrder("tasklist", "cockpit");
        assertThat(applications("auditor")).containsExactlyInAnyOrder("tasklist", "cockpit");
        assertThat(applications("secadmin")).containsExactlyInAnyOrder("tasklist", "admin");
    }

    private List<String> applications(String username) {
        Answer page = Visitor.loggedIn(port, username).get("/camunda/app/welcome/default/");
        List<String> open = new java.util.ArrayList<>(
                List.of(page.header("X-Authorized-Apps").split(",")));
        open.remove("welcome");
        return open;
    }

    @Test
    void shouldLetTheSystemAdministratorRunJobsAndNobodyElse() {
        ACase award = ACase.submitted(port, engine, businesses, "pds-listing-award");
        Visitor clerk = Visitor.loggedIn(port, "pds-reception");
        assertThat(clerk.post(
                                REST + "/task/" + award.task(clerk) + "/complete",
                                Map.of("variables", Map.of("decision", Map.of("value", "approve"))))
                        .status())
                .isEqualTo(204);
        Visitor operator = Visitor.loggedIn(port, "sysadmin");
        String instance = operator.get(REST + "/process-instance?businessKey=" + award.number)
                .json()
                .get(0)
                .path("id")
                .asText();
        String job = operator.get(REST + "/job?processInstanceId=" + instance)
                .json()
                .get(0)
                .path("id")
                .asText();
        for (String username : List.of("pds-reception", "secadmin", "auditor", "designer", "releaser")) {
            assertThat(Visitor.loggedIn(port, username)
                            .post(REST + "/job/" + job + "/execute", Map.of())
                            .status())
                    .as(username)
                    .isIn(403, 404);
        }
        Answer run = operator.post(REST + "/job/" + job + "/execute", Map.of());
        assertThat(run.status()).as(run.text()).isEqualTo(204);
        assertThat(award.status()).isEqualTo("under-review");
        assertThat(award.tasks(operator)).as("operating is not deciding").isEmpty();
        assertThat(award.tasks(Visitor.loggedIn(port, "jz-finance-office"))).isEmpty();
        assertThat(award.tasks(Visitor.loggedIn(port, "pds-finance-office"))).hasSize(1);
        assertThat(operator.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(clerk.get("/camunda/app/cockpit/default/").text()).doesNotContain("cockpit-bootstrap");
    }

    @Test
    void shouldRunNoExpressionsInQueries() {
        Visitor visitor = Visitor.loggedIn(port, "pds-finance-office");
        String expression = "${environment.getProperty('spring.datasource.password')}";
        for (Map<String, String> criterion : List.of(
                Map.of("assigneeExpression", expression),
                Map.of("dueBeforeExpression", expression),
                Map.of("nameLike", "x", "candidateGroupExpression", expression))) {
            Answer answer = visitor.post(REST + "/task", criterion);
            assertThat(answer.status()).as(answer.text()).isIn(400, 403);
            assertThat(answer.text()).doesNotContain("org.camunda", "Exception");
        }
        String filter = visitor.get(REST + "/filter?name="
                        + java.net.URLEncoder.encode("本单位待领", java.nio.charset.StandardCharsets.UTF_8))
                .json()
                .get(0)
                .path("id")
                .asText();
        assertThat(visitor.post(REST + "/filter/" + filter + "/list", Map.of("assigneeExpression", expression))
                        .status())
                .isIn(400, 403);
    }

    @Test
    void shouldTellErrorsOfTheEngineAsProblems() {
        Visitor visitor = Visitor.loggedIn(port, "pds-finance-office");
        Answer gone = visitor.post(REST + "/task/no-such-task/complete", Map.of());
        assertThat(gone.status()).as(gone.text()).isEqualTo(404);
        Answer malformed = visitor.send("POST", REST + "/task/no-such-task/complete", "{not json");
        assertThat(malformed.status()).isEqualTo(400);
        Answer unknownTask = visitor.get(REST + "/task/no-such-task");
        assertThat(unknownTask.status()).isEqualTo(404);
        Answer unknownPath = visitor.get(REST + "/no-such-thing");
        assertThat(unknownPath.status()).isEqualTo(404);
        Answer denied = visitor.get(REST + "/user/secadmin/profile");
        assertThat(denied.status()).isIn(403, 404);
        Answer parameter = visitor.get(REST + "/task?sortBy=nonsense&sortOrder=asc");
        assertThat(parameter.status()).isEqualTo(400);
        for (Answer answer : List.of(gone, malformed, unknownTask, unknownPath, denied, parameter)) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("detail").asText()).isNotBlank();
            assertThat(answer.text()).doesNotContain("org.camunda", "Exception", "\tat ");
        }
    }
}
