package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;

/** A real case that a test takes through its steps over HTTP. */
final class ACase {

    private final int port;
    private final Engine engine;
    final Visitor applicant;
    final String number;

    private ACase(int port, Engine engine, Visitor applicant, String number) {
        this.port = port;
        this.engine = engine;
        this.applicant = applicant;
        this.number = number;
    }

    /** An application of a new enterprise for the first stage of a listing award. */
    static ACase submitted(int port, Engine engine, Businesses businesses, String policyId) {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        Answer answer = applicant.post("/api/applications", body(policyId));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new ACase(
                port, engine, applicant, answer.json().path("caseNumber").asText());
    }

    static Map<String, Object> body(String policyId) {
        return Map.of(
                "policyId",
                policyId,
                "facts",
                Map.of("listingBoard", "main", "listingMilestone", "tutoring-filed"),
                "documents",
                List.of(),
                "undertakings",
                List.of());
    }

    void approve(String username) {
        Answer answer = complete(username, Map.of("decision", "approve", "remarksAcknowledged", true));
        assertThat(answer.status()).as(username + ": " + answer.text()).isEqualTo(204);
    }

    /** Completes the person's only task of the case with plain values. */
    Answer complete(String username, Map<String, ?> values) {
        Visitor visitor = Visitor.loggedIn(port, username);
        Map<String, Object> variables = new java.util.LinkedHashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        Answer answer =
                visitor.post("/engine-rest/task/" + task(visitor) + "/complete", Map.of("variables", variables));
        engine.runAsyncJobs(number);
        return answer;
    }

    String task(Visitor visitor) {
        List<String> ids = tasks(visitor);
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    List<String> tasks(Visitor visitor) {
        return visitor.get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .findValuesAsText("id");
    }

    String status() {
        return applicant
                .get("/api/applications/" + number)
                .json()
                .path("status")
                .asText();
    }
}
