package org.huiqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.usecase.RequestProjector;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class BoardTest {

    private static final String BOARD = "/api/supervision/board";

    @LocalServerPort
    int port;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RequestProjector projector;

    @Test
    void shouldCountIncrementallyWhatACountFromScratchGives() {
        CourseOfRequests course = course(7);
        randomCourse(course, 40, 8);
        assertThat(projector.differences()).isZero();
        List<Map<String, Object>> incremental = counters();
        assertThat(incremental).isNotEmpty();

        projector.rebuild();

        assertThat(counters()).isEqualTo(incremental);
        assertThat(projector.differences()).isZero();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenNodesWriteAtOnce() throws Exception {
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            CourseOfRequests course = course(100 + node);
            nodes.add(() -> {
                randomCourse(course, 15, 6);
                return null;
            });
        }
        nodes.add(() -> {
            projector.rebuild();
            return null;
        });
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            for (Future<Void> node : threads.invokeAll(nodes)) {
                node.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(projector.differences()).isZero();
    }

    @Test
    void shouldOpenExactlyTheCasesThatEachFigureCounts() {
        CourseOfRequests course = course(21);
        randomCourse(course, 30, 7);
        YearMonth month = YearMonth.from(CourseOfRequests.today());
        Map<String, List<String>> filters = Map.of(
                "pds-leader",
                List.of(
                        "",
                        "?jurisdiction=pingdingshan&district=%E5%8F%B6%E5%8E%BF",
                        "?category=tax",
                        "?month=" + month.minusMonths(3),
                        "?responsible=pds-tax&month=" + month.minusMonths(2),
                        "?holder=pds"),
                "hn-leader",
                List.of("?jurisdiction=pingdingshan", "?month=" + month.minusMonths(3)),
                "pds-ruzhou-leader",
                List.of("", "?holder=pds-ruzhou"));
        filters.forEach((leader, addresses) -> {
            Visitor visitor = Visitor.loggedIn(port, leader);
            for (String filter : addresses) {
                JsonNode board = visitor.get(BOARD + filter).json();
                List<Drilled> figures = figuresOf(board);
                assertThat(figures).hasSizeGreaterThan(30);
                for (Drilled figure : figures) {
                    Answer list = visitor.get("/api/service-requests?perPage=1&" + figure.query());
                    assertThat(list.status()).as(figure + list.text()).isEqualTo(200);
                    long cases = Long.parseLong(list.header("X-Total-Count"));
                    if (figure.query().contains("monthOf=rated")) {
                        // Ratings are counted each; the list has each of their requests once.
                        assertThat(cases)
                                .as(leader + filter + " " + figure)
                                .isLessThanOrEqualTo(figure.value())
                                .isEqualTo(Math.max(cases, Math.min(1, figure.value())));
                    } else {
                        assertThat(cases).as(leader + filter + " " + figure).isEqualTo(figure.value());
                    }
                }
            }
        });
    }

    @Test
    void shouldLeaveMonthsThatAreOverAsTheyWere() {
        CourseOfRequests course = course(41);
        YearMonth past = YearMonth.from(CourseOfRequests.today()).minusMonths(2);
        Instant first = past.atDay(2).atTime(9, 0).atZone(Zones.SHANGHAI).toInstant();
        int days = 86_400;
        JsonNode before = past(past);
        String number = course.submit(first);
        course.dispatchTo(number, first, "pds-hrss");
        int[] grades = {5, 2, 2, 4};
        for (int round = 0; round < grades.length; round++) {
            Instant closed = first.plusSeconds((1 + 2L * round) * days);
            course.close(number, closed);
            course.rate(number, closed.plusSeconds(3600), grades[round]);
            if (round < grades.length - 1) {
                course.reopen(number, closed.plusSeconds(days));
                course.dispatchTo(number, closed.plusSeconds(days), "pds-hrss");
            }
        }

        JsonNode over = past(past);

        assertThat(more(before, over, "/reopening/closed/value"))
                .as("closed four times, one request")
                .isEqualTo(1);
        assertThat(more(before, over, "/reopening/reopened/value")).isEqualTo(1);
        assertThat(more(before, over, "/rating/rated"))
                .as("each round's rating counts")
                .isEqualTo(4);
        assertThat(more(before, over, "/rating/lines/3/count")).isEqualTo(2);
        String rated = over.at("/rating/lines/3/query").asText();
        assertThat(Visitor.loggedIn(port, "pds-leader")
                        .get("/api/service-requests?perPage=100&" + rated)
                        .text())
                .containsOnlyOnce("\"caseNumber\":\"" + number + "\"");

        // In another month it is reopened, goes to another authority and is withdrawn there: nothing of it is
        // rewritten.
        Instant later =
                past.plusMonths(1).atDay(3).atTime(9, 0).atZone(Zones.SHANGHAI).toInstant();
        course.reopen(number, later);
        course.dispatchTo(number, later, "pds-tax");
        JsonNode unchanged = past(past);
        for (String figure : List.of(
                "/reopening",
                "/rating",
                "/handling",
                "/byDistrict",
                "/byHolder",
                "/trend/11/closed",
                "/trend/11/reopened")) {
            assertThat(closings(unchanged.at(figure))).as(figure).isEqualTo(closings(over.at(figure)));
        }
        assertThat(line(unchanged, "pds-hrss").path("closed"))
                .isEqualTo(line(over, "pds-hrss").path("closed"));
        assertThat(total(line(unchanged, "pds-hrss").at("/queries/closed").asText()))
                .isEqualTo(line(unchanged, "pds-hrss").path("closed").asLong());
        assertThat(projector.differences()).isZero();
        projector.rebuild();
        assertThat(closings(past(past).path("reopening"))).isEqualTo(closings(unchanged.path("reopening")));
    }

    @Test
    void shouldChargeEachAuthorityOnlyWithItsOwnDelays() {
        CourseOfRequests course = course(43);
        Instant now = Instant.now();
        Instant start = now.minusSeconds(5 * 86_400);
        Instant missed = now.minusSeconds(2 * 86_400);
        JsonNode before = Visitor.loggedIn(port, "pds-leader").get(BOARD).json();
        String open = course.submit(start);
        course.dispatchTo(open, start, "pds-market");
        course.stopClocks(open, start);
        course.startClock(open, start, "pds-market", now.plusSeconds(86_400));
        course.startClock(open, start, "pds-supervision", missed);
        course.touch(open, now);
        String closed = course.submit(start);
        course.dispatchTo(closed, start, "pds-market");
        course.stopClocks(closed, start);
        course.startClock(closed, start, "pds-market", now.plusSeconds(86_400));
        course.startClock(closed, start, "pds-supervision", missed);
        course.startClock(closed, start, "pds-hrss", missed);
        course.close(closed, now);

        JsonNode after = Visitor.loggedIn(port, "pds-leader").get(BOARD).json();

        assertThat(more(line(before, "pds-market"), line(after, "pds-market"), "/onTime"))
                .isEqualTo(1);
        assertThat(more(line(before, "pds-market"), line(after, "pds-market"), "/overdue"))
                .isZero();
        assertThat(more(line(before, "pds-market"), line(after, "pds-market"), "/closed"))
                .isEqualTo(1);
        assertThat(more(line(before, "pds-market"), line(after, "pds-market"), "/late"))
                .isZero();
        assertThat(more(before, after, "/figures/1/value"))
                .as("the request is overdue all the same")
                .isEqualTo(1);
        assertThat(more(before, after, "/handling/late/value")).isEqualTo(1);
        assertThat(more(wait(before, "pds-supervision"), wait(after, "pds-supervision"), "/overdue"))
                .isEqualTo(1);
        for (String late : List.of("pds-supervision", "pds-hrss")) {
            assertThat(more(wait(before, late), wait(after, late), "/delayed"))
                    .as(late)
                    .isEqualTo(1);
        }
        assertThat(more(wait(before, "pds-market"), wait(after, "pds-market"), "/delayed"))
                .isZero();
        assertThat(projector.differences()).isZero();
    }

    private JsonNode past(YearMonth month) {
        return Visitor.loggedIn(port, "pds-leader")
                .get(BOARD + "?jurisdiction=pingdingshan&month=" + month)
                .json();
    }

    private long total(String query) {
        return Long.parseLong(Visitor.loggedIn(port, "pds-leader")
                .get("/api/service-requests?perPage=1&" + query)
                .header("X-Total-Count"));
    }

    private static long more(JsonNode before, JsonNode after, String figure) {
        return after.at(figure).asLong() - before.at(figure).asLong();
    }

    private static JsonNode line(JsonNode board, String authority) {
        return one(board.path("byDepartment"), authority);
    }

    private static JsonNode wait(JsonNode board, String authority) {
        return one(board.path("waiting"), authority);
    }

    private static JsonNode one(JsonNode lines, String code) {
        for (JsonNode line : lines) {
            if (line.path("code").asText().equals(code)) {
                return line;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Without what is of now: what is open, and what was submitted, is counted under whoever has it now. */
    private static String closings(JsonNode node) {
        return node.toString().replaceAll("\"(open|onTime|warned|overdue|submitted)\":\\d+", "");
    }

    @Test
    void shouldSayWhatChangedSinceTheEndOfLastMonth() {
        CourseOfRequests course = course(3);
        YearMonth last = YearMonth.from(CourseOfRequests.today()).minusMonths(1);
        Instant before = last.atDay(3).atTime(9, 0).atZone(Zones.SHANGHAI).toInstant();
        String open = course.submit(before);
        String closedSince = course.submit(before);
        String closedThen = course.submit(before);
        course.dispatch(closedThen, before);
        course.close(closedThen, before.plusSeconds(86_400));
        course.dispatch(closedSince, before);
        course.close(closedSince, Instant.now());
        course.submit(Instant.now());
        projector.rebuild();

        JsonNode figure = Visitor.loggedIn(port, "pds-leader")
                .get(BOARD)
                .json()
                .path("figures")
                .get(0);

        long openNow = jdbc.sql("""
                        SELECT count(*) FROM service_request WHERE jurisdiction = 'pingdingshan'
                            AND status NOT IN ('closed', 'rated', 'withdrawn')
                        """).query(Long.class).single();
        assertThat(figure.path("value").asLong()).isEqualTo(openNow);
        assertThat(figure.path("change").asLong())
                .isEqualTo(openNow - figure.path("before").asLong());
        List<String> stood = jdbc.sql("""
                        SELECT r.case_number FROM service_request r
                        WHERE r.case_number IN (:numbers) AND EXISTS (SELECT 1 FROM supervision_month_end_line l
                            WHERE l.month = :month AND l.district = r.district AND l.category = r.category
                                AND l.responsible = COALESCE(r.responsible, ''))
                        """)
                .param("numbers", List.of(open, closedSince))
                .param("month", last.atDay(1))
                .query(String.class)
                .list();
        assertThat(stood).containsExactlyInAnyOrder(open, closedSince);
    }

    @Test
    void shouldShowEachTheGovernmentsThatAreHis() {
        assertThat(new Visitor(port).get(BOARD).status()).isEqualTo(401);
        assertThat(Visitor.loggedIn(port, "qiye").get(BOARD).status()).isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "pds-market").get(BOARD).status()).isEqualTo(403);
        Visitor city = Visitor.loggedIn(port, "pds-supervision");
        assertThat(city.get(BOARD).json().path("choices").path("jurisdictions")).hasSize(1);
        Answer elsewhere = city.get(BOARD + "?jurisdiction=jiaozuo");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.code()).isEqualTo("filter-invalid");
        assertThat(Visitor.loggedIn(port, "hn-supervision")
                        .get(BOARD)
                        .json()
                        .path("choices")
                        .path("jurisdictions"))
                .hasSize(3);
        for (String unknown : List.of("district=Mars", "responsible=nobody", "responsible=jz-industry", "category=x")) {
            Answer refused = city.get(BOARD + "?" + unknown);
            assertThat(refused.status()).as(unknown).isEqualTo(422);
            assertThat(refused.json().path("errors").findValuesAsText("field"))
                    .containsExactly(unknown.substring(0, unknown.indexOf('=')));
        }
        assertThat(city.get(BOARD + "?responsible=pds-ruzhou-market").status()).isEqualTo(200);
        assertThat(city.get(BOARD + "?month=2999-01").status()).isEqualTo(422);
        assertThat(city.get(BOARD + "?month=gestern").status()).isEqualTo(422);
        assertThat(city.post("/api/supervision/projection/rebuild", Map.of()).status())
                .isEqualTo(403);
        Answer rebuilt = Visitor.loggedIn(port, "sysadmin").post("/api/supervision/projection/rebuild", Map.of());
        assertThat(rebuilt.status()).as(rebuilt.text()).isEqualTo(200);
        assertThat(rebuilt.json().path("differences").asInt()).isZero();
    }

    @Test
    void shouldShowACountyOnlyWhatItHas() {
        CourseOfRequests course = course(31);
        randomCourse(course, 20, 3);
        Visitor county = Visitor.loggedIn(port, "pds-ruzhou-leader");
        JsonNode board = county.get(BOARD).json();
        assertThat(board.path("asked").path("holder").asText()).isEqualTo("pds-ruzhou");
        assertThat(board.path("choices").path("holders").findValuesAsText("id")).containsExactly("pds-ruzhou");
        long there = jdbc.sql("""
                        SELECT count(*) FROM service_request WHERE county = 'pds-ruzhou'
                            AND status NOT IN ('closed', 'rated', 'withdrawn')
                        """).query(Long.class).single();
        assertThat(there).isPositive();
        assertThat(board.path("figures").get(0).path("value").asLong()).isEqualTo(there);
        for (String other : List.of("pds", "pds-yexian", "jz-shanyang")) {
            assertThat(county.get(BOARD + "?holder=" + other).status())
                    .as(other)
                    .isEqualTo(422);
        }
        JsonNode city = Visitor.loggedIn(port, "pds-leader").get(BOARD).json();
        assertThat(city.path("choices").path("holders")).hasSize(13);
        assertThat(board.path("byHolder").findValuesAsText("code")).containsExactly("pds-ruzhou");
        List<String> codes = city.path("byHolder").findValuesAsText("code");
        assertThat(codes).as("the city itself comes first").startsWith("pds").contains("pds-ruzhou");
        assertThat(one(city.path("byHolder"), "pds").path("name").asText()).isEqualTo("平顶山市本级");
        for (JsonNode line : city.path("byHolder")) {
            JsonNode own = Visitor.loggedIn(port, "pds-leader")
                    .get(BOARD + "?holder=" + line.path("code").asText())
                    .json();
            assertThat(line.path("open").asLong())
                    .isEqualTo(own.at("/figures/0/value").asLong());
            assertThat(line.path("overdue").asLong())
                    .isEqualTo(own.at("/figures/1/value").asLong());
            assertThat(line.path("closed").asLong())
                    .isEqualTo(own.at("/handling/closed/value").asLong());
            assertThat(line.path("onTimeRate")).isEqualTo(own.at("/handling/onTimeRate"));
        }
        long parts = 0;
        for (String holder : city.path("choices").path("holders").findValuesAsText("id")) {
            parts += Visitor.loggedIn(port, "pds-leader")
                    .get(BOARD + "?holder=" + holder)
                    .json()
                    .path("figures")
                    .get(0)
                    .path("value")
                    .asLong();
        }
        assertThat(parts)
                .as("the city is itself and its counties")
                .isEqualTo(city.path("figures").get(0).path("value").asLong());
    }

    @Test
    void shouldExportTheBoardAsAWorkbook() throws IOException {
        randomCourse(course(5), 3, 4);
        Answer export = Visitor.loggedIn(port, "pds-leader").get(BOARD + "/export");
        assertThat(export.status()).isEqualTo(200);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(export.bytes()))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("总览", "在办时长", "按单位", "等谁办", "按地区", "按承办层级", "按类别", "企业评价", "按月趋势");
        }
    }

    private CourseOfRequests course(long seed) {
        String username = businesses.enterprise(Jurisdiction.PINGDINGSHAN, "新华区");
        long entityId = jdbc.sql("SELECT entity_id FROM applicant_account WHERE username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
        return new CourseOfRequests(jdbc, transaction, events, seed, "pingdingshan", entityId);
    }

    /** So many requests, each of which goes on so many times, over this month and the four before. */
    private static void randomCourse(CourseOfRequests course, int requests, int steps) {
        YearMonth current = YearMonth.from(CourseOfRequests.today());
        for (int i = 0; i < requests; i++) {
            YearMonth month = current.minusMonths(4 - i % 5);
            Instant when = month.equals(current) ? Instant.now() : course.anyTime(month);
            String number = course.submit(when);
            for (int step = 0; step < i % steps; step++) {
                Instant later = when.plusSeconds(step * 3L * 86_400);
                course.next(number, later.isBefore(Instant.now()) ? later : Instant.now());
            }
        }
    }

    private List<Map<String, Object>> counters() {
        return jdbc.sql("""
                        SELECT * FROM supervision_counter WHERE n <> 0
                        ORDER BY measure, month, jurisdiction, county, district, responsible, category, actor, value
                        """).query().listOfRows();
    }

    private record Drilled(String figure, long value, String query) {}

    /** Every number of the board that carries a query. */
    private static List<Drilled> figuresOf(JsonNode board) {
        List<Drilled> found = new ArrayList<>();
        collect("", board, found);
        return found;
    }

    private static void collect(String place, JsonNode node, List<Drilled> found) {
        if (node.isObject()) {
            JsonNode queries = node.path("queries");
            queries.fieldNames()
                    .forEachRemaining(name -> found.add(new Drilled(
                            place + "." + name,
                            node.path(name).asLong(-1),
                            queries.path(name).asText())));
            for (String name : List.of("value", "count")) {
                if (node.has("query") && node.has(name)) {
                    found.add(new Drilled(
                            place, node.path(name).asLong(), node.path("query").asText()));
                }
            }
        }
        if (node.isContainerNode()) {
            int index = 0;
            for (var fields = node.isObject() ? node.fieldNames() : null; fields != null && fields.hasNext(); ) {
                String name = fields.next();
                collect(place + "/" + name, node.path(name), found);
            }
            for (; node.isArray() && index < node.size(); index++) {
                collect(place + "/" + index, node.get(index), found);
            }
        }
    }
}
