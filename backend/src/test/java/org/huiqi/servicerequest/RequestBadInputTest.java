package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.rate;
import static org.huiqi.servicerequest.RequestJourney.show;
import static org.huiqi.servicerequest.RequestJourney.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.huiqi.document.SampleFiles;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people get wrong: a clear problem answer, and nothing lost. */
@HuiqiTest
@ExtendWith(OutputCaptureExtension.class)
class RequestBadInputTest {

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    IdentityService identity;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

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
    void tellTheRealTime() {
        clock.reset();
    }

    @Test
    void shouldTakeTenThousandCharactersAndRefuseOneMore() {
        for (String character : List.of("长", "😀")) {
            Answer most = post("标题", character.repeat(10_000));
            assertThat(most.status()).as(most.text()).isEqualTo(201);
            String number = most.json().path("caseNumber").asText();
            assertThat(show(applicant, number).path("text").asText()).isEqualTo(character.repeat(10_000));
            Answer more = post("标题", character.repeat(10_001));
            assertThat(more.status()).isEqualTo(422);
            assertThat(more.json().path("errors").get(0).path("message").asText())
                    .contains("10000")
                    .contains("10001");
        }
    }

    @Test
    void shouldKeepMarkupOfOfficialsAndEnterprisesAsText() {
        String markup = "<script>alert('x')</script><img src=x onerror=alert(1)>😀&lt;";
        String number = submit(applicant, "tax", markup, markup);
        journey.done("pds-supervision", number, Map.of("dispatchNote", markup));
        journey.done("pds-tax", number, Map.of("decision", "approve", "measures", markup));
        assertThat(journey.staff("pds-tax")
                        .post("/api/service-requests/" + number + "/progress", Map.of("text", markup))
                        .status())
                .isEqualTo(200);
        Answer answer = applicant.get("/api/service-requests/" + number);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode view = answer.json();
        assertThat(view.path("title").asText()).isEqualTo(markup);
        assertThat(view.path("measures").asText()).isEqualTo(markup);
        assertThat(view.path("timeline").findValuesAsText("text")).contains("进展：" + markup);
        for (String bad : List.of("有\u0000字符", "\ud83d孤立", "\u0007响铃")) {
            Answer refused =
                    applicant.post("/api/service-requests/" + number + "/urges", "{\"text\":\"" + escaped(bad) + "\"}");
            assertThat(refused.status()).as(escaped(bad)).isIn(400, 422);
        }
    }

    @Test
    void shouldNotDispatchToADepartmentThatHasNobody() {
        Visitor business = Visitor.loggedIn(port, businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        String number = business.post(
                        "/api/service-requests",
                        Map.of("title", "租赁", "text", "租赁国有房屋", "category", "state-property", "district", "山阳区"))
                .json()
                .path("caseNumber")
                .asText();
        identity.deleteMembership("jz-sasac", "jz-sasac.reviewer");
        try {
            Answer vacant = journey.complete("jz-supervision", number, Map.of("responsibleAuthority", "sasac"));
            assertThat(vacant.status()).as(vacant.text()).isEqualTo(422);
            assertThat(vacant.json().path("errors").get(0).path("code").asText())
                    .isEqualTo("authority-vacant");
            assertThat(vacant.json().path("detail").asText()).contains("还没有办理人员");
        } finally {
            identity.createMembership("jz-sasac", "jz-sasac.reviewer");
        }
        journey.done("jz-supervision", number, Map.of("responsibleAuthority", "sasac"));
    }

    @Test
    void shouldCloseOnlyOnce() {
        String number = submit(applicant, "tax");
        journey.untilAudit(number, "pds-tax");
        String task = journey.tasks("pds-supervision", number).get(0);
        Map<String, Object> values = Map.of("decision", "approve", "grade", "good");
        Visitor supervisor = journey.staff("pds-supervision");
        assertThat(RequestJourney.complete(supervisor, task, values).status()).isEqualTo(204);
        Answer again = RequestJourney.complete(supervisor, task, values);
        assertThat(again.status()).as(again.text()).isIn(404, 409);
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .containsOnlyOnce("closed");
    }

    @Test
    void shouldRefuseARatingOfSomebodyElsesOrAfterTheTime() {
        String number = submit(applicant, "tax");
        journey.untilClosed(number, "pds-tax");
        Visitor stranger = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        assertThat(rate(stranger, number, 1).status()).isEqualTo(404);
        assertThat(stranger.post("/api/service-requests/" + number + "/reopen", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(journey.staff("pds-tax")
                        .post("/api/service-requests/" + number + "/rating", Map.of("grade", 5))
                        .status())
                .isEqualTo(403);
        engine.fireTimer(number, "catchEvent_ratingOverdue");
        clock.set(Clock.systemUTC().instant().plus(Duration.ofDays(6)));
        Answer late = rate(applicant, number, 5);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("rating-over");
        clock.set(Clock.systemUTC().instant().plus(Duration.ofDays(20)));
        Answer reopening = applicant.post("/api/service-requests/" + number + "/reopen", Map.of());
        assertThat(reopening.code()).isEqualTo("reopening-over");
    }

    @Test
    void shouldRefuseAttachmentsThatAreNotWhatTheySayOrNotTheirs() {
        assertThat(applicant
                        .upload("说明.pdf", "MZ\u0000not a document".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isIn(415, 422);
        assertThat(applicant.upload("空.pdf", new byte[0]).status()).isEqualTo(422);
        String theirs = Visitor.loggedIn(port, businesses.enterpriseInXinhua())
                .upload("他人.pdf", SampleFiles.pdf())
                .json()
                .path("id")
                .asText();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(UUID.randomUUID().toString());
        }
        for (List<String> documents : List.of(List.of(theirs), List.of("not-an-id"), many)) {
            Answer refused = applicant.post(
                    "/api/service-requests",
                    Map.of("title", "标题", "text", "内容", "category", "tax", "documents", documents));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("field").asText())
                    .startsWith("documents");
        }
    }

    @Test
    void shouldTakeADoubleClickOnceWithAKeyAndProposeMergingWithout() {
        Map<String, Object> body = Map.of("title", "双击", "text", "按了两次提交", "category", "tax", "district", "新华区");
        String key = UUID.randomUUID().toString();
        List<Answer> clicks = Together.all(
                () -> applicant.post("/api/service-requests", body, key),
                () -> applicant.post("/api/service-requests", body, key));
        assertThat(clicks).anyMatch(answer -> answer.status() == 201);
        assertThat(clicks).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(applicant.get("/api/service-requests").json()).hasSize(1);
        Map<String, Object> other = new HashMap<>(body);
        other.put("text", "换了内容");
        assertThat(applicant.post("/api/service-requests", other, key).status())
                .as("another body with the same key")
                .isEqualTo(409);

        Answer without = applicant.post("/api/service-requests", body);
        assertThat(without.status()).isEqualTo(201);
        assertThat(without.json().path("similar").get(0).path("similarity").asDouble())
                .as("the same again is proposed for merging")
                .isEqualTo(1.0);
    }

    @Test
    void shouldSayNothingOfTheTextInLogsMessagesAndAudit(CapturedOutput output) {
        String secret = "机密正文" + UUID.randomUUID();
        String number = submit(applicant, "tax", "普通标题", secret);
        post("标题", secret + "长".repeat(10_000));
        applicant.post(
                "/api/service-requests", Map.of("title", "标题", "text", secret, "category", "tax", "district", secret));
        applicant.post("/api/service-requests", "{\"text\":\"" + secret + "\"");
        journey.done("pds-supervision", number, Map.of());
        engine.fireTimer(number, "userTask_reportMeasures");
        journey.complete("pds-tax", number, Map.of("decision", "approve"));
        assertThat(output.getAll()).doesNotContain(secret);
        for (String found : List.of(
                "SELECT count(*) FROM notification WHERE title || body LIKE :secret",
                "SELECT count(*) FROM audit_entry WHERE details::text LIKE :secret",
                "SELECT count(*) FROM service_request_event WHERE text LIKE :secret")) {
            assertThat(jdbc.sql(found)
                            .param("secret", "%" + secret + "%")
                            .query(Long.class)
                            .single())
                    .as(found)
                    .isZero();
        }
    }

    private Answer post(String title, String text) {
        return applicant.post("/api/service-requests", Map.of("title", title, "text", text, "category", "tax"));
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(character -> json.append(String.format("\\u%04x", character)));
        return json.toString();
    }
}
