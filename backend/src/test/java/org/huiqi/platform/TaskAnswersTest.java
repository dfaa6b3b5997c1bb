package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person sends with a task decides this task and nothing beyond it. */
@HuiqiTest
class TaskAnswersTest {

    private static final Map<String, Object> SMUGGLED = Map.ofEntries(
            Map.entry("stepOutcome", "reject"),
            Map.entry("verdict", "not-eligible"),
            Map.entry("ceiling", false),
            Map.entry("signatureRequired", false),
            Map.entry("awardOutcome", "budget-exhausted"),
            Map.entry("paymentOutcome", "settled"),
            Map.entry("stepGroup", "pds-tax.reviewer"),
            Map.entry("signer", "pds-tax.reviewer"),
            Map.entry("signers", "pds-tax.reviewer"),
            Map.entry("caseNumber", "PDS-SS-1"),
            Map.entry("policyId", "jz-listing-domestic"),
            Map.entry("jurisdiction", "jz"),
            Map.entry("amountText", "¥1"),
            Map.entry("stepDue", "2000-01-01T00:00:00.000+0800"),
            Map.entry("remindAt", "2000-01-01T00:00:00.000+0800"),
            Map.entry("anything", "else"));

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    RuntimeService runtime;

    @Test
    void shouldNotLetAStepDecideTheStepsAfterIt() {
        ACase award = ACase.submitted(port, engine, businesses, "hn-listing-domestic");
        for (String username : List.of("hn-reception", "hn-finance-office")) {
            Answer answer = award.complete(username, with(Map.of("decision", "approve", "remarksAcknowledged", true)));
            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
            assertUntouched(award);
        }
        assertThat(openStep(award))
                .as("the text states a ceiling, so somebody fixes the sum")
                .isEqualTo("userTask_fixAwardAmount");
        award.complete("hn-finance-office", with(Map.of("decision", "approve", "opinion", "x", "awardedAmount", 1000)));
        assertThat(openStep(award)).isEqualTo("userTask_reviewFunding");
        assertUntouched(award);
    }

    @Test
    void shouldNotLetTheTreasuryPassByTheLeader() {
        ACase award = ACase.submitted(port, engine, businesses, "pds-listing-award");
        award.complete("pds-reception", with(Map.of("decision", "approve", "remarksAcknowledged", true)));
        award.complete("pds-finance-office", with(Map.of("decision", "approve", "remarksAcknowledged", true)));
        award.complete("pds-treasury", with(Map.of("decision", "approve", "remarksAcknowledged", true)));
        assertThat(openStep(award)).isEqualTo("userTask_signAward");
        award.complete("pds-leader", with(Map.of("decision", "approve", "remarksAcknowledged", true)));
        assertThat(award.status()).isEqualTo("public-notice");
        engine.fireTimer(award.number, "catchEvent_noticeEnded");
        assertThat(award.complete("pds-cashier", SMUGGLED).status()).isEqualTo(204);
        assertThat(openStep(award)).isEqualTo("userTask_recordReceipt");
        assertThat(award.complete("pds-cashier", SMUGGLED).status())
                .as("a receipt is still asked for")
                .isEqualTo(422);
        assertThat(award.complete("pds-cashier", with(Map.of("paymentFailed", true, "failureReason", "账号有误")))
                        .status())
                .isEqualTo(204);
        assertThat(openStep(award)).isEqualTo("userTask_issuePaymentOrder");
    }

    @Test
    void shouldConfineTasklistToo() {
        ACase award = ACase.submitted(port, engine, businesses, "hn-listing-domestic");
        Visitor clerk = Visitor.loggedIn(port, "hn-reception");
        clerk.get("/camunda/app/tasklist/default/");
        String door = "/camunda/api/engine/engine/default/task/" + award.task(clerk);
        Map<String, Object> variables = new LinkedHashMap<>();
        with(Map.of("decision", "approve", "remarksAcknowledged", true))
                .forEach((name, value) -> variables.put(name, Map.of("value", value)));
        assertThat(clerk.send("POST", door + "/claim", Map.of("userId", "hn-reception"))
                        .status())
                .isEqualTo(204);
        Answer submitted = clerk.send("POST", door + "/submit-form", Map.of("variables", variables));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(204);
        assertUntouched(award);
        engine.runAsyncJobs(award.number);
        assertThat(openStep(award)).isEqualTo("userTask_reviewApplication");
    }

    @Test
    void shouldRefuseValuesThatNoFormSends() {
        ACase award = ACase.submitted(port, engine, businesses, "pds-listing-award");
        Visitor clerk = Visitor.loggedIn(port, "pds-reception");
        String complete = "/engine-rest/task/" + award.task(clerk) + "/complete";
        for (Object decision : List.of(
                Map.of("value", Map.of("x", 1)),
                Map.of("value", List.of("approve")),
                Map.of("value", "rO0ABQ==", "type", "Object"),
                Map.of("value", "x", "type", "File"),
                "approve",
                Map.of("value", 7),
                Map.of("value", "maybe"))) {
            Answer answer = clerk.post(complete, Map.of("variables", Map.of("decision", decision)));
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().path("errors").get(0).path("field").asText())
                    .isEqualTo("decision");
        }
        for (String flaw : List.of("\\u0000", "\\ud800", "a\\udc00b")) {
            Answer unprintable = clerk.send(
                    "POST",
                    complete,
                    "{\"variables\":{\"decision\":{\"value\":\"return\"},\"opinion\":{\"value\":\"缺" + flaw + "\"}}}");
            assertThat(unprintable.status()).as(unprintable.text()).isEqualTo(422);
            assertThat(unprintable.json().path("errors").get(0).path("field").asText())
                    .isEqualTo("opinion");
        }
        assertThat(clerk.post(complete, Map.of()).status()).isEqualTo(422);
        assertThat(clerk.send("POST", complete, "[]").status()).isEqualTo(400);
        assertThat(clerk.send("POST", complete, "{\"variables\":\"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(award.status()).isEqualTo("submitted");
    }

    @Test
    void shouldLetPeopleClaimForThemselvesOnly() {
        ACase award = ACase.submitted(port, engine, businesses, "pds-listing-award");
        Visitor clerk = Visitor.loggedIn(port, "pds-reception");
        String task = "/engine-rest/task/" + award.task(clerk);
        Answer other = clerk.post(task + "/claim", Map.of("userId", "pds-tax"));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.code()).isEqualTo("claim-for-oneself");
        assertThat(clerk.post(task + "/claim", Map.of()).status()).isEqualTo(204);
        assertThat(clerk.get(task).json().path("assignee").asText()).isEqualTo("pds-reception");
        Visitor stranger = Visitor.loggedIn(port, "pds-tax");
        assertThat(stranger.get(task).status()).isIn(403, 404);
        for (String act : List.of("/claim", "/unclaim", "/complete", "/submit-form")) {
            Answer answer =
                    stranger.post(task + act, Map.of("variables", Map.of("decision", Map.of("value", "approve"))));
            assertThat(answer.status()).as(act + answer.text()).isIn(403, 404);
        }
        assertThat(award.status()).isEqualTo("submitted");
    }

    private static Map<String, Object> with(Map<String, ?> answers) {
        Map<String, Object> all = new LinkedHashMap<>(SMUGGLED);
        all.putAll(answers);
        return all;
    }

    private String openStep(ACase award) {
        return award.applicant
                .get("/api/applications/" + award.number + "/diagram")
                .json()
                .path("active")
                .get(0)
                .asText();
    }

    private void assertUntouched(ACase award) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(award.number)
                .singleResult();
        Map<String, Object> variables = runtime.getVariables(instance.getId());
        assertThat(variables).doesNotContainKey("anything").containsEntry("caseNumber", award.number);
        SMUGGLED.forEach(
                (name, value) -> assertThat(variables.get(name)).as(name).isNotEqualTo(value));
    }
}
