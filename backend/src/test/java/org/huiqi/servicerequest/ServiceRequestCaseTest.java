package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiqi.document.SampleFiles;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole requests over HTTP: real services, real transactions, real database, the engine's own REST. */
@HuiqiTest
class ServiceRequestCaseTest {

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Visitor> staff = new HashMap<>();

    @Test
    void shouldFollowAnOrdinaryRequestToItsRating() {
        Visitor applicant = applicant();
        Answer submitted = applicant.post(
                "/api/service-requests",
                Map.of("title", "厂区停电频繁", "text", "本月已停电五次，影响交货。", "category", "utility", "district", "新华区"));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
        String number = submitted.json().path("caseNumber").asText();
        assertThat(number).startsWith("PDS-SQ-");
        assertThat(status(applicant, number)).isEqualTo("submitted");

        done("pds-supervision", number, Map.of("firstSupportAuthority", "hrss", "dispatchNote", "请尽快到现场"));
        JsonNode dispatched = show(applicant, number);
        assertThat(dispatched.path("status").asText()).isEqualTo("dispatched");
        assertThat(dispatched.path("responsible").path("code").asText())
                .as("the category's department where nobody else is named")
                .isEqualTo("pds-housing");
        assertThat(dispatched.path("timeline").toString())
                .as("what is between authorities")
                .doesNotContain("请尽快到现场");
        assertThat(show(staff("pds-housing"), number).path("timeline").toString())
                .contains("请尽快到现场");

        Answer without = complete("pds-housing", number, Map.of("decision", "approve"));
        assertThat(without.status())
                .as("measures are what the enterprise waits for")
                .isEqualTo(422);
        done("pds-housing", number, Map.of("decision", "approve", "measures", "今天派人检修线路"));
        JsonNode underway = show(applicant, number);
        assertThat(underway.path("status").asText()).isEqualTo("in-progress");
        assertThat(underway.path("measures").asText()).isEqualTo("今天派人检修线路");
        assertThat(staff("pds-housing")
                        .post("/api/service-requests/" + number + "/progress", Map.of("text", "已更换变压器"))
                        .status())
                .isEqualTo(200);
        assertThat(staff("pds-housing")
                        .post("/api/service-requests/" + number + "/remarks", Map.of("text", "内部备注"))
                        .status())
                .isEqualTo(200);
        assertThat(show(applicant, number).path("timeline").toString())
                .contains("已更换变压器")
                .doesNotContain("内部备注");

        done("pds-housing", number, Map.of("decision", "approve", "result", "线路已改造，恢复供电"));
        assertThat(tasks("pds-supervision", number))
                .as("the support is not finished")
                .isEmpty();
        done("pds-hrss", number, Map.of("decision", "approve", "supportResult", "已协调"));
        assertThat(status(applicant, number)).isEqualTo("close-out-requested");

        Answer ungraded = complete("pds-supervision", number, Map.of("decision", "approve"));
        assertThat(ungraded.status()).isEqualTo(422);
        done("pds-supervision", number, Map.of("decision", "approve", "grade", "good"));
        JsonNode closed = show(applicant, number);
        assertThat(closed.path("status").asText()).isEqualTo("closed");
        assertThat(closed.path("mayRate").asBoolean()).isTrue();
        assertThat(closed.path("deadlines")).hasSize(5);

        assertThat(rate(applicant, number, 6).status()).isEqualTo(422);
        Answer stranger = rate(Visitor.loggedIn(port, "qiye2"), number, 5);
        assertThat(stranger.status()).as("somebody else's request").isEqualTo(404);
        Answer rated = rate(applicant, number, 5);
        assertThat(rated.status()).as(rated.text()).isEqualTo(200);
        assertThat(rated.json().path("status").asText()).isEqualTo("rated");
        assertThat(rate(applicant, number, 4).code()).isEqualTo("rated-already");
        engine.fireTimer(number, "catchEvent_reopeningOver");
        assertThat(processes(number)).isZero();
    }

    @Test
    void shouldFollowAComplexRequestThroughAPlanAndALowRating() {
        Visitor applicant = applicant();
        String number = submit(applicant, "financing");
        done("pds-supervision", number, Map.of("responsibleAuthority", "finance-office"));
        done("pds-finance-office", number, Map.of("decision", "approve", "measures", "联系三家银行"));
        Answer noReason = complete("pds-finance-office", number, Map.of("decision", "return"));
        assertThat(noReason.status()).isEqualTo(422);
        done("pds-finance-office", number, Map.of("decision", "return", "opinion", "涉及多家银行"));
        assertThat(line(applicant, number))
                .as("what is being decided is not done")
                .containsExactly("met", "met", "running");
        done("pds-supervision", number, Map.of("decision", "approve"));
        assertThat(status(applicant, number)).isEqualTo("complex-in-progress");

        Answer past = complete(
                "pds-finance-office",
                number,
                Map.of("decision", "return", "opinion", "需要时间", "planText", "分两步", "planUntil", "2020-01-01"));
        assertThat(past.status()).as("a plan in the past").isEqualTo(422);
        assertThat(past.json().path("errors").get(0).path("field").asText()).isEqualTo("planUntil");
        String until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusMonths(3).toString();
        done(
                "pds-finance-office",
                number,
                Map.of("decision", "return", "opinion", "需要时间", "planText", "分两步", "planUntil", until));
        assertThat(line(applicant, number)).as("nor is a plan").containsExactly("met", "met", "running");
        done("pds-leader", number, Map.of("decision", "approve"));
        assertThat(show(applicant, number).path("plan").path("until").asText()).isEqualTo(until);
        done("pds-finance-office", number, Map.of("decision", "return", "opinion", "第一步已完成"));
        assertThat(show(applicant, number).path("timeline").toString()).contains("进展：第一步已完成");
        done("pds-finance-office", number, Map.of("decision", "reject", "opinion", "银行均不同意，已说明其他途径"));
        done("pds-supervision", number, Map.of("decision", "return", "opinion", "请再与担保机构联系"));
        assertThat(status(applicant, number)).isEqualTo("complex-in-progress");
        done("pds-finance-office", number, Map.of("decision", "approve", "result", "担保机构已同意担保"));
        done("pds-supervision", number, Map.of("decision", "approve", "grade", "qualified"));

        Answer low = rate(applicant, number, 2);
        assertThat(low.status()).as(low.text()).isEqualTo(200);
        assertThat(low.json().path("status").asText()).isEqualTo("reopened");
        assertThat(low.json().path("round").asInt()).isEqualTo(2);
        done("pds-finance-office", number, Map.of("decision", "approve", "measures", "重新对接"));
        done("pds-finance-office", number, Map.of("decision", "approve", "result", "贷款已发放"));
        done("pds-supervision", number, Map.of("followUpText", "企业表示满意"));
        done("pds-supervision", number, Map.of("decision", "approve", "grade", "excellent"));
        assertThat(rate(applicant, number, 4).json().path("status").asText()).isEqualTo("rated");
        assertThat(show(applicant, number).path("ratings")).hasSize(2);

        Answer reopened = applicant.post("/api/service-requests/" + number + "/reopen", Map.of("reason", "贷款又被收回"));
        assertThat(reopened.status()).as(reopened.text()).isEqualTo(200);
        assertThat(reopened.json().path("status").asText()).isEqualTo("reopened");
        assertThat(reopened.json().path("round").asInt()).isEqualTo(3);
    }

    @Test
    void shouldLetALeaderDecideWhoHandlesItAfterTwoRefusals() {
        Visitor applicant = applicant();
        String number = submit(applicant, "other");
        for (String department : List.of("tax", "hrss", "market")) {
            done("pds-supervision", number, Map.of("responsibleAuthority", department));
            done("pds-" + department, number, Map.of("decision", "return", "opinion", "不是我单位职责"));
        }
        String decision = tasks("pds-leader", number).get(0);
        assertThat(staff("pds-leader")
                        .get("/engine-rest/task/" + decision + "/variables/refusalText")
                        .json()
                        .path("value")
                        .asText())
                .as("who refused, and why, the last on top")
                .isEqualTo("平顶山市市场监督管理局：不是我单位职责\n平顶山市人力资源和社会保障局：不是我单位职责\n平顶山市税务局：不是我单位职责");
        assertThat(tasks("pds-supervision", number)).isEmpty();
        assertThat(line(applicant, number)).as("nobody has reported measures").containsExactly("met", "todo", "todo");
        done("pds-leader", number, Map.of("decision", "approve", "responsibleAuthority", "market"));
        Answer again = complete("pds-market", number, Map.of("decision", "return", "opinion", "还是不属于"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("dispatch-fixed");
        done("pds-market", number, Map.of("decision", "approve", "measures", "马上办"));
        assertThat(status(applicant, number)).isEqualTo("in-progress");
    }

    @Test
    void shouldRefuseToDispatchToWhoDoesNotExist() {
        String number = submit(applicant(), "other");
        Answer unknown = complete("pds-supervision", number, Map.of("responsibleAuthority", "moon"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("errors").get(0).path("field").asText()).isEqualTo("responsibleAuthority");
    }

    @Test
    void shouldWarnGiveCardsAndEscalateOnceEach() {
        Visitor applicant = applicant();
        String number = submit(applicant, "other");

        engine.fireTimer(number, "userTask_dispatchRequest");

        assertThat(warnings(number))
                .containsExactlyInAnyOrder("reminder", "yellow-card", "red-card", "leader", "supervision");
        JsonNode view = show(staff("pds-supervision"), number);
        assertThat(view.path("deadlines").get(0).path("warning").asText()).isEqualTo("supervision");
        assertThat(view.path("timeline").findValuesAsText("event"))
                .contains("reminder", "yellow-card", "red-card", "leader", "supervision");
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .doesNotContain("yellow-card", "leader");
        assertThat(staff("hn-supervision").get("/api/notifications").text())
                .as("whom it was escalated to hears of it")
                .contains(number);
        assertThat(staff("pds-leader").get("/api/notifications").text()).contains(number);

        done("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        engine.fireTimer(number, "userTask_reportMeasures");
        assertThat(warnings(number)).hasSize(10);
    }

    @Test
    void shouldAskOnceMoreForARatingAndThenCloseAsUnrated() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        untilClosed(number, "pds-tax");
        engine.fireTimer(number, "catchEvent_ratingOverdue");
        assertThat(show(applicant, number).path("timeline").findValuesAsText("event"))
                .contains("asked-again");
        engine.fireTimer(number, "catchEvent_secondRatingOverdue");
        JsonNode over = show(applicant, number);
        assertThat(over.path("outcome").asText()).isEqualTo("unrated");
        assertThat(over.path("status").asText()).isEqualTo("closed");
        assertThat(rate(applicant, number, 5).code()).isEqualTo("rating-over");
        assertThat(over.path("mayReopen").asBoolean()).as("as it was promised").isTrue();
        assertThat(over.path("steps").findValuesAsText("state").get(5)).isEqualTo("unrated");
        engine.fireTimer(number, "catchEvent_reopeningOver");
        assertThat(processes(number)).isZero();
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/reopen", Map.of())
                        .code())
                .isEqualTo("reopening-over");
    }

    @Test
    void shouldTakeUpAnewWhatNobodyRatedAsLongAsItWasPromised() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        untilClosed(number, "pds-tax");
        engine.fireTimer(number, "catchEvent_ratingOverdue");
        engine.fireTimer(number, "catchEvent_secondRatingOverdue");

        Answer reopened = applicant.post("/api/service-requests/" + number + "/reopen", Map.of("reason", "又出现了"));

        assertThat(reopened.status()).as(reopened.text()).isEqualTo(200);
        assertThat(reopened.json().path("status").asText()).isEqualTo("reopened");
        assertThat(reopened.json().path("outcome").isNull()).isTrue();
    }

    @Test
    void shouldWatchTheLimitOfACategoryFromTheDispatchOn() {
        Visitor applicant = applicant();
        String number = submit(applicant, "credit-repair");
        done("pds-supervision", number, Map.of("responsibleAuthority", "market"));

        JsonNode view = show(applicant, number);
        JsonNode line = view.path("clockLine");
        assertThat(line.get(1).path("limitText").asText()).isEqualTo("1个工作日");
        assertThat(line.get(1).path("due").asText())
                .isEqualTo(line.get(2).path("due").asText());
        engine.fireTimer(number, "userTask_reportMeasures");
        int given = warnings(number).size();
        done("pds-market", number, Map.of("decision", "approve", "measures", "马上办"));
        engine.fireTimer(number, "userTask_resolveRequest");

        assertThat(show(applicant, number).path("statusText").asText()).contains("1个工作日内办结");
        assertThat(show(staff("pds-supervision"), number).path("timeline").findValuesAsText("event").stream()
                        .filter("red-card"::equals))
                .as("one deadline, one card")
                .hasSize(1);
        assertThat(given).isPositive();
    }

    @Test
    void shouldGoOnWithTheSameClockWhenACloseOutIsReturned() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        done("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        done("pds-tax", number, Map.of("decision", "approve", "measures", "马上办"));
        engine.fireTimer(number, "userTask_resolveRequest");
        List<String> given = warnings(number);
        done("pds-tax", number, Map.of("decision", "approve", "result", "已办好"));
        done("pds-supervision", number, Map.of("decision", "return", "opinion", "没有解决"));
        engine.fireTimer(number, "userTask_resolveRequest");

        assertThat(warnings(number)).as("nothing is told twice").isEqualTo(given);
        assertThat(show(applicant, number).path("result").isNull())
                .as("what was not accepted is no result")
                .isTrue();
        done("pds-tax", number, Map.of("decision", "approve", "result", "这次办好了"));
        assertThat(show(staff("pds-supervision"), number).path("opinions")).hasSize(4);
    }

    @Test
    void shouldKeepTheApprovedPlanUntilAnotherDayIsApproved() {
        Visitor applicant = applicant();
        String number = submit(applicant, "financing");
        done(
                "pds-supervision",
                number,
                Map.of(
                        "responsibleAuthority",
                        "finance-office",
                        "complexity",
                        "complex",
                        "complexityReason",
                        "涉及多家银行"));
        done("pds-finance-office", number, Map.of("decision", "approve", "measures", "联系银行"));
        String until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9).toString();
        done(
                "pds-finance-office",
                number,
                Map.of("decision", "return", "opinion", "需要时间", "planText", "分两步", "planUntil", until));
        assertThat(show(applicant, number).path("plan").path("approved").asBoolean())
                .isFalse();
        done("pds-leader", number, Map.of("decision", "approve"));
        JsonNode running = show(applicant, number);
        assertThat(running.path("deadlines")
                        .get(running.path("deadlines").size() - 1)
                        .path("due")
                        .asText())
                .isEqualTo(until + "T15:59:59Z");

        done("pds-finance-office", number, Map.of("decision", "return", "opinion", "延期", "newPlanUntil", "2027-12-31"));
        assertThat(show(applicant, number).path("plan").path("until").asText()).isEqualTo(until);
        assertThat(show(applicant, number).path("plan").path("proposed").asText())
                .isEqualTo("2027-12-31");
        done("pds-leader", number, Map.of("decision", "reject", "opinion", "不能再拖"));

        JsonNode kept = show(applicant, number);
        assertThat(kept.path("plan").path("until").asText()).isEqualTo(until);
        assertThat(kept.path("plan").path("proposed").isNull()).isTrue();
        assertThat(kept.path("complexity").asText()).isEqualTo("plan");
        assertThat(kept.path("openTasks").get(0).path("step").asText()).isEqualTo("userTask_followPlan");
    }

    @Test
    void shouldWatchTheMonthlyFeedbackAndTheDayOfThePlanEachForItself() {
        Visitor applicant = applicant();
        String number = submit(applicant, "financing");
        LocalDate until = today().plusDays(50);
        byPlan(number, until);
        List<JsonNode> running = running(applicant, number);
        assertThat(running).extracting(clock -> clock.path("name").asText()).containsExactly("按计划办理并每月反馈", "计划完成日期");
        assertThat(running.get(1).path("due").asText()).isEqualTo(until + "T15:59:59Z");
        assertThat(taskDue(number))
                .as("the earlier of the two")
                .isEqualTo(Instant.parse(running.get(0).path("due").asText()));
        int before = warnings(number).size();

        engine.fireTimer(number, "userTask_followPlan");

        assertThat(warnings(number)).as("five of each").hasSize(before + 10);
        List<JsonNode> missed = running(staff("pds-supervision"), number);
        assertThat(missed)
                .extracting(clock -> clock.path("warning").asText())
                .containsExactly("supervision", "supervision");
        assertThat(show(staff("pds-supervision"), number).path("timeline").findValuesAsText("text"))
                .anyMatch(text -> text.startsWith("黄牌") && text.contains("计划完成日期"))
                .anyMatch(text -> text.startsWith("黄牌") && text.contains("按计划办理并每月反馈"));

        done("pds-finance-office", number, Map.of("decision", "return", "opinion", "银行已受理"));
        engine.fireTimer(number, "userTask_followPlan");

        assertThat(warnings(number))
                .as("the next month has its own, the day of the plan had them")
                .hasSize(before + 15);
        assertThat(running(applicant, number)).hasSize(2);
        done("pds-finance-office", number, Map.of("decision", "approve", "result", "已放款"));
        assertThat(running(applicant, number))
                .extracting(clock -> clock.path("step").asText())
                .containsExactly("userTask_auditCloseOut");
    }

    @Test
    void shouldTellOnceWhereTheMonthEndsOnTheDayOfThePlan() {
        Visitor applicant = applicant();
        String number = submit(applicant, "financing");
        byPlan(number, today().plusMonths(1));
        assertThat(running(applicant, number))
                .extracting(clock -> clock.path("name").asText())
                .containsExactly("计划完成日期");
        int before = warnings(number).size();

        engine.fireTimer(number, "userTask_followPlan");

        assertThat(warnings(number)).hasSize(before + 5);
    }

    @Test
    void shouldStopAndResumeBothClocksOfAPlan() {
        Visitor applicant = applicant();
        String number = submit(applicant, "financing");
        byPlan(number, today().plusDays(50));
        Answer asked = staff("pds-finance-office")
                .post("/api/service-requests/" + number + "/questions", Map.of("text", "请补充合同"));
        assertThat(asked.status()).as(asked.text()).isLessThan(300);
        assertThat(running(applicant, number))
                .extracting(clock -> clock.path("state").asText())
                .containsExactly("paused", "paused");
        int before = warnings(number).size();
        engine.fireTimer(number, "userTask_followPlan");
        assertThat(warnings(number)).as("nothing while they stand still").hasSize(before);
    }

    /** Followed by a plan that a leader has approved. */
    private void byPlan(String number, LocalDate until) {
        done(
                "pds-supervision",
                number,
                Map.of(
                        "responsibleAuthority",
                        "finance-office",
                        "complexity",
                        "complex",
                        "complexityReason",
                        "涉及多家银行"));
        done("pds-finance-office", number, Map.of("decision", "approve", "measures", "联系银行"));
        done(
                "pds-finance-office",
                number,
                Map.of("decision", "return", "opinion", "需要时间", "planText", "分两步", "planUntil", until.toString()));
        done("pds-leader", number, Map.of("decision", "approve"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static List<JsonNode> running(Visitor visitor, String number) {
        List<JsonNode> running = new ArrayList<>();
        for (JsonNode clock : show(visitor, number).path("deadlines")) {
            if (List.of("running", "overdue", "paused")
                    .contains(clock.path("state").asText())) {
                running.add(clock);
            }
        }
        return running;
    }

    private Instant taskDue(String number) {
        JsonNode task = staff("pds-finance-office")
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .get(0);
        return OffsetDateTime.parse(
                        task.path("due").asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void shouldSayThatWithdrawnStepsWereNotDone() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        done("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        applicant.post("/api/service-requests/" + number + "/withdraw", Map.of("reason", "已解决"));

        JsonNode view = show(applicant, number);
        assertThat(view.path("steps").findValuesAsText("state"))
                .containsExactly("done", "done", "ended", "skipped", "skipped", "skipped");
        assertThat(view.path("deadlines").findValuesAsText("state")).containsExactly("met", "ended");
    }

    @Test
    void shouldLetTheEnterpriseUrgeAndWithdraw() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/urges", Map.of("text", "请快一点"))
                        .status())
                .isEqualTo(200);
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/urges", Map.of())
                        .code())
                .isEqualTo("urged-already");
        assertThat(staff("pds-supervision").get("/api/notifications").text()).contains("请快一点");
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/reopen", Map.of())
                        .code())
                .isEqualTo("not-closed");
        Answer withdrawn = applicant.post("/api/service-requests/" + number + "/withdraw", Map.of("reason", "已解决"));
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(withdrawn.json().path("status").asText()).isEqualTo("withdrawn");
        assertThat(applicant
                        .post("/api/service-requests/" + number + "/withdraw", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(processes(number)).isZero();
    }

    @Test
    void shouldBeWrittenDownByAnOfficialForACaller() {
        String username = businesses.enterprise(Jurisdiction.PINGDINGSHAN, "宝丰县");
        Visitor applicant = Visitor.loggedIn(port, username);
        String uscc =
                applicant.get("/api/session").json().path("entity").path("uscc").asText();
        Map<String, Object> body = Map.of(
                "title",
                "道路破损",
                "text",
                "厂门口道路破损",
                "category",
                "其他",
                "district",
                "宝丰县",
                "source",
                "hotline",
                "uscc",
                uscc,
                "caller",
                "张先生");
        Answer taken = staff("pds-reception").post("/api/service-requests", body);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        String number = taken.json().path("caseNumber").asText();
        assertThat(show(applicant, number).path("source").asText()).isEqualTo("hotline");
        assertThat(show(staff("pds-reception"), number).path("caller").asText()).isEqualTo("张先生");
        assertThat(staff("pds-tax").post("/api/service-requests", body).status())
                .as("not its office")
                .isEqualTo(403);
        assertThat(staff("jz-reception").post("/api/service-requests", body).status())
                .as("another government's business")
                .isEqualTo(403);
        Answer second = staff("pds-reception").post("/api/service-requests", body);
        assertThat(second.json().path("similar").get(0).path("caseNumber").asText())
                .isEqualTo(number);
    }

    @Test
    void shouldShowWhatAnOfficialAttachedForACallerToWhoeverHasTheRequest() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String uscc =
                applicant.get("/api/session").json().path("entity").path("uscc").asText();
        Visitor office = staff("pds-reception");
        Answer photo = office.upload("走访照片.jpg", SampleFiles.jpeg());
        assertThat(photo.status()).as(photo.text()).isEqualTo(201);
        String id = photo.json().path("id").asText();
        Map<String, Object> body = new HashMap<>(
                Map.of("title", "围墙倒塌", "text", "走访时看到围墙倒塌", "category", "tax", "source", "visit", "uscc", uscc));
        body.put("documents", List.of(id));
        assertThat(staff("pds-supervision").post("/api/service-requests", body).status())
                .as("what somebody else has uploaded")
                .isEqualTo(422);

        Answer taken = office.post("/api/service-requests", body);

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        String number = taken.json().path("caseNumber").asText();
        assertThat(show(applicant, number).path("documents").findValuesAsText("id"))
                .containsExactly(id);
        complete("pds-supervision", number, Map.of("responsibleAuthority", "tax"));
        for (Visitor reader : List.of(applicant, office, staff("pds-supervision"), staff("pds-tax"))) {
            assertThat(reader.get("/api/documents/" + id).status()).isEqualTo(200);
        }
        for (Visitor other : List.of(applicant(), staff("pds-housing"), staff("jz-supervision"))) {
            assertThat(other.get("/api/documents/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void shouldRefuseBadInputNamingEachField() {
        Visitor applicant = applicant();
        long before = rows();
        Answer empty = applicant.post("/api/service-requests", Map.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("title", "text", "category");
        Answer wrong = applicant.post(
                "/api/service-requests",
                Map.of(
                        "title",
                        "长".repeat(101),
                        "text",
                        "长".repeat(10_001),
                        "category",
                        "other",
                        "district",
                        "月球",
                        "complexity",
                        "huge",
                        "documents",
                        List.of(UUID.randomUUID().toString())));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("title", "text", "district", "complexity", "documents[0]");
        assertThat(rows()).isEqualTo(before);
        assertThat(applicant.post("/api/service-requests", "{not json").status())
                .isEqualTo(400);
        assertThat(new Visitor(port).get("/api/service-requests").status()).isEqualTo(401);
    }

    @Test
    void shouldKeepLongTextsEmojiAndMarkupAsTheyAre() {
        Visitor applicant = applicant();
        String text = "😀<script>alert(1)</script>" + "长".repeat(9_900);
        Answer taken = applicant.post(
                "/api/service-requests",
                Map.of("title", "<b>加粗</b>😀", "text", text, "category", "物流不畅", "district", "新华区"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        JsonNode view = show(applicant, taken.json().path("caseNumber").asText());
        assertThat(view.path("text").asText()).isEqualTo(text);
        assertThat(view.path("title").asText()).isEqualTo("<b>加粗</b>😀");
        assertThat(view.path("category").asText())
                .as("no category is called so")
                .isEqualTo("other");
        assertThat(view.path("categoryGiven").asText()).isEqualTo("物流不畅");
    }

    @Test
    void shouldShowARequestToNobodyElse() {
        Visitor applicant = applicant();
        String number = submit(applicant, "tax");
        done("pds-supervision", number, Map.of());
        for (String stranger :
                List.of("qiye2", "jz-supervision", "hn-market", "pds-housing", "pds-reception", "sysadmin")) {
            Visitor visitor = Visitor.loggedIn(port, stranger);
            assertThat(visitor.get("/api/service-requests/" + number).status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(visitor.get("/api/service-requests?q=" + number).json()).isEmpty();
        }
        for (String colleague : List.of("pds-supervision", "pds-leader", "hn-supervision", "pds-tax", "auditor")) {
            assertThat(show(staff(colleague), number).path("caseNumber").asText())
                    .as(colleague)
                    .isEqualTo(number);
            assertThat(staff(colleague).get("/api/service-requests?q=" + number).header("X-Total-Count"))
                    .as(colleague)
                    .isEqualTo("1");
        }
    }

    @Test
    void shouldTakeARequestOnceWhereTheKeyIsTheSame() {
        Visitor applicant = applicant();
        Map<String, Object> body = Map.of("title", "标题", "text", "内容", "category", "tax", "district", "新华区");
        String key = UUID.randomUUID().toString();
        String first = applicant
                .post("/api/service-requests", body, key)
                .json()
                .path("caseNumber")
                .asText();
        String second = applicant
                .post("/api/service-requests", body, key)
                .json()
                .path("caseNumber")
                .asText();
        assertThat(second).isEqualTo(first);
    }

    // --- steps

    private Visitor applicant() {
        return Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    private static String submit(Visitor applicant, String category) {
        Answer answer = applicant.post(
                "/api/service-requests",
                Map.of("title", "一件诉求", "text", "请帮助解决", "category", category, "district", "新华区"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private static List<String> line(Visitor visitor, String number) {
        return show(visitor, number).path("clockLine").findValuesAsText("state");
    }

    private void untilClosed(String number, String handler) {
        done("pds-supervision", number, Map.of());
        done(handler, number, Map.of("decision", "approve", "measures", "马上办"));
        done(handler, number, Map.of("decision", "approve", "result", "已办好"));
        done("pds-supervision", number, Map.of("decision", "approve", "grade", "good"));
    }

    private static Answer rate(Visitor applicant, String number, int grade) {
        return applicant.post("/api/service-requests/" + number + "/rating", Map.of("grade", grade, "text", "评价"));
    }

    private void done(String username, String number, Map<String, Object> values) {
        Answer answer = complete(username, number, values);
        assertThat(answer.status()).as(username + ": " + answer.text()).isEqualTo(204);
    }

    private Answer complete(String username, String number, Map<String, Object> values) {
        List<String> tasks = tasks(username, number);
        assertThat(tasks).as("tasks of " + username).hasSize(1);
        Map<String, Object> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return staff(username).post("/engine-rest/task/" + tasks.get(0) + "/complete", Map.of("variables", variables));
    }

    private List<String> tasks(String username, String number) {
        return staff(username)
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .findValuesAsText("id");
    }

    private List<String> warnings(String number) {
        return jdbc.sql("""
                        SELECT w.level FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number = :number
                        """).param("number", number).query(String.class).list();
    }

    private long processes(String number) {
        return jdbc.sql("SELECT count(*) FROM act_ru_execution WHERE business_key_ = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private long rows() {
        return jdbc.sql("SELECT (SELECT count(*) FROM service_request) + (SELECT count(*) FROM service_request_event)")
                .query(Long.class)
                .single();
    }

    private Visitor staff(String username) {
        return staff.computeIfAbsent(username, name -> Visitor.loggedIn(port, name));
    }

    private static JsonNode show(Visitor visitor, String number) {
        Answer answer = visitor.get("/api/service-requests/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String status(Visitor visitor, String number) {
        return show(visitor, number).path("status").asText();
    }
}
