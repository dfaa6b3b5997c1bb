package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.rate;
import static org.huiqi.servicerequest.RequestJourney.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Province, city and county: dispatched down, handled there, reported up, taken back; and who sees it. */
@HuiqiTest
class CountyRequestsTest {

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

    @SuppressWarnings("NullAway.Init")
    private RequestJourney journey;

    @SuppressWarnings("NullAway.Init")
    private Visitor applicant;

    @SuppressWarnings("NullAway.Init")
    private String business;

    @BeforeEach
    void aBusinessInRuzhou() {
        journey = new RequestJourney(port);
        business = businesses.enterprise(Jurisdiction.PINGDINGSHAN, "汝州市");
        applicant = Visitor.loggedIn(port, business);
    }

    @AfterEach
    void tellTheRealTime() {
        clock.reset();
    }

    @Test
    void shouldBeHandledByTheCountyThatTheCityDispatchedItTo() {
        String number = given("market-order");
        Answer down = transfer("pds-supervision", number, "pds-ruzhou", "属地办理", "");
        assertThat(down.status()).as(down.text()).isEqualTo(200);
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("holder").path("name").asText()).isEqualTo("汝州市");
        assertThat(seen.path("holder").path("level").asText()).isEqualTo("county");
        assertThat(seen.path("transfers").get(0).path("toName").asText()).isEqualTo("汝州市");
        assertThat(groups(number)).containsExactly("pds-ruzhou-supervision.supervisor");

        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "market"));
        assertThat(groups(number)).containsExactly("pds-ruzhou-market.reviewer");
        journey.done("pds-ruzhou-market", number, Map.of("decision", "approve", "measures", "明天上门"));
        journey.done("pds-ruzhou-market", number, Map.of("decision", "approve", "result", "已办好"));
        assertThat(groups(number))
                .as("audited by the county itself")
                .containsExactly("pds-ruzhou-supervision.supervisor");
        assertThat(transfer("pds-supervision", number, "pds", "收回", "某市长").code())
                .isEqualTo("illegal-state");
        journey.done("pds-ruzhou-supervision", number, Map.of("decision", "approve", "grade", "good"));

        JsonNode city = show(journey.staff("pds-supervision"), number);
        assertThat(city.path("timeline").findValuesAsText("event")).contains("closed", "closed-below");
        assertThat(journey.staff("pds-supervision").get("/api/notifications").text())
                .as("the city hears of it")
                .contains("下级已办结", number);
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .doesNotContain("closed-below");
        assertThat(rate(applicant, number, 5).status()).isEqualTo(200);
    }

    @Test
    void shouldGoFromTheProvinceToTheCountyAndBack() {
        String number = given("financing");
        passes("pds-supervision", number, "hn", "涉及省属银行", "");
        passes("hn-supervision", number, "pds", "省里已协调，请市里办", journey.nameOf("hn-leader"));
        passes("pds-supervision", number, "pds-ruzhou", "请县里落实", "");
        assertThat(journey.staff("hn-supervision")
                        .get("/api/service-requests/" + number)
                        .status())
                .as("the province follows it to the county")
                .isEqualTo(200);
        assertThat(transfer("pds-ruzhou-supervision", number, "hn", "直接报省里", "").code())
                .isEqualTo("transfer-not-adjacent");
        Answer circle = transfer("pds-ruzhou-supervision", number, "pds", "县里办不了", "");
        assertThat(circle.code()).isEqualTo("dispatch-circle");
        assertThat(circle.json().path("detail").asText()).contains("平顶山市→河南省→平顶山市→汝州市");
        passes("pds-ruzhou-leader", number, "pds", "县里办不了", "");
        passes("pds-leader", number, "hn", "还是要省里办", "");

        JsonNode up = show(journey.staff("hn-supervision"), number);
        assertThat(up.path("transfers").findValuesAsText("to")).containsExactly("hn", "pds", "pds-ruzhou", "pds", "hn");
        assertThat(StreamSupport.stream(up.path("transfers").spliterator(), false)
                        .map(step -> step.path("up").asBoolean()))
                .containsExactly(true, false, false, true, true);
        assertThat(up.path("openTasks").findValuesAsText("group")).containsExactly("hn-supervision.supervisor");
        assertThat(journey.staff("pds-ruzhou-leader")
                        .get("/api/service-requests/" + number)
                        .status())
                .as("who has had it follows it")
                .isEqualTo(200);
        assertThat(transfer("pds-ruzhou-supervision", number, "pds", "再要回来", "某县长")
                        .code())
                .isEqualTo("supervisor-only");
    }

    @Test
    void shouldBeTakenBackByWhoDispatchedItDown() {
        String number = given("production");
        passes("pds-supervision", number, "pds-ruzhou", "属地办理", "");
        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "industry"));
        assertThat(transfer("hn-supervision", number, "hn", "省里看看", "王副省长").code())
                .isEqualTo("supervisor-only");
        assertThat(transfer("pds-market", number, "pds", "收回", "某市长").status())
                .as("an office of the city that has nothing to do with it")
                .isEqualTo(404);
        assertThat(targets("pds-supervision", number).findValuesAsText("direction"))
                .containsExactly("take-back");
        assertThat(transfer("pds-supervision", number, "pds-yexian", "换一个县", "").code())
                .isEqualTo("supervisor-only");

        passes("pds-leader", number, "pds", "重大事项，市里直接办", "");

        JsonNode back = show(applicant, number);
        assertThat(back.path("holder").path("code").asText()).isEqualTo("pds");
        assertThat(back.path("timeline").findValuesAsText("text")).anyMatch(text -> text.contains("已由平顶山市收回办理"));
        assertThat(groups(number)).containsExactly("pds-supervision.supervisor");
        assertThat(journey.tasks("pds-ruzhou-industry", number)).isEmpty();
    }

    @Test
    void shouldProposeTheCountyOfTheBusinessAndRefuseForeignAndEmptyOnes() {
        String number = given("tax");
        JsonNode targets = targets("pds-supervision", number);
        assertThat(targets).hasSize(13);
        assertThat(targets.get(0).path("code").asText()).isEqualTo("pds-ruzhou");
        assertThat(targets.get(0).path("usual").asBoolean()).isTrue();
        assertThat(targets.get(12).path("direction").asText()).isEqualTo("up");
        assertThat(targets("jz-supervision", number).path("code").asText()).isEqualTo("case-not-found");
        assertThat(transfer("pds-supervision", number, "jz-shanyang", "不归我们", "")
                        .code())
                .isEqualTo("transfer-not-adjacent");
        Answer empty = transfer("pds-supervision", number, "pds-baofeng", "请宝丰县办", "");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("to-government-vacant");
        assertThat(empty.json().path("detail").asText()).contains("宝丰县还没有人员", "宝丰县人民政府督查室");
        assertThat(StreamSupport.stream(targets.spliterator(), false)
                        .filter(target -> target.path("vacant").asBoolean())
                        .map(target -> target.path("code").asText()))
                .contains("pds-baofeng")
                .doesNotContain("pds-ruzhou", "pds-yexian", "hn");

        passes("pds-supervision", number, "pds-ruzhou", "属地办理", "");
        Answer nobody = journey.complete("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "tax"));
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("汝州市税务局还没有办理人员");
    }

    @ParameterizedTest
    @ValueSource(strings = {"responsibleAuthority", "firstSupportAuthority", "secondSupportAuthority"})
    void shouldBeDispatchedToACountysOfficeByTheCountyOnly(String field) {
        String number = given("production");
        for (String office : List.of("ruzhou-industry", "pds-ruzhou-industry", " ruzhou-market")) {
            Answer refused = journey.complete("pds-supervision", number, Map.of(field, office));
            assertThat(refused.status()).as(office + ": " + refused.text()).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("code").asText())
                    .isEqualTo("unknown-value");
        }
        assertThat(show(applicant, number).path("status").asText()).isEqualTo("submitted");
        assertThat(statusFor("pds-ruzhou-industry", number)).isEqualTo(404);
    }

    @Test
    void shouldBeTakenUpByTheCityThoughItBeganAtTheCounty() {
        String number = begunInRuzhou();
        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "market"));
        assertThat(may("pds-supervision", number)).isTrue();
        assertThat(may("pds-leader", number)).isTrue();
        for (String other : List.of("pds-ruzhou-market", "hn-supervision", "auditor")) {
            assertThat(may(other, number)).as(other).isFalse();
            assertThat(transfer(other, number, "pds", "提级", "").status())
                    .as(other)
                    .isEqualTo(403);
        }
        JsonNode targets = targets("pds-supervision", number);
        assertThat(targets.findValuesAsText("direction")).containsExactly("take-up");
        assertThat(targets.get(0).path("before").asBoolean()).isFalse();
        assertThat(transfer("pds-supervision", number, "pds", " ", "").code()).isEqualTo("reason-required");
        assertThat(transfer("pds-supervision", number, "hn", "直接报省里", "").code())
                .isEqualTo("supervisor-only");

        passes("pds-supervision", number, "pds", "涉及两个县，市里直接办", "");

        JsonNode seen = show(applicant, number);
        assertThat(seen.path("holder").path("code").asText()).isEqualTo("pds");
        assertThat(seen.path("status").asText()).isEqualTo("submitted");
        assertThat(seen.path("timeline").findValuesAsText("text"))
                .anyMatch(text -> text.contains("已由平顶山市提级办理"))
                .noneMatch(text -> text.contains("涉及两个县"));
        assertThat(groups(number)).as("clocks of its own").containsExactly("pds-supervision.supervisor");
        assertThat(journey.tasks("pds-ruzhou-market", number)).isEmpty();
        assertThat(statusFor("pds-ruzhou-supervision", number))
                .as("the county follows it")
                .isEqualTo(200);
        assertThat(transfer("pds-supervision", number, "pds-ruzhou", "请县里办", "").code())
                .as("the county has had it: a leader decides")
                .isEqualTo("dispatch-circle");
        passes("pds-leader", number, "pds-ruzhou", "市里已协调，请县里落实", "");
        assertThat(targets("pds-supervision", number).findValuesAsText("direction"))
                .containsExactly("take-back");
        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "market"));
        journey.done("pds-ruzhou-market", number, Map.of("decision", "approve", "measures", "马上办"));
        journey.done("pds-ruzhou-market", number, Map.of("decision", "approve", "result", "已办好"));
        assertThat(may("pds-supervision", number)).as("it is being audited").isFalse();
    }

    @Test
    void shouldBeListedAndUrgedByTheProvinceToo() {
        String number = begunInRuzhou();
        String until = LocalDate.now(Clock.system(Zones.SHANGHAI)).plusDays(9).toString();
        JsonNode may = show(journey.staff("hn-supervision"), number).path("may");
        assertThat(may.path("urge").asBoolean()).isTrue();
        assertThat(may.path("list").asBoolean()).isTrue();
        assertThat(journey.staff("hn-supervision")
                        .post("/api/service-requests/" + number + "/urges", Map.of("text", "请抓紧"))
                        .status())
                .isEqualTo(200);
        Answer listed = journey.staff("hn-leader")
                .post(
                        "/api/service-requests/" + number + "/listing",
                        Map.of("leader", "某省长", "until", until, "reason", "省里关注"));
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(show(journey.staff("pds-ruzhou-supervision"), number)
                        .path("listing")
                        .path("leader")
                        .asText())
                .isEqualTo("某省长");
        clock.set(LocalDate.parse(until)
                .plusDays(2)
                .atTime(8, 0)
                .atZone(Zones.SHANGHAI)
                .toInstant());
        engine.fireTimer(number, "catchEvent_listingOver");
        assertThat(show(journey.staff("hn-supervision"), number)
                        .path("timeline")
                        .findValuesAsText("event"))
                .containsOnlyOnce("listing-over");
        assertThat(journey.staff("hn-supervision").get("/api/notifications").text())
                .as("who listed it hears that it is over")
                .contains(number);
    }

    @Test
    void shouldBeSeenByItsCountyAndThoseAboveOnly() {
        String number = given("market-order");
        for (String county : List.of("pds-ruzhou-supervision", "pds-ruzhou-leader")) {
            assertThat(statusFor(county, number)).as("the city has it").isEqualTo(404);
        }
        passes("pds-supervision", number, "pds-ruzhou", "属地办理", "");
        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "market"));
        for (String reader : List.of(
                "pds-ruzhou-supervision",
                "pds-ruzhou-leader",
                "pds-ruzhou-market",
                "pds-supervision",
                "pds-leader",
                "hn-supervision",
                "hn-leader",
                "auditor")) {
            assertThat(statusFor(reader, number)).as(reader).isEqualTo(200);
            assertThat(listed(reader, number)).as(reader).isTrue();
        }
        for (String other : List.of(
                "pds-yexian-supervision",
                "pds-yexian-leader",
                "pds-yexian-market",
                "pds-ruzhou-industry",
                "pds-market",
                "jz-supervision",
                "jz-shanyang-supervision")) {
            assertThat(statusFor(other, number)).as(other).isEqualTo(404);
            assertThat(listed(other, number)).as(other).isFalse();
            assertThat(journey.staff(other)
                            .post("/api/service-requests/" + number + "/urges", Map.of())
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(journey.staff("pds-supervision")
                        .post("/api/service-requests/" + number + "/urges", Map.of("text", "请抓紧"))
                        .status())
                .as("the city urges its county")
                .isEqualTo(200);
        String until = LocalDate.now(Clock.system(Zones.SHANGHAI)).plusDays(9).toString();
        assertThat(journey.staff("pds-leader")
                        .post(
                                "/api/service-requests/" + number + "/listing",
                                Map.of("leader", "某市长", "until", until, "reason", "久拖不决"))
                        .status())
                .as("and lists it")
                .isEqualTo(200);
        assertThat(total("pds-supervision", "holder=pds-ruzhou&q=" + number)).isEqualTo(1);
        assertThat(total("pds-supervision", "holder=pds&q=" + number)).isZero();
        assertThat(total("pds-supervision", "jurisdiction=pingdingshan&q=" + number))
                .isEqualTo(1);
        assertThat(journey.staff("pds-supervision")
                        .get("/api/service-requests?holder=moon")
                        .status())
                .isEqualTo(422);
        assertThat(new String(
                        journey.staff("pds-ruzhou-leader")
                                .get("/api/service-requests/export?format=csv&q=" + number)
                                .bytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains(number, "汝州市");
    }

    @Test
    void shouldKeepCountyOfficialsOutOfWhatTheirCityKeeps() {
        Visitor county = journey.staff("pds-ruzhou-industry");
        assertThat(county.get("/api/applications").json()).isEmpty();
        JsonNode known = county.get("/api/business-entities?perPage=500").json();
        assertThat(known).isNotEmpty();
        assertThat(Set.copyOf(known.findValuesAsText("district"))).containsExactly("汝州市");
        assertThat(county.get("/api/business-entities?district=新华区").json()).isEmpty();
        assertThat(county.get("/api/budgets").json()).isEmpty();
    }

    @Test
    void shouldEscalateToTheCountysLeaderAndToTheCity() {
        String number = given("market-order");
        passes("pds-supervision", number, "pds-ruzhou", "属地办理", "");
        LocalDate today = LocalDate.now(Clock.system(Zones.SHANGHAI));
        clock.set(today.plusDays(6).atTime(9, 0).atZone(Zones.SHANGHAI).toInstant());
        engine.fireTimer(number, "userTask_dispatchRequest");
        assertThat(told(number)).contains("pds-ruzhou-leader.approver", "pds-supervision.supervisor");

        journey.done("pds-ruzhou-supervision", number, Map.of("responsibleAuthority", "market"));
        clock.set(today.plusDays(20).atTime(9, 0).atZone(Zones.SHANGHAI).toInstant());
        engine.fireTimer(number, "userTask_reportMeasures");
        assertThat(told(number)).contains("pds-ruzhou-supervision.supervisor", "pds-ruzhou-market.reviewer");
        assertThat(told(number)).doesNotContain("pds-leader.approver");
    }

    @Test
    void shouldBeginAtTheCountyThatWroteItDown() {
        String uscc = uscc();
        Answer foreign = visit("pds-yexian-supervision", uscc, "");
        assertThat(foreign.code()).isEqualTo("outside-jurisdiction");
        assertThat(foreign.json().path("detail").asText()).contains("汝州市");

        Answer written = visit("pds-ruzhou-supervision", uscc, "");
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        String number = written.json().path("caseNumber").asText();
        assertThat(number).startsWith("PDS-SQ-");
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("holder").path("code").asText()).isEqualTo("pds-ruzhou");
        assertThat(seen.path("origin").path("code").asText()).isEqualTo("pds-ruzhou");
        assertThat(groups(number)).containsExactly("pds-ruzhou-supervision.supervisor");
        assertThat(transfer("jz-supervision", number, "pds", "别的市", "").status())
                .isEqualTo(404);
        assertThat(transfer("hn-supervision", number, "pds", "省里指定市里办", "").code())
                .as("the province leaves it to the city")
                .isEqualTo("supervisor-only");
        passes("pds-ruzhou-supervision", number, "pds", "超出县里职权", "");
        assertThat(groups(number)).containsExactly("pds-supervision.supervisor");

        Answer elsewhere = visit("pds-yexian-supervision", uscc, "叶县");
        assertThat(elsewhere.status()).as("it happened in the other county").isEqualTo(201);
        Answer city = visit("pds-supervision", uscc, "");
        assertThat(show(applicant, city.json().path("caseNumber").asText())
                        .path("holder")
                        .path("code")
                        .asText())
                .isEqualTo("pds");
    }

    @Test
    void shouldSendCountiesTheIssuedBulletinsOfTheirCityOnly() {
        for (JsonNode bulletin : journey.staff("pds-ruzhou-supervision")
                .get("/api/supervision/bulletins")
                .json()) {
            assertThat(bulletin.path("jurisdiction").asText()).isEqualTo("pingdingshan");
            assertThat(bulletin.path("status").asText()).isEqualTo("issued");
        }
        assertThat(journey.staff("pds-ruzhou-supervision")
                        .post(
                                "/api/supervision/bulletins",
                                Map.of("kind", "monthly", "period", "2026-01", "jurisdiction", "pingdingshan"))
                        .status())
                .isEqualTo(403);
    }

    // --- steps

    private String given(String category) {
        Answer answer = applicant.post(
                "/api/service-requests",
                Map.of("title", "一件诉求", "text", "请帮助解决", "category", category, "district", "汝州市"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private String uscc() {
        return jdbc.sql("""
                        SELECT e.uscc FROM business_entity e JOIN applicant_account a ON a.entity_id = e.id
                        WHERE a.username = :username
                        """).param("username", business).query(String.class).single();
    }

    private String begunInRuzhou() {
        Answer written = visit("pds-ruzhou-supervision", uscc(), "");
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        return written.json().path("caseNumber").asText();
    }

    private boolean may(String username, String number) {
        return show(journey.staff(username), number)
                .path("may")
                .path("transfer")
                .asBoolean();
    }

    private Answer visit(String official, String uscc, String district) {
        return journey.staff(official)
                .post(
                        "/api/service-requests",
                        Map.of(
                                "title",
                                "走访时提出",
                                "text",
                                "请帮助解决",
                                "category",
                                "other",
                                "source",
                                "visit",
                                "uscc",
                                uscc,
                                "district",
                                district));
    }

    private Answer transfer(String username, String number, String to, String reason, String leader) {
        return journey.staff(username)
                .post(
                        "/api/service-requests/" + number + "/transfer",
                        Map.of("to", to, "reason", reason, "leader", leader));
    }

    private void passes(String username, String number, String to, String reason, String leader) {
        Answer answer = transfer(username, number, to, reason, leader);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode targets(String username, String number) {
        return journey.staff(username)
                .get("/api/service-requests/" + number + "/transfer-targets")
                .json();
    }

    private int statusFor(String username, String number) {
        return journey.staff(username).get("/api/service-requests/" + number).status();
    }

    private boolean listed(String username, String number) {
        return total(username, "q=" + number) == 1;
    }

    private int total(String username, String query) {
        return journey.staff(username)
                .get("/api/service-requests?" + query)
                .json()
                .size();
    }

    private List<String> groups(String number) {
        return jdbc.sql("SELECT signer FROM service_request_clock WHERE case_number = :number AND ended_at IS NULL")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> told(String number) {
        return jdbc.sql("""
                        SELECT w.told FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number = :number
                        """).param("number", number).query(String.class).list();
    }
}
