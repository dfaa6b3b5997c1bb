package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;

/** Takes service requests from step to step over HTTP, as enterprise and officials do. */
final class RequestJourney {

    private final int port;
    private final Map<String, Visitor> staff = new HashMap<>();

    RequestJourney(int port) {
        this.port = port;
    }

    /** The name of an official, as leaders are named who decide. */
    String nameOf(String username) {
        return staff(username).get("/api/session").json().path("displayName").asText();
    }

    Visitor staff(String username) {
        return staff.computeIfAbsent(username, name -> Visitor.loggedIn(port, name));
    }

    static String submit(Visitor applicant, String category, String title, String text) {
        Answer answer = applicant.post(
                "/api/service-requests", Map.of("title", title, "text", text, "category", category, "district", "新华区"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    static String submit(Visitor applicant, String category) {
        return submit(applicant, category, "一件诉求", "请帮助解决");
    }

    /** Dispatched to the handler and with measures reported. */
    void underway(String number, String handler) {
        done("pds-supervision", number, Map.of("responsibleAuthority", handler.substring(handler.indexOf('-') + 1)));
        done(handler, number, Map.of("decision", "approve", "measures", "马上办"));
    }

    void untilAudit(String number, String handler) {
        underway(number, handler);
        done(handler, number, Map.of("decision", "approve", "result", "已办好"));
    }

    void untilClosed(String number, String handler) {
        untilAudit(number, handler);
        done("pds-supervision", number, Map.of("decision", "approve", "grade", "good"));
    }

    static Answer rate(Visitor applicant, String number, int grade) {
        return applicant.post("/api/service-requests/" + number + "/rating", Map.of("grade", grade, "text", "评价"));
    }

    void done(String username, String number, Map<String, Object> values) {
        Answer answer = complete(username, number, values);
        assertThat(answer.status()).as(username + ": " + answer.text()).isEqualTo(204);
    }

    Answer complete(String username, String number, Map<String, Object> values) {
        List<String> tasks = tasks(username, number);
        assertThat(tasks).as("tasks of " + username).hasSize(1);
        return complete(staff(username), tasks.get(0), values);
    }

    static Answer complete(Visitor official, String task, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return official.post("/engine-rest/task/" + task + "/complete", Map.of("variables", variables));
    }

    List<String> tasks(String username, String number) {
        return staff(username)
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .findValuesAsText("id");
    }

    static JsonNode show(Visitor visitor, String number) {
        Answer answer = visitor.get("/api/service-requests/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
