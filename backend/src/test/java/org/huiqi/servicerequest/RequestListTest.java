package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huiqi.shared.Jurisdiction;
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

/** What the list of requests finds, how it is exported, and which requests are taken for the same. */
@HuiqiTest
class RequestListTest {

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    private RequestJourney journey;

    @SuppressWarnings("NullAway.Init")
    private Visitor applicant;

    @SuppressWarnings("NullAway.Init")
    private Visitor supervisor;

    private long entity;

    @BeforeEach
    void aBusiness() {
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        supervisor = journey.staff("pds-supervision");
        entity = applicant.get("/api/session").json().path("entity").path("id").asLong();
    }

    @AfterEach
    void tellTheRealTime() {
        clock.reset();
    }

    @Test
    void shouldNarrowByEveryFilter() {
        String fresh = RequestJourney.submit(applicant, "tax", "退税没有到账", "申报已两个月");
        String late = RequestJourney.submit(applicant, "financing", "贷款到期", "银行要求提前还款");
        String rated = RequestJourney.submit(applicant, "utility", "水压不足", "车间用水不够");
        journey.underway(late, "pds-finance-office");
        engine.fireTimer(late, "userTask_resolveRequest");
        journey.untilClosed(rated, "pds-housing");
        assertThat(RequestJourney.rate(applicant, rated, 2).status()).isEqualTo(200);

        assertThat(found("")).containsExactlyInAnyOrder(fresh, late, rated);
        assertThat(found("&responsible=none")).containsExactly(fresh);
        assertThat(found("&responsible=pds-housing")).containsExactly(rated);
        assertThat(found("&category=financing")).containsExactly(late);
        assertThat(found("&status=submitted")).containsExactly(fresh);
        assertThat(found("&source=portal")).hasSize(3);
        assertThat(found("&warning=red-card")).containsExactly(late);
        assertThat(found("&warning=reminder")).isEmpty();
        assertThat(found("&overdue=true"))
                .as("the timers were fired by hand before their time")
                .isEmpty();
        assertThat(found("&reopened=true")).containsExactly(rated);
        assertThat(found("&rating=2")).containsExactly(rated);
        assertThat(found("&rating=5")).isEmpty();
        assertThat(found("&open=true")).hasSize(3);
        assertThat(found("&open=false")).isEmpty();
        assertThat(found("&listed=true")).isEmpty();
        assertThat(found("&jurisdiction=pingdingshan&district=新华区")).hasSize(3);
        LocalDate today = today();
        assertThat(found("&from=" + today + "&to=" + today)).hasSize(3);
        assertThat(found("&from=" + today.plusDays(1))).isEmpty();
        assertThat(found("&month=" + today.toString().substring(0, 7))).hasSize(3);
        assertThat(found("&month=2020-01")).isEmpty();
        assertThat(found("&ageTo=0")).hasSize(3);
        assertThat(found("&ageFrom=1")).isEmpty();

        clock.set(Clock.systemUTC().instant().plus(Duration.ofDays(12)));
        assertThat(found("&overdue=true")).contains(fresh, late);
        assertThat(found("&ageFrom=4&ageTo=12")).hasSize(3);
        assertThat(found("&ageTo=3")).isEmpty();
    }

    @Test
    void shouldSortAndCount() {
        String first = RequestJourney.submit(applicant, "tax", "甲", "第一件诉求的内容");
        String second = RequestJourney.submit(applicant, "employment", "乙", "另一件完全不同");
        assertThat(found("&sort=submittedAt&order=ASC")).containsExactly(first, second);
        assertThat(found("&sort=submittedAt&order=DESC")).containsExactly(second, first);
        for (String field : List.of("due", "enterpriseName", "responsible", "rating", "jurisdiction", "category")) {
            assertThat(found("&sort=" + field + "&order=DESC")).as(field).hasSize(2);
        }
        Answer page = supervisor.get("/api/service-requests?perPage=1&page=2&sort=submittedAt&entityId=" + entity);
        assertThat(page.header("X-Total-Count")).isEqualTo("2");
        assertThat(page.json().findValuesAsText("caseNumber")).containsExactly(second);
    }

    @Test
    void shouldRefuseFiltersThatDoNotExistNamingThem() {
        Answer answer = supervisor.get(
                "/api/service-requests?status=lost&month=2026-13&from=yesterday&rating=6&ageFrom=-1&overdue=maybe&warning=pink");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("filter-invalid");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("status", "month", "from", "rating", "ageFrom", "overdue", "warning");
    }

    @Test
    void shouldExportWhatIsFoundWithoutFormulasAndTexts() throws IOException {
        String number = RequestJourney.submit(applicant, "tax", "=HYPERLINK(\"x\")", "不外传的诉求正文");
        Answer workbook = supervisor.get("/api/service-requests/export?entityId=" + entity);
        assertThat(workbook.status()).isEqualTo(200);
        assertThat(workbook.header("Content-Disposition")).contains("xlsx");
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook.bytes()))) {
            List<Row> rows = read.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("编号");
            assertThat(rows.get(1).getCellText(0)).isEqualTo(number);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("=HYPERLINK(\"x\")");
            assertThat(rows.get(1).getCell(1).getFormula()).isNull();
        }
        Answer csv = supervisor.get("/api/service-requests/export?format=csv&entityId=" + entity);
        assertThat(csv.text())
                .startsWith("\uFEFF\"编号\"")
                .contains("\"" + number + "\",\"'=HYPERLINK(\"\"x\"\")\"")
                .doesNotContain("不外传");
        assertThat(applicant.get("/api/service-requests/export").status()).isEqualTo(403);
        assertThat(journey.staff("jz-supervision")
                        .get("/api/service-requests/export?format=csv&entityId=" + entity)
                        .text())
                .doesNotContain(number);
    }

    @Test
    void shouldProposeOpenRequestsOnTheSameMatterOfTheSameBusiness() {
        String number = RequestJourney.submit(applicant, "utility", "厂区停电频繁", "本月厂区已停电五次，影响订单交货，请尽快检修线路。");
        RequestJourney.submit(applicant, "tax", "增值税退税", "二季度的留抵退税还没有到账。");
        String query = "?title=" + encoded("厂区又停电了") + "&text=" + encoded("本月厂区又停电，影响交货，请检修线路") + "&category=utility";
        JsonNode similar =
                applicant.get("/api/service-requests/similar" + query).json();
        assertThat(similar.findValuesAsText("caseNumber")).containsExactly(number);
        assertThat(similar.get(0).path("similarity").asDouble()).isBetween(0.35, 0.99);
        assertThat(Visitor.loggedIn(port, businesses.enterpriseInXinhua())
                        .get("/api/service-requests/similar" + query)
                        .json())
                .as("another business")
                .isEmpty();
        String uscc =
                applicant.get("/api/session").json().path("entity").path("uscc").asText();
        assertThat(journey.staff("pds-reception")
                        .get("/api/service-requests/similar" + query + "&uscc=" + uscc)
                        .json()
                        .findValuesAsText("caseNumber"))
                .containsExactly(number);
        assertThat(journey.staff("jz-reception")
                        .get("/api/service-requests/similar" + query + "&uscc=" + uscc)
                        .json())
                .as("another government's business")
                .isEmpty();
        assertThat(journey.staff("pds-tax")
                        .get("/api/service-requests/similar" + query + "&uscc=" + uscc)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void shouldFindWhatWasTypedFullWidthAndTakeWildcardsAsTheyAre() {
        String number = RequestJourney.submit(applicant, "production", "ERP系统对接100%", "请帮助解决");
        for (String words : List.of("ERP", "ＥＲＰ", "erp系统", "１００％", "100%", number.replace('-', '－'))) {
            assertThat(applicant
                            .get("/api/service-requests?q=" + encoded(words))
                            .json()
                            .findValuesAsText("caseNumber"))
                    .as(words)
                    .containsExactly(number);
        }
        for (String words : List.of("＿", "_", "＼", "％％")) {
            assertThat(applicant
                            .get("/api/service-requests?q=" + encoded(words))
                            .json())
                    .as(words)
                    .isEmpty();
        }
    }

    @Test
    void shouldProposeToOfficialsOnlyWhatConcernsTheirPlace() {
        Visitor business = Visitor.loggedIn(port, businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        String uscc =
                business.get("/api/session").json().path("entity").path("uscc").asText();
        String elsewhere = RequestJourney.submit(business, "utility", "仓库停电频繁", "本月仓库已停电五次，影响交货。");
        Map<String, String> input =
                Map.of("title", "仓库停电频繁", "text", "本月仓库已停电五次，影响交货。", "category", "utility", "district", "山阳区");
        String here = business.post("/api/service-requests", input)
                .json()
                .path("caseNumber")
                .asText();
        String query = "/api/service-requests/similar?title=" + encoded("仓库停电频繁") + "&text="
                + encoded("本月仓库已停电五次，影响交货。") + "&category=utility&uscc=" + uscc;
        assertThat(journey.staff("jz-reception").get(query).json().findValuesAsText("caseNumber"))
                .containsExactly(here);
        assertThat(business.get(query).json().findValuesAsText("caseNumber"))
                .as("its own, wherever they are")
                .containsExactlyInAnyOrder(here, elsewhere);
    }

    @Test
    void shouldShowThe137LineFromTheFirstMoment() {
        String number = RequestJourney.submit(applicant, "other");
        JsonNode line = RequestJourney.show(applicant, number).path("clockLine");
        assertThat(line.findValuesAsText("name")).containsExactly("交办", "反馈措施", "办结");
        assertThat(line.findValuesAsText("limitText")).containsExactly("1天", "3天", "7天");
        assertThat(line.findValuesAsText("state")).containsExactly("running", "todo", "todo");
        assertThat(line.findValuesAsText("estimated")).containsExactly("false", "true", "true");

        journey.untilClosed(number, "pds-tax");
        line = RequestJourney.show(applicant, number).path("clockLine");
        assertThat(line.findValuesAsText("state")).containsExactly("met", "met", "met");
        assertThat(RequestJourney.rate(applicant, number, 1).status()).isEqualTo(200);
        assertThat(RequestJourney.show(applicant, number).path("clockLine").findValuesAsText("name"))
                .as("a reopened one is not dispatched again")
                .containsExactly("反馈措施", "办结");
    }

    @Test
    void shouldSayThatADeadlineInAYearWithoutCalendarIsProvisional() {
        int year = 2030;
        clock.set(Instant.parse(year + "-03-04T02:00:00Z"));
        String number = RequestJourney.submit(applicant, "credit-repair");
        journey.done("pds-supervision", number, Map.of());
        journey.done("pds-market", number, Map.of("decision", "approve", "measures", "马上办"));
        JsonNode view = RequestJourney.show(applicant, number);
        JsonNode resolution = view.path("deadlines").get(2);
        assertThat(resolution.path("calendar").asText()).isEqualTo("working-day");
        assertThat(resolution.path("provisional").asBoolean()).isTrue();
        assertThat(view.path("deadlines").get(0).path("provisional").asBoolean())
                .as("natural days need no calendar")
                .isFalse();
        assertThat(view.path("clockLine").get(2).path("provisional").asBoolean())
                .isTrue();
    }

    private List<String> found(String filters) {
        Answer answer =
                supervisor.get("/api/service-requests?entityId=" + entity + filters.replace("新华区", encoded("新华区")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().findValuesAsText("caseNumber");
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atZone(Zones.SHANGHAI).toLocalDate();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
