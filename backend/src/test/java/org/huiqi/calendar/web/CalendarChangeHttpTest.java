package org.huiqi.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last days of 2026, the calendar of 2027 not known: cases whose deadlines reach over the New Year, then the notice comes. */
@HuiqiTest
class CalendarChangeHttpTest {

    private static final String NOTICE = "国办发明电〔2026〕99号";

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService taskService;

    private final Map<String, Visitor> staff = new HashMap<>();

    @BeforeEach
    void atTheEndOfTheYear() {
        clock.set(at("2026-12-30T10:00"));
    }

    @AfterEach
    void forgetTheYear() {
        clock.reset();
        jdbc.sql("DELETE FROM calendar_year WHERE year IN (2026, 2027)").update();
        jdbc.sql("UPDATE calendar_revision SET revision = nextval('calendar_revision_seq')")
                .update();
    }

    @Test
    void shouldMoveASupplementWithItsTimerAndTellTheApplicant() {
        String username = businesses.enterpriseInXinhua();
        Visitor applicant = Visitor.loggedIn(port, username);
        String number = submitted(applicant);
        complete("pds-reception", number, Map.of("decision", "return", "opinion", "缺营业执照"));
        assertThat(due(number, "eventBasedGateway_supplement")).isEqualTo(endOf("2027-01-20"));

        JsonNode preview = preview(year2027());
        assertThat(preview.path("valid").asBoolean()).as(preview.toString()).isTrue();
        assertThat(preview.path("correction").asBoolean()).isFalse();
        assertThat(affected(preview, number))
                .containsExactly("application 补正期限 2027-01-20T15:59:59Z → 2027-01-21T15:59:59Z");
        assertThat(due(number, "eventBasedGateway_supplement"))
                .as("a preview changes nothing")
                .isEqualTo(endOf("2027-01-20"));
        assertThat(new Visitor(port)
                        .get("/api/calendar/2027")
                        .json()
                        .path("provisional")
                        .asBoolean())
                .isTrue();

        JsonNode changed = carryOut(2027, year2027());
        assertThat(changed.path("affected").asInt())
                .isEqualTo(preview.path("total").asInt());
        assertThat(due(number, "eventBasedGateway_supplement")).isEqualTo(endOf("2027-01-21"));
        JsonNode view = applicant.get("/api/applications/" + number).json();
        assertThat(view.path("supplement").path("until").asText()).startsWith("2027-01-21");
        assertThat(view.path("timeline").toString()).contains("2027年1月20日改为2027年1月21日", NOTICE);
        assertThat(timers(number)).containsExactly("${supplementUntil} 2027-01-22T00:00:00");
        assertThat(variable(number, "supplementUntil")).isEqualTo(at("2027-01-22T00:00"));
        assertThat(applicant.get("/api/notifications").text()).contains("办理期限有变化", "2027年1月21日");
        JsonNode year = new Visitor(port).get("/api/calendar/2027").json();
        assertThat(year.path("provisional").asBoolean()).isFalse();
        assertThat(year.path("notice").asText()).isEqualTo(NOTICE);

        JsonNode record = staff("pds-leader")
                .get("/api/calendar/changes/" + changed.path("id").asText())
                .json();
        assertThat(record.path("byName").asText()).isNotBlank();
        assertThat(record.path("added")).hasSize(15);
        assertThat(record.path("lines").toString()).contains(number);
        assertThat(staff("auditor").get("/api/audit-entries?q=calendar:2027").text())
                .contains("录入或更正日历");
        engine.fireTimer(number, "catchEvent_supplementOverdue");
        assertThat(applicant
                        .get("/api/applications/" + number)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("lapsed");
    }

    @Test
    void shouldMoveAPublicNoticeForAllWhoReadIt() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = submitted(applicant);
        for (String official : List.of("pds-reception", "pds-finance-office", "pds-treasury", "pds-leader")) {
            approve(official, number);
        }
        assertThat(due(number, "eventBasedGateway_publicNotice")).isEqualTo(endOf("2027-01-06"));

        JsonNode preview = preview(year2027());
        assertThat(affected(preview, number))
                .containsExactly("public-notice 公示期 2027-01-06T15:59:59Z → 2027-01-07T15:59:59Z");
        carryOut(2027, year2027());

        assertThat(timers(number)).containsExactly("${noticeUntil} 2027-01-08T00:00:00");
        JsonNode notice = StreamSupport.stream(
                        new Visitor(port)
                                .get("/api/public-notices?perPage=1000")
                                .json()
                                .spliterator(),
                        false)
                .filter(row -> row.path("caseNumber").asText().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(notice.path("until").asText()).startsWith("2027-01-07");
        engine.fireTimer(number, "catchEvent_noticeEnded");
        assertThat(applicant
                        .get("/api/applications/" + number)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("approved");
    }

    @Test
    void shouldGiveBackAPauseInTheRecomputationToo() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = submitted(applicant);
        approve("pds-reception", number);
        assertThat(due(number, "userTask_reviewApplication")).isEqualTo(endOf("2027-01-06"));
        complete("pds-finance-office", number, Map.of("decision", "return", "opinion", "请说明"));
        clock.set(at("2026-12-31T10:00"));
        assertThat(applicant
                        .post("/api/applications/" + number + "/supplement", Map.of("text", "说明如下"))
                        .status())
                .isEqualTo(200);
        engine.runAsyncJobs(number);
        approve("pds-reception", number);
        assertThat(due(number, "userTask_reviewApplication"))
                .as("one working day stood still")
                .isEqualTo(endOf("2027-01-07"));

        carryOut(2027, year2027());

        assertThat(due(number, "userTask_reviewApplication")).isEqualTo(endOf("2027-01-08"));
        Task task = task(number, "userTask_reviewApplication");
        assertThat(task.getDueDate()).isEqualTo(Date.from(endOf("2027-01-08")));
        assertThat(timers(number)).containsExactly("${remindAt} 2027-01-07T23:59:59");
        assertThat(staff("pds-finance-office").get("/api/notifications").text()).contains("期限有变化");
    }

    @Test
    void shouldMoveEveryCardAndEscalationOfAServiceRequest() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        Answer submitted = applicant.post(
                "/api/service-requests",
                Map.of("title", "报装受阻", "text", "用电报装一直没有进展", "category", "utility", "district", "新华区"));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
        String number = submitted.json().path("caseNumber").asText();
        complete("pds-supervision", number, Map.of());
        complete("pds-housing", number, Map.of("decision", "approve", "measures", "明天到现场"));
        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-04"));

        assertThat(affected(preview(year2027()), number))
                .containsExactly("service-request 办理一般诉求 2027-01-04T15:59:59Z → 2027-01-05T15:59:59Z");
        carryOut(2027, year2027());

        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-05"));
        assertThat(task(number, "userTask_resolveRequest").getDueDate()).isEqualTo(Date.from(endOf("2027-01-05")));
        assertThat(timers(number))
                .containsExactlyInAnyOrder(
                        "${remindAt} 2027-01-03T23:59:59",
                        "${yellowAt} 2027-01-06T00:00:00",
                        "${redAt} 2027-01-07T00:00:00",
                        "${leaderAt} 2027-01-07T00:00:00",
                        "${supervisionAt} 2027-01-08T00:00:00");
        assertThat(variable(number, "stepDue")).isEqualTo(endOf("2027-01-05"));
        assertThat(staff("pds-housing").get("/api/notifications").text()).contains("期限有变化");
        assertThat(applicant
                        .get("/api/service-requests/" + number)
                        .json()
                        .path("timeline")
                        .toString())
                .contains("2027年1月5日");
    }

    @Test
    void shouldTellWhoeverHasSeveralDeadlinesOnce() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        List<String> numbers = new ArrayList<>();
        for (String title : List.of("用电报装", "用水报装")) {
            String number = applicant
                    .post(
                            "/api/service-requests",
                            Map.of("title", title, "text", "没有进展", "category", "utility", "district", "新华区"))
                    .json()
                    .path("caseNumber")
                    .asText();
            complete("pds-supervision", number, Map.of());
            complete("pds-housing", number, Map.of("decision", "approve", "measures", "明天到现场"));
            numbers.add(number);
        }

        JsonNode changed = carryOut(2027, year2027());

        String id = changed.path("id").asText();
        List<JsonNode> told = toldOf(applicant, id);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("title").asText()).isEqualTo("您的事项有2个期限变化");
        assertThat(told.get(0).path("text").asText())
                .contains("2027年放假安排（" + NOTICE + "）")
                .contains(numbers.get(0) + "“办理一般诉求”改为2027年1月5日（周二）")
                .contains(numbers.get(1));
        assertThat(told.get(0).path("caseNumber").isNull()).isTrue();
        List<JsonNode> office = toldOf(staff("pds-housing"), id);
        assertThat(office).hasSize(1);
        assertThat(office.get(0).path("about").path("kind").asText()).isEqualTo("calendar-change");
        assertThat(office.get(0).path("title").asText()).contains("个期限有变化");
        assertThat(staff("pds-housing").get("/api/calendar/changes/" + id).status())
                .as("the list behind it")
                .isEqualTo(200);
    }

    private static List<JsonNode> toldOf(Visitor visitor, String change) {
        List<JsonNode> told = new ArrayList<>();
        visitor.get("/api/notifications?perPage=100").json().forEach(message -> {
            if (message.path("about").path("id").asText().equals(change)) {
                told.add(message);
            }
        });
        return told;
    }

    @Test
    void shouldMoveWhatStandsStillAndUntilWhen() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = requestUnderway(applicant);
        clock.set(at("2026-12-31T10:00"));
        ask(number);
        assertThat(task(number, "userTask_resolveRequest").getDueDate()).isEqualTo(Date.from(endOf("2027-01-11")));

        assertThat(affected(preview(year2027()), number))
                .containsExactlyInAnyOrder(
                        "service-request 办理一般诉求 2027-01-04T15:59:59Z → 2027-01-05T15:59:59Z",
                        "service-request 等待企业补充 2027-01-07T15:59:59Z → 2027-01-08T15:59:59Z");
        carryOut(2027, year2027());

        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-05"));
        assertThat(task(number, "userTask_resolveRequest").getDueDate())
                .as("at the latest, were there no answer")
                .isEqualTo(Date.from(endOf("2027-01-12")));
        assertThat(timers(number))
                .as("no warning while it stands still")
                .containsExactlyInAnyOrder(
                        "${answerUntil} 2027-01-09T00:00:00",
                        "${remindAt} 2999-12-31T08:00:00",
                        "${yellowAt} 2999-12-31T08:00:00",
                        "${redAt} 2999-12-31T08:00:00",
                        "${leaderAt} 2999-12-31T08:00:00",
                        "${supervisionAt} 2999-12-31T08:00:00");
        JsonNode view = applicant.get("/api/service-requests/" + number).json();
        assertThat(view.path("waiting").path("until").asText()).startsWith("2027-01-08");
        assertThat(view.path("timeline").toString()).contains("补充材料的期限由2027年1月7日改为2027年1月8日");

        clock.set(at("2027-01-06T10:00"));
        answer(applicant, number);

        assertThat(requestDue(number, "userTask_resolveRequest"))
                .as("three working days stood still, as the calendar is now")
                .isEqualTo(endOf("2027-01-08"));
        assertThat(timers(number)).contains("${yellowAt} 2027-01-09T00:00:00").hasSize(5);
    }

    @Test
    void shouldGiveBackWhatStoodStillInTheRecomputationOfARequestToo() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = requestUnderway(applicant);
        ask(number);
        clock.set(at("2026-12-31T10:00"));
        answer(applicant, number);
        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-05"));

        carryOut(2027, year2027());

        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-06"));
        assertThat(timers(number)).contains("${yellowAt} 2027-01-07T00:00:00").hasSize(5);
    }

    private String requestUnderway(Visitor applicant) {
        Answer submitted = applicant.post(
                "/api/service-requests",
                Map.of("title", "报装受阻", "text", "用电报装一直没有进展", "category", "utility", "district", "新华区"));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
        String number = submitted.json().path("caseNumber").asText();
        complete("pds-supervision", number, Map.of());
        complete("pds-housing", number, Map.of("decision", "approve", "measures", "明天到现场"));
        assertThat(requestDue(number, "userTask_resolveRequest")).isEqualTo(endOf("2027-01-04"));
        return number;
    }

    private void ask(String number) {
        Answer asked =
                staff("pds-housing").post("/api/service-requests/" + number + "/questions", Map.of("text", "请补充用电申请"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    }

    private static void answer(Visitor applicant, String number) {
        Answer answered = applicant.post("/api/service-requests/" + number + "/answers", Map.of("text", "已补充"));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    }

    @Test
    void shouldCorrectAPublishedYearByItsAmendment() {
        clock.set(at("2026-09-28T10:00"));
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = submitted(applicant);
        assertThat(due(number, "userTask_checkCompleteness")).isEqualTo(endOf("2026-09-29"));
        Map<String, Object> body = year2026();
        days(body).add(day("2026-09-29", "holiday", "临时放假"));
        body.put("notice", "国办发明电〔2026〕5号");
        body.put("issuedOn", "2026-09-27");
        body.put("text", "9月29日放假1天");

        JsonNode preview = preview(body);
        assertThat(preview.path("correction").asBoolean()).isTrue();
        assertThat(preview.path("added")).hasSize(1);
        assertThat(preview.path("removed")).isEmpty();
        carryOut(2026, body);

        assertThat(due(number, "userTask_checkCompleteness")).isEqualTo(endOf("2026-09-30"));
        JsonNode year = new Visitor(port).get("/api/calendar/2026").json();
        assertThat(year.path("notice").asText()).isEqualTo("国办发明电〔2025〕7号");
        assertThat(year.path("amendments").toString()).contains("国办发明电〔2026〕5号", "9月29日放假1天");

        Map<String, Object> back = year2026();
        back.put("notice", "国办发明电〔2026〕6号");
        back.put("issuedOn", "2026-09-28");
        clock.set(at("2026-09-30T10:00"));
        carryOut(2026, back);
        assertThat(due(number, "userTask_checkCompleteness"))
                .as("who is in time does not become late by a change alone")
                .isEqualTo(endOf("2026-09-30"));
    }

    @Test
    void shouldNotMoveWhatHasEndedOrCountsNaturalDays() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = submitted(applicant);
        approve("pds-reception", number);
        String withdrawn = submitted(Visitor.loggedIn(port, businesses.enterpriseInXinhua()));
        approve("pds-reception", withdrawn);
        complete("pds-finance-office", withdrawn, Map.of("decision", "reject", "opinion", "不符合"));
        String request = applicant
                .post(
                        "/api/service-requests",
                        Map.of("title", "融资困难", "text", "请帮助", "category", "financing", "district", "新华区"))
                .json()
                .path("caseNumber")
                .asText();

        JsonNode preview = preview(year2027());

        assertThat(affected(preview, number)).hasSize(1);
        assertThat(affected(preview, withdrawn)).isEmpty();
        assertThat(affected(preview, request)).isEmpty();
    }

    @Test
    void shouldRefuseAPreviewThatIsNoLongerTrue() {
        JsonNode preview = preview(year2027());
        carryOut(2027, year2027());
        Map<String, Object> again = year2027();
        days(again).remove(0);
        again.put("revision", preview.path("revision").asLong());

        Answer stale = staff("releaser").put("/api/calendar/years/2027", again);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("calendar-changed");
        Answer same = staff("releaser").put("/api/calendar/years/2027", year2027());
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("没有要更改的内容");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notice| 关于放假的通知| notice",
                "notice| ''| notice",
                "issuedOn| 2026-02-30| issuedOn",
                "issuedOn| 2026-12-31| issuedOn",
                "issuedOn| 2024-11-01| issuedOn",
                "date| 2027-02-30| days[15].date",
                "date| 2026-10-01| days[15].date",
                "date| 2027-10-01| days[15].date",
                "date| 明天| days[15].date",
                "kind| workday| days[15].kind",
                "makeUp| 2027-06-09| days[15].kind",
                "name| ''| days[15].name",
            })
    void shouldNameWhatIsWrongWithAYear(String what, String value, String field) {
        Map<String, Object> body = year2027();
        switch (what) {
            case "date" -> days(body).add(day(value, "holiday", "国庆节"));
            case "kind" -> days(body).add(day("2027-06-09", value, "端午节"));
            case "makeUp" -> days(body).add(day(value, "make-up-workday", "端午节"));
            case "name" -> days(body).add(day("2027-06-09", "holiday", value));
            default -> body.put(what, value);
        }

        JsonNode preview = preview(body);
        Answer refused = staff("releaser").put("/api/calendar/years/2027", body);

        assertThat(preview.path("valid").asBoolean()).isFalse();
        assertThat(preview.path("problems").findValuesAsText("field")).contains(field);
        assertThat(preview.path("affected")).isEmpty();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid-calendar-year");
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains(field);
        assertThat(new Visitor(port)
                        .get("/api/calendar/2027")
                        .json()
                        .path("provisional")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldHintAtWhatLooksWrong() {
        Map<String, Object> body = year2027();
        days(body).removeIf(day -> day.get("date").startsWith("2027-10"));

        assertThat(preview(body).path("hints").toString()).contains("10月1日是法定节日");
    }

    @Test
    void shouldLetOnlyTheReleaserChangeTheCalendar() {
        for (String other : List.of("secadmin", "sysadmin", "designer", "auditor", "pds-leader", "qiye")) {
            Visitor visitor = Visitor.loggedIn(port, other);
            assertThat(visitor.post("/api/calendar/years/preview", year2027()).status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(visitor.put("/api/calendar/years/2027", year2027()).status())
                    .as(other)
                    .isEqualTo(403);
        }
        Visitor nobody = new Visitor(port);
        nobody.get("/api/session");
        assertThat(nobody.put("/api/calendar/years/2027", year2027()).status()).isEqualTo(401);
        assertThat(nobody.get("/api/calendar/changes").status()).isEqualTo(401);
        assertThat(Visitor.loggedIn(port, "qiye").get("/api/calendar/changes").status())
                .isEqualTo(403);
        assertThat(staff("pds-leader").get("/api/calendar/changes").status()).isEqualTo(200);
    }

    @Test
    void shouldListTheYears() {
        JsonNode years = new Visitor(port).get("/api/calendar/years").json();

        assertThat(years.get(0).path("year").asInt()).isEqualTo(2027);
        assertThat(years.get(0).path("provisional").asBoolean()).isTrue();
        assertThat(years.get(1).path("notice").asText()).isEqualTo("国办发明电〔2025〕7号");
        assertThat(years.get(1).path("workingDays").asInt()).isEqualTo(248);
        assertThat(years.get(1).path("makeUpWorkdays").asInt()).isEqualTo(6);
    }

    // --- steps

    private static Map<String, Object> year2027() {
        Map<String, Object> body = new HashMap<>();
        body.put("year", 2027);
        body.put("notice", NOTICE);
        body.put("issuedOn", "2026-11-03");
        List<Map<String, String>> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2027, 1, 1); day.getDayOfMonth() <= 3; day = day.plusDays(1)) {
            days.add(day(day.toString(), "holiday", "元旦"));
        }
        for (LocalDate day = LocalDate.of(2027, 5, 1); day.getDayOfMonth() <= 4; day = day.plusDays(1)) {
            days.add(day(day.toString(), "holiday", "劳动节"));
        }
        for (LocalDate day = LocalDate.of(2027, 10, 1); day.getDayOfMonth() <= 7; day = day.plusDays(1)) {
            days.add(day(day.toString(), "holiday", "国庆节"));
        }
        days.add(day("2027-09-26", "make-up-workday", "国庆节"));
        body.put("days", days);
        return body;
    }

    private Map<String, Object> year2026() {
        Map<String, Object> body = new HashMap<>();
        body.put("year", 2026);
        List<Map<String, String>> days = new ArrayList<>();
        new Visitor(port).get("/api/calendar/2026").json().path("days").forEach(day -> {
            if (!day.path("name").asText().equals("临时放假")) {
                days.add(day(
                        day.path("date").asText(),
                        day.path("kind").asText(),
                        day.path("name").asText()));
            }
        });
        body.put("days", days);
        return body;
    }

    private static Map<String, String> day(String date, String kind, String name) {
        return Map.of("date", date, "kind", kind, "name", name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> days(Map<String, Object> body) {
        return (List<Map<String, String>>) body.get("days");
    }

    private JsonNode preview(Map<String, Object> body) {
        Answer answer = staff("releaser").post("/api/calendar/years/preview", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode carryOut(int year, Map<String, Object> body) {
        Answer answer = staff("releaser").put("/api/calendar/years/" + year, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> affected(JsonNode preview, String number) {
        List<String> lines = new ArrayList<>();
        preview.path("affected").forEach(line -> {
            if (line.path("caseNumber").asText().equals(number)) {
                lines.add(line.path("kind").asText() + " " + line.path("name").asText() + " "
                        + line.path("oldDue").asText() + " → "
                        + line.path("newDue").asText());
            }
        });
        return lines;
    }

    private static String submitted(Visitor applicant) {
        Answer answer = applicant.post(
                "/api/applications",
                Map.of(
                        "policyId",
                        "pds-listing-award",
                        "facts",
                        Map.of("listingBoard", "main", "listingMilestone", "tutoring-filed"),
                        "documents",
                        List.of(),
                        "undertakings",
                        List.of()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private void approve(String username, String number) {
        complete(username, number, Map.of("decision", "approve", "remarksAcknowledged", true));
    }

    private void complete(String username, String number, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        List<String> tasks = staff(username)
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .findValuesAsText("id");
        assertThat(tasks).as("tasks of " + username).hasSize(1);
        Answer answer =
                staff(username).post("/engine-rest/task/" + tasks.get(0) + "/complete", Map.of("variables", variables));
        assertThat(answer.status()).as(username + ": " + answer.text()).isEqualTo(204);
        engine.runAsyncJobs(number);
    }

    private Task task(String number, String key) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private List<String> timers(String number) {
        return management.createJobQuery().processInstanceId(instance(number)).timers().list().stream()
                .map(this::timer)
                .toList();
    }

    private String timer(Job job) {
        String configuration = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getJobConfiguration();
        return configuration.substring(configuration.indexOf('$')) + " "
                + job.getDuedate()
                        .toInstant()
                        .atZone(Zones.SHANGHAI)
                        .toLocalDateTime()
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private Instant variable(String number, String name) {
        return ((Date) runtime.getVariable(instance(number), name)).toInstant();
    }

    private String instance(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }

    private Instant due(String number, String step) {
        return dueIn("case_deadline", number, step);
    }

    private Instant requestDue(String number, String step) {
        return dueIn("service_request_clock", number, step);
    }

    private Instant dueIn(String table, String number, String step) {
        return jdbc.sql("SELECT due FROM " + table
                        + " WHERE case_number = :number AND step = :step AND ended_at IS NULL")
                .param("number", number)
                .param("step", step)
                .query((row, n) -> row.getObject("due", OffsetDateTime.class).toInstant())
                .single();
    }

    private Visitor staff(String username) {
        return staff.computeIfAbsent(username, name -> Visitor.loggedIn(port, name));
    }

    private static Instant endOf(String day) {
        return at(day + "T23:59:59");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.SHANGHAI).toInstant();
    }
}
