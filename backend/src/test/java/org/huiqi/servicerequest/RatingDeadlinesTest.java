package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests closed in the last days of 2026, their times to rate and to ask for work anew set in working days; then 2027 is published. */
@HuiqiTest
class RatingDeadlinesTest {

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

    private RequestJourney journey;
    private Visitor applicant;

    @BeforeEach
    void atTheEndOfTheYear() {
        clock.set(at("2026-12-30T10:00"));
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @AfterEach
    void forgetTheYear() {
        clock.reset();
        jdbc.sql("DELETE FROM calendar_year WHERE year = 2027").update();
        jdbc.sql("UPDATE calendar_revision SET revision = nextval('calendar_revision_seq')")
                .update();
    }

    @Test
    void shouldMoveTheTimesToRateAndToAskForWorkAnewWithTheirTimers() {
        String number = closed();
        inWorkingDays(number, "rating", 3, "2027-01-04");
        inWorkingDays(number, "reopening", 10, "2027-01-13");

        List<String> previewed = preview();
        assertThat(of(number, previewed))
                .containsExactlyInAnyOrder("评价 2027-01-04 → 2027-01-05", "要求重新办理 2027-01-13 → 2027-01-14");
        assertThat(dates(number)).as("a preview changes nothing").containsExactly("2027-01-04", "2027-01-13");

        assertThat(carryOut()).containsExactlyInAnyOrderElementsOf(previewed);

        assertThat(dates(number)).containsExactly("2027-01-05", "2027-01-14");
        assertThat(timers(number)).isEqualTo(Map.of("catchEvent_ratingOverdue", "2027-01-06T00:00"));
        JsonNode view = RequestJourney.show(applicant, number);
        assertThat(view.path("timeline").toString())
                .contains("“评价”的期限由2027年1月4日改为2027年1月5日", "“要求重新办理”的期限由2027年1月13日改为2027年1月14日", NOTICE);
        assertThat(applicant.get("/api/notifications").text()).contains("2027年1月5日", "2027年1月14日");

        assertThat(RequestJourney.rate(applicant, number, 5).status()).isEqualTo(200);
        engine.runAsyncJobs(number);
        assertThat(timers(number))
                .as("the engine waits as long as the page says")
                .isEqualTo(Map.of("catchEvent_reopeningOver", "2027-01-15T00:00"));
    }

    @Test
    void shouldMoveTheSecondInvitation() {
        String number = closed();
        clock.set(at("2027-01-07T09:00"));
        engine.fireTimer(number, "catchEvent_ratingOverdue");
        clock.set(at("2027-01-07T10:00"));
        inWorkingDays(number, "rating", 3, "2027-01-12");
        // Shorter than the time to rate: then one goes with the other.
        inWorkingDays(number, "reopening", 3, "2027-01-12");

        Map<String, Object> body = year("2027-01-11");
        List<String> previewed = preview(body);
        assertThat(of(number, previewed))
                .containsExactlyInAnyOrder("再次评价 2027-01-12 → 2027-01-13", "要求重新办理 2027-01-12 → 2027-01-13");
        assertThat(carryOut(body)).containsExactlyInAnyOrderElementsOf(previewed);

        assertThat(dates(number)).containsExactly("2027-01-13", "2027-01-13");
        assertThat(timers(number)).isEqualTo(Map.of("catchEvent_secondRatingOverdue", "2027-01-14T00:00"));
    }

    @Test
    void shouldMoveOnlyTheTimeToAskForWorkAnewOfARatedRequest() {
        String number = closed();
        inWorkingDays(number, "rating", 3, "2027-01-04");
        inWorkingDays(number, "reopening", 10, "2027-01-13");
        assertThat(RequestJourney.rate(applicant, number, 5).status()).isEqualTo(200);
        engine.runAsyncJobs(number);

        List<String> previewed = preview();
        assertThat(of(number, previewed)).containsExactly("要求重新办理 2027-01-13 → 2027-01-14");
        assertThat(carryOut()).containsExactlyInAnyOrderElementsOf(previewed);

        assertThat(dates(number)).containsExactly("2027-01-04", "2027-01-14");
        assertThat(timers(number)).isEqualTo(Map.of("catchEvent_reopeningOver", "2027-01-15T00:00"));
    }

    @Test
    void shouldLeaveWhatIsOverAndWhatAPersonChose() {
        String over = closed();
        inWorkingDays(over, "reopening", 10, "2027-01-13");
        assertThat(RequestJourney.rate(applicant, over, 5).status()).isEqualTo(200);
        engine.runAsyncJobs(over);
        engine.fireTimer(over, "catchEvent_reopeningOver");
        String natural = closed();
        String listed = RequestJourney.submit(applicant, "tax");
        Answer listing = journey.staff("pds-leader")
                .post(
                        "/api/service-requests/" + listed + "/listing",
                        Map.of("leader", "副市长", "until", "2027-01-04", "reason", "涉及面广"));
        assertThat(listing.status()).as(listing.text()).isBetween(200, 204);
        clock.set(at("2027-01-14T10:00"));

        List<String> previewed = preview(year("2027-01-15"));

        assertThat(of(over, previewed)).isEmpty();
        assertThat(of(natural, previewed)).isEmpty();
        assertThat(of(listed, previewed)).isEmpty();
    }

    // --- steps

    private String closed() {
        String number = RequestJourney.submit(applicant, "financing");
        journey.untilClosed(number, "pds-finance-office");
        engine.runAsyncJobs(number);
        return number;
    }

    /** As a plan with working days would have set it. */
    private void inWorkingDays(String number, String wait, int length, String last) {
        int changed = jdbc.sql("""
                        UPDATE service_request_rating_terms SET unit = 'working-day', length = :length
                        WHERE case_number = :number AND wait = :wait
                        """)
                .param("length", length)
                .param("number", number)
                .param("wait", wait)
                .update();
        assertThat(changed).isEqualTo(1);
        Instant due = at(last + "T23:59:59");
        String column = wait.equals("rating") ? "rate_until" : "reopen_until";
        jdbc.sql("UPDATE service_request SET " + column + " = :due WHERE case_number = :number")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update();
        runtime.setVariable(
                instance(number), wait.equals("rating") ? "rateUntil" : "reopenUntil", Date.from(due.plusSeconds(1)));
    }

    private List<String> dates(String number) {
        JsonNode closeOut = RequestJourney.show(applicant, number).path("closeOut");
        return List.of(day(closeOut.path("rateUntil")), day(closeOut.path("reopenUntil")));
    }

    private Map<String, String> timers(String number) {
        Map<String, String> timers = new TreeMap<>();
        for (Job timer : management
                .createJobQuery()
                .processInstanceId(instance(number))
                .timers()
                .list()) {
            String activity = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(timer.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            timers.put(
                    activity,
                    LocalDateTime.ofInstant(timer.getDuedate().toInstant(), Zones.SHANGHAI)
                            .toString());
        }
        return timers;
    }

    private String instance(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }

    private List<String> preview() {
        return preview(year());
    }

    private List<String> preview(Map<String, Object> body) {
        Answer answer = journey.staff("releaser").post("/api/calendar/years/preview", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return lines(answer.json().path("affected"));
    }

    private List<String> carryOut() {
        return carryOut(year());
    }

    private List<String> carryOut(Map<String, Object> body) {
        Answer answer = journey.staff("releaser").put("/api/calendar/years/2027", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return lines(journey.staff("releaser")
                .get("/api/calendar/changes/" + answer.json().path("id").asText() + "?perPage=1000")
                .json()
                .path("lines"));
    }

    private static List<String> lines(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.path("caseNumber").asText() + " "
                + row.path("name").asText() + " " + day(row.path("oldDue")) + " → " + day(row.path("newDue"))));
        return lines;
    }

    private static List<String> of(String number, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(number + " "))
                .map(line -> line.substring(number.length() + 1))
                .toList();
    }

    private static String day(JsonNode moment) {
        return LocalDate.ofInstant(OffsetDateTime.parse(moment.asText()).toInstant(), Zones.SHANGHAI)
                .toString();
    }

    /** New Year, and days on which offices are closed by exception. */
    private static Map<String, Object> year(String... off) {
        List<Map<String, String>> days = new ArrayList<>();
        for (String day : List.of("2027-01-01", "2027-01-02", "2027-01-03")) {
            days.add(Map.of("date", day, "kind", "holiday", "name", "元旦"));
        }
        for (String day : off) {
            days.add(Map.of("date", day, "kind", "holiday", "name", "临时放假"));
        }
        Map<String, Object> body = new HashMap<>();
        body.put("year", 2027);
        body.put("notice", NOTICE);
        body.put("issuedOn", "2026-11-03");
        body.put("days", days);
        return body;
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.SHANGHAI).toInstant();
    }
}
