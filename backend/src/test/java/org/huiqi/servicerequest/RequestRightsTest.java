package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.show;
import static org.huiqi.servicerequest.RequestJourney.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Who reads and does what with a request, and what is accepted in its lines: over HTTP, account by account. */
@HuiqiTest
class RequestRightsTest {

    private static final List<String> READERS = List.of("auditor", "sysadmin", "secadmin", "releaser", "designer");

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

    @BeforeEach
    void aBusiness() {
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @AfterEach
    void tellTheRealTime() {
        clock.reset();
    }

    // --- what is similar

    @Test
    void shouldProposeAsSimilarOnlyWhatTheReaderMaySee() {
        String utility = submit(applicant, "utility", "厂区停电频繁", "本月厂区已停电五次，影响交货");
        String market = submit(applicant, "market-order", "厂区停电频繁", "本月厂区已停电五次，影响订单交货");
        journey.done("pds-supervision", utility, Map.of("responsibleAuthority", "housing"));
        journey.done("pds-supervision", market, Map.of("responsibleAuthority", "market"));

        Map<String, List<String>> proposed = new LinkedHashMap<>();
        proposed.put("pds-supervision", List.of(utility));
        proposed.put("pds-leader", List.of(utility));
        proposed.put("hn-supervision", List.of(utility));
        proposed.put("auditor", List.of(utility));
        proposed.put("pds-market", List.of());
        proposed.forEach((reader, expected) -> assertThat(
                        show(journey.staff(reader), market).path("similar").findValuesAsText("caseNumber"))
                .as(reader)
                .isEqualTo(expected));
        assertThat(show(applicant, market).path("similar")).isEmpty();
    }

    @Test
    void shouldTellWhoWritesForACallerOnlyOfWhatHeMaySee() {
        String before = submit(applicant, "utility", "厂区停电频繁", "本月厂区已停电五次，影响交货");
        String uscc =
                applicant.get("/api/session").json().path("entity").path("uscc").asText();

        Map<String, Object> call = new HashMap<>(Map.of(
                "title", "厂区停电频繁",
                "text", "本月厂区已停电五次，影响交货",
                "category", "utility",
                "district", "山阳区",
                "source", "hotline",
                "uscc", uscc));
        Answer elsewhere = journey.staff("jz-reception").post("/api/service-requests", call);
        assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(201);
        assertThat(elsewhere.json().path("similar")).isEmpty();
        call.put("district", "新华区");
        Answer here = journey.staff("pds-supervision").post("/api/service-requests", call);
        assertThat(here.status()).as(here.text()).isEqualTo(201);
        assertThat(here.json().path("similar").findValuesAsText("caseNumber")).contains(before);
    }

    // --- who only reads

    @Test
    void shouldLetAuditorsAndThePlatformsRolesChangeNothing() {
        String number = submit(applicant, "tax");
        String other = submit(applicant, "tax", "另一件", "另一件的内容");
        String until = today().plusDays(5).toString();
        Map<String, Map<String, Object>> writes = new LinkedHashMap<>();
        writes.put("remarks", Map.of("text", "备注"));
        writes.put("urges", Map.of("text", "请抓紧"));
        writes.put("progress", Map.of("text", "进展"));
        writes.put("merge", Map.of("into", other));
        writes.put("listing", Map.of("leader", "某领导", "until", until, "reason", "理由"));
        writes.put("transfer", Map.of("to", "hn", "reason", "理由"));
        writes.put("questions", Map.of("text", "请补充"));
        writes.put("answers", Map.of("text", "答复"));
        writes.put("rating", Map.of("grade", 5));
        writes.put("reopen", Map.of());
        writes.put("withdraw", Map.of());
        int entries = show(applicant, number).path("timeline").size();
        for (String reader : READERS) {
            boolean sees = reader.equals("auditor");
            writes.forEach((act, body) -> assertThat(journey.staff(reader)
                            .post("/api/service-requests/" + number + "/" + act, body)
                            .status())
                    .as(reader + " " + act)
                    .isIn(sees ? List.of(403) : List.of(403, 404)));
            for (String act : List.of("listing", "questions")) {
                assertThat(journey.staff(reader)
                                .send("DELETE", "/api/service-requests/" + number + "/" + act, Map.of("reason", "理由"))
                                .status())
                        .as(reader + " " + act)
                        .isIn(403, 404);
            }
            assertThat(journey.staff(reader)
                            .post("/api/service-requests", Map.of("title", "一件", "text", "内容", "category", "tax"))
                            .status())
                    .as(reader)
                    .isEqualTo(403);
        }
        JsonNode seen = show(journey.staff("auditor"), number);
        assertThat(seen.path("timeline")).hasSizeGreaterThanOrEqualTo(entries);
        assertThat(seen.path("timeline").findValuesAsText("event")).doesNotContain("remarked", "urged");
        seen.path("may").properties().forEach(act -> assertThat(act.getValue().asBoolean())
                .as(act.getKey())
                .isFalse());
    }

    // --- what is offered

    @ParameterizedTest
    @CsvSource({
        "pds-supervision, urge list merge transfer remark",
        "pds-leader, urge list merge transfer remark",
        "hn-supervision, urge list remark",
        "hn-leader, urge list remark",
        "pds-tax, merge progress remark",
        "auditor, ''",
    })
    void shouldOfferEachOfficialWhatTheApiAllowsHim(String official, String expected) {
        String number = submit(applicant, "tax");
        journey.done("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        assertThat(offered(official, number)).isEqualTo(expected);

        String until = today().plusDays(5).toString();
        Answer listed = journey.staff(official)
                .post(
                        "/api/service-requests/" + number + "/listing",
                        Map.of("leader", "某领导", "until", until, "reason", "理由"));
        assertThat(listed.status()).as(listed.text()).isEqualTo(expected.contains("list") ? 200 : 403);
        assertThat(offered(official, number)).isEqualTo(expected.replace("list", "delist"));
        assertThat(journey.staff(official)
                        .post("/api/service-requests/" + number + "/urges", Map.of())
                        .status())
                .isEqualTo(expected.contains("urge") ? 200 : 403);
        assertThat(journey.staff(official)
                        .post("/api/service-requests/" + number + "/progress", Map.of("text", "进展"))
                        .status())
                .isEqualTo(expected.contains("progress") ? 200 : 403);
    }

    @Test
    void shouldTellWhoListedItThatTheListingRanOut() {
        String number = submit(applicant, "arrears");
        Answer listed = journey.staff("hn-leader")
                .post(
                        "/api/service-requests/" + number + "/listing",
                        Map.of("leader", "某副省长", "until", today().toString(), "reason", "省里督办"));
        assertThat(listed.status())
                .as("until the end of today: " + listed.text())
                .isEqualTo(200);
        clock.set(today().plusDays(1).atTime(8, 0).atZone(Zones.SHANGHAI).toInstant());
        engine.fireTimer(number, "catchEvent_listingOver");
        for (String told : List.of("hn-leader", "hn-supervision", "pds-leader", "pds-supervision")) {
            String news =
                    journey.staff(told).get("/api/notifications?perPage=100").text();
            assertThat(news).as(told).contains("挂牌督办逾期", number);
        }
    }

    // --- how long it takes

    @Test
    void shouldGiveAMonthWhereTheOfficeSaysSoAndWhyOrLetsTheWishStand() {
        Answer wished = applicant.post(
                "/api/service-requests",
                Map.of("title", "一件", "text", "内容", "category", "tax", "complexity", "complex"));
        String number = wished.json().path("caseNumber").asText();
        assertThat(hint(number)).contains("交办后按1个月办理");
        String arrears = applicant
                .post(
                        "/api/service-requests",
                        Map.of("title", "欠款", "text", "货款", "category", "arrears", "complexity", "complex"))
                .json()
                .path("caseNumber")
                .asText();
        assertThat(hint(arrears)).as("the category's own limit").contains("交办后按60天办理");
        Answer silent = journey.complete(
                "pds-supervision", number, Map.of("responsibleAuthority", "tax", "complexity", "complex"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.code()).isEqualTo("complexityReason-required");
        journey.done("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        assertThat(show(applicant, number).path("complexity").asText()).isEqualTo("complex");
        assertThat(show(journey.staff("pds-supervision"), number)
                        .path("timeline")
                        .toString())
                .contains("企业提出，交办时认可");

        String refused = applicant
                .post(
                        "/api/service-requests",
                        Map.of("title", "另一件", "text", "另一内容", "category", "tax", "complexity", "complex"))
                .json()
                .path("caseNumber")
                .asText();
        journey.done("pds-supervision", refused, Map.of("responsibleAuthority", "tax", "complexity", "ordinary"));
        assertThat(show(applicant, refused).path("complexity").asText()).isEqualTo("ordinary");

        String second = submit(applicant, "tax");
        journey.done(
                "pds-supervision",
                second,
                Map.of("responsibleAuthority", "tax", "complexity", "complex", "complexityReason", "涉及多家单位"));
        assertThat(show(applicant, second).path("complexity").asText()).isEqualTo("complex");
        assertThat(show(applicant, second).toString()).doesNotContain("涉及多家单位");
        assertThat(show(journey.staff("pds-supervision"), second)
                        .path("timeline")
                        .toString())
                .contains("涉及多家单位");
    }

    // --- one line

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b\u200b", "\u3164", "\u2800 \u00ad", "停电\u202e电停", "停电\u2066", "\u200f停电", "停\u0000电"})
    void shouldRefuseTitlesThatShowNothingOrSomethingElse(String title) {
        Answer refused =
                applicant.post("/api/service-requests", Map.of("title", title, "text", "内容", "category", "tax"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("title");
    }

    @Test
    void shouldFoldLinesOfATitleAndOfACallerIntoOne() {
        String number = submit(applicant, "tax", "  第一行\n第二行\t第三行\u2028末行 👨‍👩‍👧 ", "第一段\n第二段");
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("title").asText()).isEqualTo("第一行 第二行 第三行 末行 👨‍👩‍👧");
        assertThat(seen.path("text").asText()).isEqualTo("第一段\n第二段");
        String uscc =
                applicant.get("/api/session").json().path("entity").path("uscc").asText();
        Answer call = journey.staff("pds-reception")
                .post(
                        "/api/service-requests",
                        Map.of(
                                "title", "一件",
                                "text", "内容",
                                "category", "tax",
                                "source", "hotline",
                                "caller", "张三\n13800000000",
                                "uscc", uscc));
        assertThat(call.status()).as(call.text()).isEqualTo(201);
        assertThat(show(
                                journey.staff("pds-reception"),
                                call.json().path("caseNumber").asText())
                        .path("caller")
                        .asText())
                .isEqualTo("张三 13800000000");
    }

    /** What the form of the dispatching office says about the enterprise's wish. */
    private String hint(String number) {
        String task = journey.tasks("pds-supervision", number).get(0);
        return journey.staff("pds-supervision")
                .get("/engine-rest/task/" + task + "/variables/complexityText")
                .json()
                .path("value")
                .asText();
    }

    // --- numbers and dates

    @Test
    void shouldTakeWholeNumbersOnly() {
        String number = submit(applicant, "tax");
        for (Object grade : List.of(4.5, 4.0, "5", "5 ", "", true)) {
            Answer refused = applicant.post("/api/service-requests/" + number + "/rating", Map.of("grade", grade));
            assertThat(refused.status()).as(grade + ": " + refused.text()).isEqualTo(422);
            assertThat(refused.json().path("errors").findValuesAsText("field"))
                    .as(grade.toString())
                    .containsExactly("grade");
        }
    }

    @Test
    void shouldNameTheNumberThatIsTooLarge() {
        String number = submit(applicant, "tax");
        Answer refused =
                applicant.post("/api/service-requests/" + number + "/rating", "{\"grade\":99999999999999999999}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("grade");
        assertThat(refused.json().path("errors").get(0).path("code").asText()).isEqualTo("out-of-range");
    }

    @Test
    void shouldReadJsonOnly() {
        String number = submit(applicant, "tax");
        journey.untilClosed(number, "pds-tax");
        Answer refused = applicant.send(
                "POST",
                "/api/service-requests/" + number + "/rating",
                "grade: 4.7",
                "Content-Type",
                "application/yaml");
        assertThat(refused.status()).as(refused.text()).isEqualTo(415);
        assertThat(refused.json().path("detail").asText()).doesNotContain("yaml");
        assertThat(show(applicant, number).path("ratings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=%2B999999999-12-31, from",
        "to=%2B999999999-12-31, to",
        "from=-0001-01-01, from",
        "to=1999-12-31, to",
        "month=%2B999999999-12, month",
        "month=2101-01, month",
        "month=%2B999999999-12&monthOf=closed, month",
    })
    void shouldRefuseDatesThatNobodyMeans(String query, String field) {
        Answer refused = applicant.get("/api/service-requests?" + query);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    // --- the engine's door

    @Test
    void shouldSayThatTheOperatorsHaveSuspendedACase() {
        String number = submit(applicant, "tax");
        Visitor supervisor = journey.staff("pds-supervision");
        String task = journey.tasks("pds-supervision", number).get(0);
        String instance = supervisor
                .get("/engine-rest/task/" + task)
                .json()
                .path("processInstanceId")
                .asText();
        String door = "/engine-rest/process-instance/" + instance + "/suspended";
        Visitor operator = journey.staff("sysadmin");
        assertThat(operator.send("PUT", door, Map.of("suspended", true)).status())
                .isEqualTo(204);
        String path = "/api/service-requests/" + number;
        for (Answer refused : List.of(
                RequestJourney.complete(supervisor, task, Map.of("responsibleAuthority", "tax")),
                applicant.post(path + "/withdraw", Map.of("reason", "不用办了")),
                supervisor.post(path + "/transfer", Map.of("to", "pds-ruzhou", "reason", "属地办理")),
                supervisor.post(
                        path + "/listing",
                        Map.of("leader", "某市长", "until", today().plusDays(5).toString(), "reason", "重要")))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("case-suspended");
        }
        assertThat(show(applicant, number).path("status").asText()).isEqualTo("submitted");
        assertThat(operator.send("PUT", door, Map.of("suspended", false)).status())
                .isEqualTo(204);
        assertThat(applicant.post(path + "/withdraw", Map.of("reason", "不用办了")).status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseInChineseAtTheEnginesDoor() {
        String number = submit(applicant, "tax");
        String task = journey.tasks("pds-supervision", number).get(0);
        Answer refused = journey.staff("pds-tax").post("/engine-rest/task/" + task + "/claim", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).startsWith("您没有这项权限").doesNotContainPattern("[A-Za-z]");
    }

    private String offered(String official, String number) {
        StringBuilder acts = new StringBuilder();
        show(journey.staff(official), number).path("may").properties().forEach(act -> {
            if (act.getValue().asBoolean()) {
                acts.append(acts.isEmpty() ? "" : " ").append(act.getKey());
            }
        });
        return acts.toString();
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
