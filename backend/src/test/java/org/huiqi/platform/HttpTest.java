package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How the application answers what nobody meant to send, and what it tells the browser. */
@HuiqiTest
class HttpTest {

    @LocalServerPort
    int port;

    /** A write: who may send it, and the fields of its body with a value of the wrong type each. */
    private record Write(String method, String path, String username, Map<String, Object> wrong) {}

    private static final List<Write> WRITES = List.of(
            new Write("POST", "/api/session", "qiye", Map.of("username", List.of(), "password", 7)),
            new Write(
                    "POST",
                    "/api/applications",
                    "qiye",
                    Map.of("policyId", 7, "facts", "x", "documents", "x", "undertakings", Map.of())),
            new Write(
                    "POST",
                    "/api/applications/X/supplement",
                    "qiye",
                    Map.of("facts", 7, "documents", "x", "text", List.of())),
            new Write("POST", "/api/applications/X/withdraw", "qiye", Map.of("reason", 7)),
            new Write(
                    "POST",
                    "/api/policies/pds-listing-award/evaluate",
                    "qiye",
                    Map.of("facts", 7, "on", "soon", "grantedThisYear", "much")),
            new Write(
                    "POST",
                    "/api/policies/match",
                    "qiye",
                    Map.of("facts", 7, "applicant", 7, "jurisdiction", 7, "on", 7)),
            new Write("POST", "/api/public-notices/X/objections", "qiye", Map.of("text", 7, "contact", List.of())),
            new Write("POST", "/api/payment-batches", "pds-cashier", Map.of("orderIds", "x")),
            new Write(
                    "POST",
                    "/api/budgets",
                    "pds-treasury",
                    Map.of("jurisdiction", 7, "layer", 7, "payer", 7, "year", "x", "amount", "x", "reference", 7)),
            new Write(
                    "POST",
                    "/api/policy-documents/pds-relief-2022-draft/confirmation",
                    "releaser",
                    Map.of("documentNumber", 7, "note", List.of())));

    @Test
    void shouldNameTheFieldThatHasTheWrongType() {
        for (Write write : WRITES) {
            Visitor visitor = Visitor.loggedIn(port, write.username());
            write.wrong().forEach((field, value) -> {
                Answer answer = visitor.send(write.method(), write.path(), Map.of(field, value));
                assertProblem(answer, write + " " + field);
                if (answer.status() != 404) {
                    assertThat(answer.text()).as(write + " " + field).contains(field);
                }
            });
        }
    }

    @Test
    void shouldRefuseFieldsThatDoNotExistAndWhatIsNoBody() {
        for (Write write : WRITES) {
            Visitor visitor = Visitor.loggedIn(port, write.username());
            Answer unknown = visitor.send(write.method(), write.path(), Map.of("noSuchField", 1));
            assertProblem(unknown, write.toString());
            if (unknown.status() != 404) {
                assertThat(unknown.text()).as(write.toString()).contains("noSuchField");
            }
            Map<String, Object> deep = new LinkedHashMap<>();
            deep.put("facts", Map.of("a", Map.of("b", List.of(Map.of("c", 1)))));
            for (Object body : List.of(
                    "{not json",
                    "[]",
                    "7",
                    "\"x\"",
                    "null",
                    "",
                    "{\"facts\":{\"x\":1e999999999}}",
                    "{\"text\":\"\\u0000\"}",
                    "{\"amount\":1e99999}",
                    "{} {}",
                    "{\"text\":\"a\",\"text\":\"b\"}",
                    "[".repeat(5000),
                    deep)) {
                Answer answer = visitor.send(write.method(), write.path(), body);
                assertThat(answer.status())
                        .as(write + " " + body + " → " + answer.text())
                        .isLessThan(500);
                assertThat(answer.text()).doesNotContain("Exception", "org.huiqi", "java.");
            }
            assertThat(visitor.send(write.method(), write.path(), "a=b", "Content-Type", "text/plain")
                            .status())
                    .as(write.toString())
                    .isBetween(400, 499);
        }
    }

    private static void assertProblem(Answer answer, String what) {
        assertThat(answer.status()).as(what + " → " + answer.text()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        assertThat(answer.code()).as(what).isNotBlank();
        assertThat(answer.text()).as(what).doesNotContain("Exception", "org.huiqi", "java.", "jackson");
    }

    @Test
    void shouldAnswerUnknownPathsAndMethodsAsProblems() {
        Visitor staff = Visitor.loggedIn(port, "pds-tax");
        Visitor nobody = new Visitor(port);
        assertThat(staff.get("/api/no-such-thing").status()).isEqualTo(404);
        assertProblem(staff.get("/api/no-such-thing"), "unknown path");
        assertThat(nobody.get("/api/no-such-thing").status()).isEqualTo(401);
        assertProblem(nobody.get("/no/such/page"), "unknown page");
        assertProblem(staff.get("/no/such/page"), "unknown page");
        assertProblem(nobody.get("/actuator/env"), "actuator");
        assertProblem(staff.get("/actuator/heapdump"), "actuator");
        assertThat(staff.send("PUT", "/api/applications", Map.of()).status()).isEqualTo(405);
        assertProblem(staff.send("PUT", "/api/applications", Map.of()), "wrong method");
        assertThat(staff.send("DELETE", "/api/policies/pds-listing-award", null).status())
                .isEqualTo(405);
        for (String path : List.of(
                "/api/applications/NO-SUCH-CASE",
                "/api/policies/no-such-policy",
                "/api/documents/00000000-0000-0000-0000-000000000000",
                "/api/drafts/no-such-policy",
                "/api/calendar/1700")) {
            Answer answer = Visitor.loggedIn(port, "qiye").get(path);
            assertProblem(answer, path);
        }
        assertProblem(staff.get("/api/documents/not-a-uuid"), "malformed id");
        assertProblem(staff.get("/api/applications?page=x"), "malformed page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/applications?page=0",
                "/api/applications?perPage=1000000",
                "/api/applications?sort=%27%3B--&order=ASC",
                "/api/applications?order=SIDEWAYS",
                "/api/applications?q=%25_%27%22",
                "/api/applications?q=%00",
                "/api/applications/%00",
                "/api/policies?q=%00",
                "/api/policies?inForceOn=soon",
                "/api/business-entities?q=%27",
                "/api/payment-orders?state=%00",
                "/api/notifications?page=-1"
            })
    void shouldNotFallOverOddParameters(String path) {
        Answer answer = Visitor.loggedIn(port, "pds-finance-office").get(path);
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        assertThat(answer.text()).doesNotContain("Exception", "SQL");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/applications?status=nonsense, status, under-review",
        "/api/applications?jurisdiction=atlantis, jurisdiction, pingdingshan",
        "/api/payment-orders?state=nonsense, state, settled",
        "/api/payment-batches?jurisdiction=atlantis, jurisdiction, jiaozuo",
        "/api/budgets?layer=nonsense, layer, district"
    })
    void shouldNameTheValuesThatAFilterTakes(String path, String field, String allowed) {
        Answer answer = Visitor.loggedIn(port, "pds-treasury").get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("filter-invalid");
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .contains(allowed);
    }

    @Test
    void shouldNameEveryWrongFilterAtOnce() {
        Answer answer = Visitor.loggedIn(port, "pds-treasury").get("/api/budgets?layer=x&jurisdiction=y");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("layer", "jurisdiction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "PROPFIND"})
    void shouldAnswerOtherMethodsSanely(String method) throws Exception {
        for (String path : List.of("/", "/api/policies", "/api/session", "/api/applications", "/engine-rest/task")) {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
            assertThat(status).as(method + " " + path).isLessThan(500);
            if (method.equals("HEAD") && path.equals("/api/policies")) {
                assertThat(status).as(path).isEqualTo(200);
            }
            if (method.equals("TRACE")) {
                assertThat(status).as(path).isGreaterThanOrEqualTo(400);
            }
        }
    }

    @Test
    void shouldTellTheBrowserWhatItMayDo() {
        Visitor visitor = Visitor.loggedIn(port, "pds-tax");
        for (String path :
                List.of("/", "/panel.html", "/admin/", "/api/policies", "/api/session", "/engine-rest/task")) {
            Answer answer = visitor.get(path);
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("SAMEORIGIN");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                    .doesNotContain("unsafe-eval");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("Server")).as(path).isEmpty();
            if (path.startsWith("/api/") || path.startsWith("/engine-rest/")) {
                assertThat(answer.header("Cache-Control")).as(path).containsAnyOf("no-store", "no-cache");
            }
        }
        for (String app : List.of("tasklist", "welcome")) {
            Answer page = visitor.get("/camunda/app/" + app + "/default/");
            assertThat(page.header("X-Frame-Options")).as(app).isEqualTo("SAMEORIGIN");
            assertThat(page.header("Content-Security-Policy"))
                    .as(app)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void shouldRefuseWhatFollowsABodyAndWhatIsSaidTwice() {
        Visitor visitor = Visitor.loggedIn(port, "qiye");
        for (String body : List.of(
                "{\"policyId\":\"pds-neeq-award\",\"facts\":{}} x",
                "{\"policyId\":\"pds-neeq-award\",\"facts\":{}} {}",
                "{\"policyId\":\"a\",\"policyId\":\"b\"}",
                "{\"policyId\":\"pds-neeq-award\",\"facts\":{\"a\":1,\"a\":2}}")) {
            Answer answer = visitor.send("POST", "/api/applications", body);
            assertThat(answer.status()).as(body + " → " + answer.text()).isEqualTo(400);
            assertThat(answer.code()).as(body).isEqualTo("malformed-body");
        }
    }

    @Test
    void shouldSayWhichFormatIsTaken() {
        Answer answer = Visitor.loggedIn(port, "qiye").send("POST", "/api/documents", Map.of());
        assertThat(answer.status()).isEqualTo(415);
        assertProblem(answer, "no form");
        assertThat(answer.text()).contains("multipart/form-data");
    }

    @Test
    void shouldTellProblemsOfTheServerItselfAsProblems() {
        assertProblem(new Visitor(port).get("/api/applications/%00"), "refused by Tomcat");
    }

    @Test
    void shouldTakeALongChineseFileName() {
        Visitor visitor = Visitor.loggedIn(port, "qiye");
        Answer answer = visitor.upload("长".repeat(250) + ".pdf", org.huiqi.document.SampleFiles.pdf());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("fileName").asText()).endsWith("长.pdf");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        Visitor visitor = Visitor.loggedIn(port, "qiye");
        Answer huge = visitor.send("POST", "/api/applications", "{\"policyId\":\"" + "x".repeat(3_000_000) + "\"}");
        assertProblem(huge, "three million characters");
        assertThat(huge.status()).isEqualTo(413);
    }
}
