package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.huiqi.document.SampleFiles;
import org.huiqi.shared.Zones;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Time stands still while the enterprise is asked for something: over HTTP, with the engine's timers, at set hours of 2026. */
@HuiqiTest
class RequestQuestionsTest {

    private static final String RESOLVE = "userTask_resolveRequest";
    private static final String MEASURES = "userTask_reportMeasures";
    private static final String NEVER = "2999-12-31T08:00";

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Businesses businesses;

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

    // --- time

    @Test
    void shouldStandStillUntilTheEnterpriseAnswersAndGiveBackTheTime() {
        String number = underway("tax", "2026-03-02T10:00");
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-09T23:59:59");

        clock.set(at("2026-03-04T15:00"));
        JsonNode asked = asked(number, "pds-tax", "请补充完税证明😀<b>");

        assertThat(asked.path("waiting").path("until").asText()).startsWith("2026-03-11T15:59:59");
        assertThat(asked.path("statusText").asText()).contains("等待企业补充", "2026年3月11日");
        assertThat(asked.path("status").asText()).as("no new status").isEqualTo("in-progress");
        assertThat(asked.path("mayCallOff").asBoolean()).isTrue();
        assertThat(asked.path("questionsLeft").asInt()).isEqualTo(1);
        assertThat(warningTimes(number, RESOLVE))
                .hasSize(5)
                .containsOnlyKeys(names())
                .containsValue(NEVER);
        assertThat(taskDue(number, RESOLVE))
                .as("at the latest, were there no answer")
                .isEqualTo("2026-03-16T23:59:59");
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("statusText").asText()).contains("请您补充材料", "2026年3月11日");
        assertThat(seen.path("mayAnswer").asBoolean()).isTrue();
        assertThat(seen.path("waiting").path("text").asText()).isEqualTo("请补充完税证明😀<b>");
        assertThat(seen.path("clockLine").findValuesAsText("state")).containsExactly("met", "met", "paused");
        assertThat(applicant.get("/api/notifications").text()).contains("请您补充材料", "2026年3月11日");

        clock.set(at("2026-03-10T09:00"));
        JsonNode waiting = show(journey.staff("pds-tax"), number);
        JsonNode resolving = waiting.path("deadlines").get(2);
        assertThat(resolving.path("state").asText()).isEqualTo("paused");
        assertThat(resolving.path("text").asText()).isEqualTo("等待企业补充");
        assertThat(found("overdue=true", number)).isEmpty();
        assertThat(found("state=on-time", number)).containsExactly(number);
        assertThat(found("waiting=true", number)).containsExactly(number);
        assertThat(found("waiting=false", number)).isEmpty();
        assertThat(projected(number)).isEqualTo("null, warned false");
        Answer early = journey.complete("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
        assertThat(early.status()).as(early.text()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("waiting-for-enterprise");

        clock.set(at("2026-03-11T09:00"));
        Answer answered = answer(number, "完税证明如附件", List.of(document()));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().path("waiting").isNull()).isTrue();
        JsonNode question = answered.json().path("questions").get(0);
        assertThat(question.path("state").asText()).isEqualTo("answered");
        assertThat(question.path("late").asBoolean()).isFalse();
        assertThat(question.path("documents")).hasSize(1);
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-16T23:59:59");
        assertThat(taskDue(number, RESOLVE)).isEqualTo("2026-03-16T23:59:59");
        assertThat(warningTimes(number, RESOLVE))
                .isEqualTo(Map.of(
                        "remindAt", "2026-03-14T23:59:59",
                        "yellowAt", "2026-03-17T00:00",
                        "redAt", "2026-03-18T00:00",
                        "leaderAt", "2026-03-18T00:00",
                        "supervisionAt", "2026-03-19T00:00"));
        assertThat(projected(number)).isEqualTo("2026-03-16T23:59:59, warned false");
        assertThat(journey.staff("pds-tax").get("/api/notifications").text()).contains("企业已补充，恢复计时");
        assertThat(answered.json().path("timeline").findValuesAsText("event"))
                .contains("enterprise-asked", "enterprise-answered", "handling-resumed");
        assertThat(answered.json().path("documents")).hasSize(1);
        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
    }

    @ParameterizedTest
    @CsvSource({
        // natural days: dispatched on 2 March, due on 9 March
        "tax, 2026-03-02T10:00, 2026-03-04T15:00, 2026-03-04T17:00, 2026-03-09, the same day",
        "tax, 2026-03-02T10:00, 2026-03-04T23:59:58, 2026-03-05T00:00:01, 2026-03-10, seconds over midnight",
        "tax, 2026-03-02T10:00, 2026-03-09T23:58:59, 2026-03-12T08:00, 2026-03-12, a minute before it is due",
        "tax, 2026-03-02T10:00, 2026-03-02T10:01, 2026-03-09T23:59:59, 2026-03-16, to the last second",
        "tax, 2026-03-02T10:00, 2026-03-11T09:00, 2026-03-13T09:00, 2026-03-11, overdue before: so it stays",
        // working days: 15 to 23 February are off, 14 and 28 are worked
        "utility, 2026-02-12T10:00, 2026-02-13T16:00, 2026-02-25T09:00, 2026-02-27, over the Spring Festival",
        "utility, 2026-02-12T10:00, 2026-02-15T10:00, 2026-02-23T22:00, 2026-02-24, within the holidays",
        "utility, 2026-02-12T10:00, 2026-02-24T17:31, 2026-02-28T17:31, 2026-02-28, over a Saturday that is worked",
        "utility, 2026-02-12T10:00, 2026-02-24T23:59:58, 2026-03-01T00:00:01, 2026-03-02, its last second to a Sunday: nobody becomes late by a pause",
    })
    void shouldGiveBackExactlyTheTimeThatItStoodStill(
            String category, String start, String askedAt, String answeredAt, String due, String what) {
        String number = underway(category, start);
        clock.set(at(askedAt));
        asked(number, "pds-" + (category.equals("tax") ? "tax" : "housing"), "请补充");

        clock.set(at(answeredAt));
        assertThat(answer(number, "已补充", List.of()).status()).isEqualTo(200);

        assertThat(due(number, RESOLVE)).as(what).isEqualTo(due + "T23:59:59");
        assertThat(taskDue(number, RESOLVE)).as(what).isEqualTo(due + "T23:59:59");
        assertThat(warningTimes(number, RESOLVE).get("yellowAt"))
                .as(what)
                .isEqualTo(LocalDateTime.parse(due + "T00:00").plusDays(1).toString());
    }

    @Test
    void shouldGiveTheTimeOfAnEarlierStepBackToALaterOneThatCountsFromTheSameDay() {
        clock.set(at("2026-03-02T10:00"));
        String number = RequestJourney.submit(applicant, "tax");
        journey.done("pds-supervision", number, Map.of());
        clock.set(at("2026-03-03T10:00"));
        asked(number, "pds-tax", "请说明税种");
        JsonNode line = show(applicant, number).path("clockLine");
        assertThat(line.findValuesAsText("state")).containsExactly("met", "paused", "todo");
        clock.set(at("2026-03-06T10:00"));
        answer(number, "增值税", List.of());
        assertThat(due(number, MEASURES)).isEqualTo("2026-03-08T23:59:59");
        assertThat(show(applicant, number).path("clockLine").get(2).path("due").asText())
                .as("estimated")
                .startsWith("2026-03-12T15:59:59");

        journey.done("pds-tax", number, Map.of("decision", "approve", "measures", "马上办"));

        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-12T23:59:59");
        clock.set(at("2026-03-09T10:00"));
        asked(number, "pds-tax", "再补充一份");
        clock.set(at("2026-03-10T10:00"));
        answer(number, "见附件", List.of());
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-13T23:59:59");
        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
        journey.done("pds-supervision", number, Map.of("decision", "return", "opinion", "再核实"));
        assertThat(due(number, RESOLVE))
                .as("both times, where it is opened anew")
                .isEqualTo("2026-03-13T23:59:59");
    }

    @Test
    void shouldGiveNoWarningMeanwhileAndEachOnceAfterwards() {
        String number = underway("tax", "2026-03-02T10:00");
        clock.set(at("2026-03-10T09:00"));
        fireDue(number);
        assertThat(warnings(number)).containsExactlyInAnyOrder("reminder", "yellow-card");
        assertThat(found("warning=yellow-card", number)).containsExactly(number);
        asked(number, "pds-tax", "请补充");
        assertThat(found("warning=yellow-card", number)).isEmpty();
        assertThat(found("state=on-time", number)).containsExactly(number);
        assertThat(found("overdue=true", number)).isEmpty();
        JsonNode row = journey.staff("pds-tax")
                .get("/api/service-requests?q=" + number)
                .json()
                .get(0);
        assertThat(row.path("warning").isNull()).isTrue();
        assertThat(row.path("dueState").asText()).isEqualTo("paused");
        assertThat(row.path("waitingUntil").asText()).startsWith("2026-03-17T15:59:59");

        clock.set(at("2026-03-16T09:00"));
        fireDue(number);
        assertThat(warnings(number)).hasSize(2);
        answer(number, "已补充", List.of());
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-15T23:59:59");
        assertThat(found("overdue=true", number)).containsExactly(number);
        assertThat(found("warning=yellow-card", number)).containsExactly(number);
        assertThat(warningTimes(number, RESOLVE)).containsOnlyKeys("redAt", "leaderAt", "supervisionAt");

        clock.set(at("2026-03-18T09:00"));
        fireDue(number);
        fireDue(number);
        assertThat(warnings(number))
                .containsExactlyInAnyOrder("reminder", "yellow-card", "red-card", "leader", "supervision");
    }

    @Test
    void shouldStopTheClocksOfTheSupportTooAndLetItFinishMeanwhile() {
        clock.set(at("2026-03-02T10:00"));
        String number = RequestJourney.submit(applicant, "tax");
        journey.done(
                "pds-supervision", number, Map.of("firstSupportAuthority", "hrss", "secondSupportAuthority", "market"));
        journey.done("pds-tax", number, Map.of("decision", "approve", "measures", "马上办"));
        clock.set(at("2026-03-05T10:00"));
        asked(number, "pds-tax", "请补充");
        assertThat(states(number))
                .isEqualTo(Map.of(
                        "税务局", "paused",
                        "人力资源和社会保障局", "paused",
                        "市场监督管理局", "paused"));
        assertThat(journey.staff("pds-hrss").get("/api/notifications").text()).contains("暂停计时，等待企业补充");
        assertThat(ask(number, "pds-hrss", "也请补充").code()).isEqualTo("responsible-only");

        clock.set(at("2026-03-09T10:00"));
        journey.done("pds-hrss", number, Map.of("decision", "approve", "supportResult", "已协调"));
        assertThat(states(number).get("人力资源和社会保障局"))
                .as("in time: four days were given back")
                .isEqualTo("met");
        answer(number, "已补充", List.of());
        assertThat(states(number).get("市场监督管理局")).isEqualTo("running");
        assertThat(due(number, "userTask_giveSupport")).isEqualTo("2026-03-11T23:59:59");
        assertThat(warningTimes(number, "userTask_giveSupport").get("yellowAt")).isEqualTo("2026-03-12T00:00");
        journey.done("pds-market", number, Map.of("decision", "approve", "supportResult", "已协调"));
        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
    }

    // --- how it ends

    @Test
    void shouldGoOnWhenTheTimeIsOverAndStillTakeALateAnswerOnce() {
        String number = underway("tax", "2026-03-02T10:00");
        clock.set(at("2026-03-04T15:00"));
        asked(number, "pds-tax", "请补充");

        clock.set(at("2026-03-12T00:00"));
        fireDue(number);

        JsonNode over = show(applicant, number);
        assertThat(over.path("waiting").isNull()).isTrue();
        assertThat(over.path("questions").get(0).path("state").asText()).isEqualTo("time-over");
        assertThat(over.path("status").asText()).as("nothing is closed").isEqualTo("in-progress");
        assertThat(over.path("timeline").findValuesAsText("event")).contains("answer-overdue", "handling-resumed");
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-17T23:59:59");
        assertThat(applicant.get("/api/notifications").text()).contains("补充期限已过");
        assertThat(journey.staff("pds-tax").get("/api/notifications").text()).contains("补充期满，恢复计时");

        assertThat(over.path("mayAnswer").asBoolean()).isTrue();
        Answer late = answer(number, "对不起，现在补上", List.of());
        assertThat(late.status()).as(late.text()).isEqualTo(200);
        assertThat(late.json().path("questions").get(0).path("late").asBoolean())
                .isTrue();
        assertThat(late.json().path("questions").get(0).path("state").asText()).isEqualTo("time-over");
        assertThat(due(number, RESOLVE)).as("changes no clock").isEqualTo("2026-03-17T23:59:59");
        assertThat(journey.staff("pds-tax").get("/api/notifications").text()).contains("企业逾期补充");
        assertThat(late.json().path("mayAnswer").asBoolean()).isFalse();
        assertThat(answer(number, "再说一次", List.of()).code()).isEqualTo("answered-already");
    }

    @Test
    void shouldNotWaitAnyLongerWhereTheAuthorityKnowsEnough() {
        String number = underway("tax", "2026-03-02T10:00");
        clock.set(at("2026-03-04T15:00"));
        assertThat(callOff(number, "pds-tax", "电话里已说明").code()).isEqualTo("not-waiting");
        asked(number, "pds-tax", "请补充");
        clock.set(at("2026-03-06T15:00"));
        assertThat(callOff(number, "pds-tax", " ").status()).isEqualTo(422);
        assertThat(callOff(number, "pds-supervision", "请快办").code()).isEqualTo("responsible-only");

        Answer done = callOff(number, "pds-tax", "企业已来电说明");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-11T23:59:59");
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("questions").get(0).path("state").asText()).isEqualTo("called-off");
        assertThat(seen.path("timeline").toString()).contains("不再等待企业补充：企业已来电说明");
        assertThat(applicant.get("/api/notifications").text()).contains("不用再补充材料");
        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
    }

    @Test
    void shouldAskNoMoreOftenThanPlannedInARound() {
        String number = underway("tax", "2026-03-02T10:00");
        for (int time = 1; time <= 2; time++) {
            asked(number, "pds-tax", "请补充" + time);
            assertThat(ask(number, "pds-tax", "还要").code()).isEqualTo("asked-already");
            answer(number, "已补充", List.of());
        }
        JsonNode view = show(journey.staff("pds-tax"), number);
        assertThat(view.path("mayAsk").asBoolean()).isFalse();
        assertThat(view.path("questionsLeft").asInt()).isZero();
        Answer third = ask(number, "pds-tax", "请补充3");
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.code()).isEqualTo("asked-too-often");

        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
        assertThat(answer(number, "太晚了", List.of()).code()).isEqualTo("answered-already");
        journey.done("pds-supervision", number, Map.of("decision", "approve", "grade", "good"));
        assertThat(RequestJourney.rate(applicant, number, 1).status()).isEqualTo(200);
        assertThat(answer(number, "新的一轮", List.of()).code()).isEqualTo("not-asked");
        assertThat(asked(number, "pds-tax", "重办时请补充").path("questionsLeft").asInt())
                .as("a new round")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "merge", "transfer"})
    void shouldEndAsAlwaysWhileItWaits(String how) {
        String number = underway("tax", "2026-03-02T10:00");
        String other = how.equals("merge") ? RequestJourney.submit(applicant, "tax", "另一件", "另一个问题") : "";
        clock.set(at("2026-03-09T15:00"));
        asked(number, "pds-tax", "请补充");
        clock.set(at("2026-03-12T15:00"));
        Answer listed = journey.staff("pds-supervision")
                .post(
                        "/api/service-requests/" + number + "/listing",
                        Map.of("leader", "李副市长", "until", "2026-04-01", "reason", "久拖不决"));
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);

        Answer ended =
                switch (how) {
                    case "withdraw" -> applicant.post("/api/service-requests/" + number + "/withdraw", Map.of());
                    case "merge" ->
                        journey.staff("pds-supervision")
                                .post("/api/service-requests/" + number + "/merge", Map.of("into", other));
                    default ->
                        journey.staff("pds-supervision")
                                .post(
                                        "/api/service-requests/" + number + "/transfer",
                                        Map.of("to", "hn", "reason", "涉及省级权限"));
                };

        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        JsonNode view = show(applicant, number);
        assertThat(view.path("waiting").isNull()).isTrue();
        assertThat(view.path("questions").get(0).path("state").asText()).isEqualTo("case-over");
        assertThat(view.path("mayAnswer").asBoolean()).isFalse();
        assertThat(view.path("deadlines").get(2).path("state").asText())
                .as("nobody did what the clock was for, and nobody was late")
                .isEqualTo("ended");
        assertThat(answer(number, "还要补充", List.of()).code()).isEqualTo("not-asked");
        assertThat(waits(number)).isZero();
    }

    // --- who may, and bad input

    @Test
    void shouldRefuseWhoMayNotAskOrAnswer() {
        String number = RequestJourney.submit(applicant, "tax");
        assertThat(ask(number, "pds-supervision", "请补充").code()).isEqualTo("not-in-hand");
        assertThat(answer(number, "我先说明", List.of()).code()).isEqualTo("not-asked");
        journey.underway(number, "pds-tax");
        assertThat(ask(number, "pds-supervision", "请补充").code()).isEqualTo("responsible-only");
        assertThat(ask(number, "pds-housing", "请补充").status())
                .as("it does not exist for them")
                .isEqualTo(404);
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/questions", Map.of("text", "请补充"))
                        .status())
                .isEqualTo(403);
        Answer empty = ask(number, "pds-tax", "  ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().path("errors").get(0).path("field").asText()).isEqualTo("text");
        assertThat(ask(number, "pds-tax", "长".repeat(2001)).status()).isEqualTo(422);
        assertThat(show(journey.staff("pds-tax"), number).path("mayAsk").asBoolean())
                .isTrue();
        assertThat(show(journey.staff("pds-supervision"), number).path("mayAsk").asBoolean())
                .isFalse();

        asked(number, "pds-tax", "请补充");

        Visitor stranger = Visitor.loggedIn(port, "qiye2");
        assertThat(stranger.post("/api/service-requests/" + number + "/answers", Map.of("text", "我来答"))
                        .status())
                .isEqualTo(404);
        assertThat(journey.staff("pds-tax")
                        .post("/api/service-requests/" + number + "/answers", Map.of("text", "代答"))
                        .status())
                .isEqualTo(403);
        Answer blank = answer(number, "", List.of());
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.code()).isEqualTo("answer-invalid");
        Answer files = answer(number, "见附件", List.of(UUID.randomUUID().toString()));
        assertThat(files.json().path("errors").get(0).path("field").asText()).isEqualTo("documents[0]");
        assertThat(answer(number, "见附件", List.of("nonsense")).code()).isEqualTo("documents-invalid");
        String others =
                stranger.upload("别人的.pdf", SampleFiles.pdf()).json().path("id").asText();
        assertThat(answer(number, "见附件", List.of(others)).status()).isEqualTo(422);
        assertThat(answer(number, "长".repeat(2001), List.of()).status()).isEqualTo(422);
        assertThat(show(applicant, number).path("waiting").isNull())
                .as("nothing of that was an answer")
                .isFalse();
    }

    @Test
    void shouldTakeOneOfTwoAnswersThatComeTogether() {
        String number = underway("tax", "2026-03-02T10:00");
        asked(number, "pds-tax", "请补充");
        List<Integer> statuses =
                Together.all(() -> answer(number, "第一个", List.of()).status(), () -> answer(number, "第二个", List.of())
                        .status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(due(number, RESOLVE)).isEqualTo("2026-03-09T23:59:59");
    }

    // --- steps

    /** Dispatched and measures reported at that hour; the clock stands there. */
    private String underway(String category, String hour) {
        clock.set(at(hour));
        String number = RequestJourney.submit(applicant, category);
        journey.underway(number, category.equals("tax") ? "pds-tax" : "pds-housing");
        return number;
    }

    private JsonNode asked(String number, String official, String text) {
        Answer answer = ask(number, official, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer ask(String number, String official, String text) {
        return journey.staff(official).post("/api/service-requests/" + number + "/questions", Map.of("text", text));
    }

    private Answer answer(String number, String text, List<String> documents) {
        return applicant.post(
                "/api/service-requests/" + number + "/answers", Map.of("text", text, "documents", documents));
    }

    private Answer callOff(String number, String official, String reason) {
        return journey.staff(official)
                .send("DELETE", "/api/service-requests/" + number + "/questions", Map.of("reason", reason));
    }

    private String document() {
        Answer document = applicant.upload("完税证明.pdf", SampleFiles.pdf());
        assertThat(document.status()).as(document.text()).isEqualTo(201);
        return document.json().path("id").asText();
    }

    private List<String> found(String filter, String number) {
        return journey.staff("pds-supervision")
                .get("/api/service-requests?q=" + number + "&" + filter)
                .json()
                .findValuesAsText("caseNumber");
    }

    /** What is due by now is done, as the engine does it. */
    private void fireDue(String number) {
        management
                .createJobQuery()
                .processInstanceId(instance(number))
                .timers()
                .duedateLowerThan(Date.from(clock.instant().plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private Map<String, String> warningTimes(String number, String step) {
        Map<String, String> times = new TreeMap<>();
        for (Job timer : management
                .createJobQuery()
                .processInstanceId(instance(number))
                .timers()
                .activityId(step)
                .list()) {
            String waitsFor = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(timer.getJobDefinitionId())
                    .singleResult()
                    .getJobConfiguration();
            String variable = waitsFor.substring(waitsFor.indexOf("${") + 2, waitsFor.indexOf('}'));
            times.put(variable, local(timer.getDuedate().toInstant()));
        }
        return times;
    }

    private static String[] names() {
        return new String[] {"remindAt", "yellowAt", "redAt", "leaderAt", "supervisionAt"};
    }

    private String taskDue(String number, String step) {
        return local(tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult()
                .getDueDate()
                .toInstant());
    }

    private String instance(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }

    private String due(String number, String step) {
        return jdbc.sql("""
                        SELECT due FROM service_request_clock
                        WHERE case_number = :number AND step = :step AND ended_at IS NULL
                        """)
                .param("number", number)
                .param("step", step)
                .query((row, n) ->
                        local(row.getObject("due", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** What the board reads of the request. */
    private String projected(String number) {
        return jdbc.sql("SELECT next_due, warned FROM supervision_request WHERE case_number = :number")
                .param("number", number)
                .query((row, n) -> {
                    OffsetDateTime due = row.getObject("next_due", OffsetDateTime.class);
                    return (due == null ? "null" : local(due.toInstant())) + ", warned " + row.getBoolean("warned");
                })
                .single();
    }

    private List<String> warnings(String number) {
        return jdbc.sql("""
                        SELECT w.level FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number = :number
                        """).param("number", number).query(String.class).list();
    }

    /** The states of the clocks of the handling, by authority. */
    private Map<String, String> states(String number) {
        Map<String, String> states = new TreeMap<>();
        show(journey.staff("pds-supervision"), number).path("deadlines").forEach(deadline -> {
            String step = deadline.path("step").asText();
            if (step.equals(RESOLVE) || step.equals("userTask_giveSupport")) {
                String group = deadline.path("groupName").asText();
                List.of("税务局", "人力资源和社会保障局", "市场监督管理局").stream()
                        .filter(group::contains)
                        .forEach(name -> states.put(name, deadline.path("state").asText()));
            }
        });
        return states;
    }

    private long waits(String number) {
        return jdbc.sql("""
                        SELECT count(*) FROM act_ru_execution e JOIN act_ru_execution p ON p.id_ = e.proc_inst_id_
                        WHERE p.business_key_ = :number AND e.act_id_ = 'eventBasedGateway_answer'
                        """).param("number", number).query(Long.class).single();
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, Zones.SHANGHAI).toString();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.SHANGHAI).toInstant();
    }
}
