package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.rate;
import static org.huiqi.servicerequest.RequestJourney.show;
import static org.huiqi.servicerequest.RequestJourney.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merging, listed supervision, dispatching down and reporting up, over HTTP. */
@HuiqiTest
class RequestSupervisionTest {

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

    @BeforeEach
    void aBusiness() {
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @AfterEach
    void tellTheRealTime() {
        clock.reset();
    }

    // --- merging

    @Test
    void shouldMergeTwoRequestsOnTheSameMatter() {
        String leading = submit(applicant, "utility", "厂区停电", "本月停电五次");
        Answer document = applicant.upload("照片.pdf", SampleFiles.pdf());
        assertThat(document.status()).as(document.text()).isEqualTo(201);
        String id = document.json().path("id").asText();
        Answer second = applicant.post(
                "/api/service-requests",
                Map.of("title", "厂区又停电", "text", "本月停电六次", "category", "utility", "documents", List.of(id)));
        String merged = second.json().path("caseNumber").asText();
        assertThat(second.json().path("similar").findValuesAsText("caseNumber")).containsExactly(leading);
        assertThat(show(journey.staff("pds-supervision"), merged)
                        .path("similar")
                        .findValuesAsText("caseNumber"))
                .containsExactly(leading);
        journey.underway(leading, "pds-housing");

        Answer done = merge("pds-supervision", merged, leading);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        JsonNode seen = show(applicant, merged);
        assertThat(seen.path("status").asText()).isEqualTo("closed");
        assertThat(seen.path("outcome").asText()).isEqualTo("merged");
        assertThat(seen.path("mergedInto").asText()).isEqualTo(leading);
        assertThat(seen.path("statusText").asText()).contains(leading);
        assertThat(seen.path("mayRate").asBoolean() || seen.path("mayReopen").asBoolean())
                .isFalse();
        assertThat(seen.path("timeline").findValuesAsText("event")).contains("merged");
        assertThat(seen.path("deadlines").findValuesAsText("state")).doesNotContain("running", "overdue");
        assertThat(running(merged)).isZero();
        JsonNode both = show(journey.staff("pds-housing"), leading);
        assertThat(both.path("merged").findValuesAsText("caseNumber")).containsExactly(merged);
        assertThat(both.path("merged").get(0).path("text").asText()).isEqualTo("本月停电六次");
        assertThat(both.path("documents").findValuesAsText("id")).containsExactly(id);
        assertThat(journey.staff("pds-housing").get("/api/documents/" + id).status())
                .as("whoever handles the leading one reads what came with the other")
                .isEqualTo(200);
        assertThat(both.path("timeline").findValuesAsText("event")).contains("merged-from");
        assertThat(applicant.get("/api/notifications").text()).contains("诉求已合并办理");

        assertThat(rate(applicant, merged, 5).code()).isEqualTo("merged");
        assertThat(applicant
                        .post("/api/service-requests/" + merged + "/reopen", Map.of())
                        .code())
                .isEqualTo("merged");
        assertThat(merge("pds-supervision", leading, merged).code()).isEqualTo("merge-circle");
        assertThat(merge("pds-supervision", merged, leading).code()).isEqualTo("merge-not-open");
        journey.done("pds-housing", leading, Map.of("decision", "approve", "result", "已检修"));
    }

    @Test
    void shouldRefuseMergesThatMakeNoSense() {
        String one = submit(applicant, "tax");
        String closed = submit(applicant, "tax", "早先的一件", "已办结的内容");
        journey.untilClosed(closed, "pds-tax");
        Visitor another = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String others = submit(another, "tax");

        assertThat(merge("pds-supervision", one, one).code()).isEqualTo("merge-into-itself");
        assertThat(merge("pds-supervision", one, closed).code()).isEqualTo("merge-not-open");
        assertThat(merge("pds-supervision", one, others).code()).isEqualTo("merge-other-business");
        assertThat(merge("pds-supervision", one, "").code()).isEqualTo("into-required");
        assertThat(merge("pds-supervision", one, "PDS-SQ-20200101-999999").status())
                .isEqualTo(404);
        assertThat(merge("jz-supervision", one, others).status()).isEqualTo(404);
        String second = submit(applicant, "tax");
        assertThat(applicant
                        .post("/api/service-requests/" + one + "/merge", Map.of("into", second))
                        .status())
                .isEqualTo(403);
        journey.done("pds-supervision", one, Map.of("responsibleAuthority", "tax"));
        assertThat(merge("pds-tax", one, second).status())
                .as("it handles one of them only")
                .isEqualTo(404);
        journey.done("pds-supervision", second, Map.of("responsibleAuthority", "tax"));
        assertThat(merge("pds-tax", one, second).status()).isEqualTo(200);
        assertThat(show(applicant, second).path("status").asText()).isEqualTo("dispatched");
    }

    // --- listed supervision

    @Test
    void shouldListForSupervisionWarnOnceAndDelist() {
        String number = submit(applicant, "arrears");
        LocalDate until = today().plusDays(10);
        assertThat(listing("pds-supervision", number, "", "2020-01-01", "")
                        .json()
                        .path("errors")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("leader", "until", "reason");
        assertThat(listing("pds-supervision", number, "张副市长", "2026-02-30", "久拖不决")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("malformed");
        assertThat(listing(
                                "pds-supervision",
                                number,
                                "张副市长",
                                today().minusDays(1).toString(),
                                "久拖不决")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("past");
        Answer listed = listing("pds-supervision", number, "张副市长", until.toString(), "久拖不决");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listing("pds-leader", number, "李副市长", until.toString(), "再挂一次")
                        .code())
                .isEqualTo("listed-already");
        JsonNode seen = show(applicant, number);
        assertThat(seen.path("listing").path("leader").asText()).isEqualTo("张副市长");
        assertThat(seen.path("listing").path("over").asBoolean()).isFalse();
        assertThat(seen.path("listing").path("reason").isNull())
                .as("why is for officials")
                .isTrue();
        assertThat(seen.toString()).doesNotContain("久拖不决");
        assertThat(show(journey.staff("pds-supervision"), number)
                        .path("listing")
                        .path("reason")
                        .asText())
                .isEqualTo("久拖不决");
        assertThat(seen.path("timeline").findValuesAsText("event")).contains("listed");
        String mine = "/api/service-requests?listed=true&q=" + number;
        assertThat(journey.staff("pds-supervision").get(mine).json().findValuesAsText("caseNumber"))
                .containsExactly(number);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE subject = :number AND action = 'request.listed'")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        engine.fireTimer(number, "catchEvent_listingOver");
        assertThat(show(journey.staff("pds-supervision"), number)
                        .path("timeline")
                        .findValuesAsText("event"))
                .as("fired by hand before its time")
                .doesNotContain("listing-over");
        assertThat(delist("pds-supervision", number, "").status()).isEqualTo(422);
        assertThat(delist("pds-supervision", number, "换一位领导").status()).isEqualTo(200);
        assertThat(delist("pds-supervision", number, "再摘一次").code()).isEqualTo("not-listed");
        assertThat(listing("pds-leader", number, "李副市长", until.toString(), "重新挂牌")
                        .status())
                .isEqualTo(200);
        clock.set(until.plusDays(1).atTime(8, 0).atZone(Zones.SHANGHAI).toInstant());
        engine.fireTimer(number, "catchEvent_listingOver");
        JsonNode over = show(journey.staff("pds-supervision"), number);
        assertThat(over.path("listing").path("over").asBoolean()).isTrue();
        assertThat(over.path("timeline").findValuesAsText("event")).containsOnlyOnce("listing-over");
        assertThat(over.path("earlierListings")).hasSize(1);
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .doesNotContain("listing-over");
        assertThat(journey.staff("pds-leader").get("/api/notifications").text()).contains("挂牌督办逾期");
    }

    @Test
    void shouldLetOnlySupervisingOfficesListAndDelistWhatIsClosed() {
        String number = submit(applicant, "tax");
        journey.underway(number, "pds-tax");
        String until = today().plusDays(5).toString();
        assertThat(listing("pds-tax", number, "某领导", until, "理由").status()).isEqualTo(403);
        assertThat(listing("jz-supervision", number, "某领导", until, "理由").status())
                .isEqualTo(404);
        assertThat(listing("pds-leader", number, "某领导", until, "理由").status()).isEqualTo(200);
        journey.done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
        journey.done("pds-supervision", number, Map.of("decision", "approve", "grade", "good"));
        JsonNode closed = show(applicant, number);
        assertThat(closed.path("listing").isNull()).isTrue();
        assertThat(closed.path("earlierListings").get(0).path("endReason").asText())
                .contains("办结");
        assertThat(listing("pds-leader", number, "某领导", until, "理由").code()).isEqualTo("illegal-state");
        assertThat(rate(applicant, number, 4).status()).isEqualTo(200);
        engine.fireTimer(number, "catchEvent_reopeningOver");
        assertThat(running(number)).as("the listing's timer does not keep it").isZero();
    }

    // --- levels

    @Test
    void shouldReportUpAndDispatchDownUnderNewClocks() {
        String number = submit(applicant, "financing");
        journey.underway(number, "pds-finance-office");
        assertThat(transfer("hn-supervision", number, "pds", "省里先看看", "").code())
                .as("the province reads what its cities have, and leaves it to them")
                .isEqualTo("supervisor-only");
        Answer up = transfer("pds-supervision", number, "hn", "涉及省属银行", "");
        assertThat(up.status()).as(up.text()).isEqualTo(200);
        JsonNode above = show(journey.staff("hn-supervision"), number);
        assertThat(above.path("jurisdiction").asText()).isEqualTo("henan");
        assertThat(above.path("status").asText()).isEqualTo("submitted");
        assertThat(above.path("clockLine").findValuesAsText("state")).containsExactly("running", "todo", "todo");
        assertThat(above.path("openTasks").findValuesAsText("group")).containsExactly("hn-supervision.supervisor");
        assertThat(journey.staff("pds-finance-office")
                        .get("/api/service-requests/" + number)
                        .status())
                .as("it has nothing to do with it any more")
                .isEqualTo(404);
        assertThat(show(journey.staff("pds-supervision"), number)
                        .path("transfers")
                        .get(0)
                        .path("toName")
                        .asText())
                .as("who reported it up follows it")
                .isEqualTo("河南省");
        assertThat(transfer("pds-supervision", number, "hn", "再报一次", "").code())
                .as("it is not theirs now")
                .isEqualTo("supervisor-only");
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .contains("transferred")
                .doesNotContain("transfer-reason");

        Answer circle = transfer("hn-supervision", number, "pds", "请市里办理", "");
        assertThat(circle.status()).isEqualTo(409);
        assertThat(circle.code()).isEqualTo("dispatch-circle");
        assertThat(circle.json().path("detail").asText()).contains("平顶山市→河南省");
        assertThat(transfer("hn-supervision", number, "pds", "涉及省属银行", journey.nameOf("hn-leader"))
                        .code())
                .as("the reason is not a new one")
                .isEqualTo("dispatch-circle");
        assertThat(transfer("hn-supervision", number, "pds", "省里已协调银行，请市里落实", journey.nameOf("hn-leader"))
                        .status())
                .isEqualTo(200);
        assertThat(show(applicant, number).path("jurisdiction").asText()).isEqualTo("pingdingshan");
        Answer invented = transfer("pds-supervision", number, "hn", "又要省里协调", "王副省长");
        assertThat(invented.code()).as("who does not lead did not decide").isEqualTo("leader-unknown-value");
        assertThat(invented.json().path("detail").asText()).contains(journey.nameOf("pds-leader"));
        journey.untilClosed(number, "pds-finance-office");
        assertThat(transfer("pds-supervision", number, "hn", "已经办结", "").code()).isEqualTo("illegal-state");
    }

    @Test
    void shouldTransferOneLevelAtATime() {
        String number = submit(applicant, "tax");
        assertThat(transfer("pds-supervision", number, "jz", "不归我们", "").code()).isEqualTo("transfer-not-adjacent");
        assertThat(transfer("pds-supervision", number, "pds", "就在这里", "").code())
                .isEqualTo("transfer-not-adjacent");
        assertThat(transfer("pds-supervision", number, "moon", "理由", "").code()).isEqualTo("to-unknown-value");
        assertThat(transfer("pds-supervision", number, "hn", " ", "").code()).isEqualTo("reason-required");
        String until = today().plusDays(5).toString();
        assertThat(listing("pds-leader", number, "某领导", until, "理由").status()).isEqualTo(200);
        assertThat(transfer("pds-leader", number, "hn", "跨市事项", "").status()).isEqualTo(200);
        assertThat(transfer("hn-supervision", number, "jz", "事情在焦作", "").status())
                .isEqualTo(200);
        JsonNode there = show(journey.staff("jz-supervision"), number);
        assertThat(there.path("transfers")).hasSize(2);
        assertThat(there.path("listing").path("leader").asText())
                .as("it stays listed")
                .isEqualTo("某领导");
        clock.set(today().plusDays(7).atTime(8, 0).atZone(Zones.SHANGHAI).toInstant());
        engine.fireTimer(number, "catchEvent_listingOver");
        assertThat(show(journey.staff("jz-supervision"), number)
                        .path("timeline")
                        .findValuesAsText("event"))
                .containsOnlyOnce("listing-over");
    }

    // --- steps

    private Answer merge(String username, String number, String into) {
        return journey.staff(username).post("/api/service-requests/" + number + "/merge", Map.of("into", into));
    }

    private Answer listing(String username, String number, String leader, String until, String reason) {
        return journey.staff(username)
                .post(
                        "/api/service-requests/" + number + "/listing",
                        Map.of("leader", leader, "until", until, "reason", reason));
    }

    private Answer delist(String username, String number, String reason) {
        return journey.staff(username)
                .send("DELETE", "/api/service-requests/" + number + "/listing", Map.of("reason", reason));
    }

    private Answer transfer(String username, String number, String to, String reason, String leader) {
        return journey.staff(username)
                .post(
                        "/api/service-requests/" + number + "/transfer",
                        Map.of("to", to, "reason", reason, "leader", leader));
    }

    private long running(String number) {
        return jdbc.sql("SELECT count(*) FROM act_ru_execution WHERE business_key_ = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
