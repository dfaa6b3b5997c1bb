package org.huiqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
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

/** Whole cases over HTTP: real services, real transactions, real database, the engine's own REST. */
@HuiqiTest
class ListingRewardCaseTest {

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Visitor> staff = new HashMap<>();

    // 附件2 四（七）: 辅导备案300万元; 附件2 末段: 市内五区企业市、区各承担50%
    @Test
    void shouldCarryAListingRewardFromFormToReceipt() throws Exception {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String document = applicant
                .upload(
                        "受理通知书.pdf",
                        "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asText();
        Answer submitted = applicant.post(
                "/api/applications",
                Map.of(
                        "policyId",
                        "pds-listing-award",
                        "facts",
                        Map.of("listingBoard", "main", "listingMilestone", "tutoring-filed", "district", "卫东区"),
                        "documents",
                        List.of(Map.of("slot", "businessLicense", "id", document)),
                        "undertakings",
                        List.of("其余材料在受理后五日内补齐")));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
        String caseNumber = submitted.json().path("caseNumber").asText();

        assertThat(status(applicant, caseNumber)).isEqualTo("submitted");
        approve("pds-reception", caseNumber);
        assertThat(status(applicant, caseNumber)).isEqualTo("under-review");
        approve("pds-finance-office", caseNumber);
        approve("pds-treasury", caseNumber);
        approve("pds-leader", caseNumber);
        assertThat(status(applicant, caseNumber)).isEqualTo("public-notice");
        assertThat(new Visitor(port).get("/api/public-notices").text()).contains(caseNumber);

        engine.fireTimer(caseNumber, "catchEvent_noticeEnded");
        JsonNode awarded = show(applicant, caseNumber);
        assertThat(awarded.path("status").asText()).isEqualTo("approved");
        assertThat(awarded.path("amount").decimalValue()).isEqualByComparingTo("3000000.00");
        assertThat(awarded.path("funding")).hasSize(2);
        assertThat(awarded.path("funding").findValuesAsText("payer"))
                .as("the register's district prevails over the declared one")
                .containsExactlyInAnyOrder("平顶山市财政", "新华区财政");
        awarded.path("funding").forEach(share -> assertThat(share.path("amount").decimalValue())
                .isEqualByComparingTo("1500000.00"));

        Answer own = complete("pds-treasury", caseNumber, Map.of());
        assertThat(own.status()).as("who reviewed the money cannot pay it").isEqualTo(403);
        assertThat(own.code()).isEqualTo("separation-of-duties");
        assertThat(complete("pds-cashier", caseNumber, Map.of()).status()).isEqualTo(204);
        assertThat(status(applicant, caseNumber)).isEqualTo("disbursing");
        assertThat(complete("pds-cashier", caseNumber, Map.of()).status())
                .as("a receipt needs its number and date")
                .isEqualTo(422);
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        Answer receipt = complete(
                "pds-cashier",
                caseNumber,
                Map.of("receiptNumber", variable("HD" + caseNumber), "receiptDate", variable(today)));
        assertThat(receipt.status()).as(receipt.text()).isEqualTo(204);
        assertThat(status(applicant, caseNumber)).isEqualTo("completed");

        Answer letter = applicant.get("/api/applications/" + caseNumber + "/decision-letter");
        assertThat(letter.status()).isEqualTo(200);
        String text =
                new PDFTextStripper().getText(Loader.loadPDF(letter.bytes())).replaceAll("\\s+", "");
        assertThat(text).contains("奖补决定书", "¥3,000,000.00", "附件2四（七）", "行政复议", "平顶山市财政", "新华区财政");
        assertThat(Visitor.loggedIn(port, "qiye2")
                        .get("/api/applications/" + caseNumber + "/decision-letter")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldGrantStagesInOrderEachOnce() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        Answer tooEarly = submit(applicant, "pds-listing-award", stage("application-accepted"));
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.code()).isEqualTo("stage-out-of-order");

        String first = submit(applicant, "pds-listing-award", stage("tutoring-filed"))
                .json()
                .path("caseNumber")
                .asText();
        Answer again = submit(applicant, "pds-listing-award", stage("tutoring-filed"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("caseNumber").asText()).isEqualTo(first);

        untilAwarded(first, "pds");
        String second = submit(applicant, "pds-listing-award", stage("application-accepted"))
                .json()
                .path("caseNumber")
                .asText();
        JsonNode view = show(applicant, second);
        assertThat(view.path("earlierAwards").get(0).path("caseNumber").asText())
                .isEqualTo(first);
        assertThat(view.path("track").get(0).path("state").asText()).isEqualTo("awarded");
        assertThat(view.path("track").get(1).path("state").asText()).isEqualTo("in-progress");
    }

    @Test
    void shouldKeepWhoReadTheRemarksBeforeApproving() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submitted(applicant);
        approve("pds-reception", caseNumber);
        JsonNode before = show(staff("pds-finance-office"), caseNumber);
        assertThat(before.path("remarks")).isNotEmpty();

        Answer unread = complete("pds-finance-office", caseNumber, Map.of("decision", variable("approve")));
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.code()).isEqualTo("remarks-not-acknowledged");
        assertThat(unread.json().path("errors").get(0).path("field").asText()).isEqualTo("remarksAcknowledged");

        approve("pds-finance-office", caseNumber);
        JsonNode given = show(staff("pds-treasury"), caseNumber).path("acknowledgements");
        assertThat(given).hasSize(1);
        assertThat(given.get(0).path("remarks")).isEqualTo(before.path("remarks"));
        assertThat(given.get(0).path("userName").asText()).isNotBlank();
        assertThat(show(applicant, caseNumber).path("acknowledgements")).isEmpty();
    }

    // 财税政策23 and 小升规方案 二（七）: one provincial subsidy in two documents
    @Test
    void shouldPayTheSameMoneyOfTwoDocumentsOnce() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String first = provincialFinancing(applicant, "hn-listing-central-plains");
        untilAwardedByTheProvince(first, 100_000);

        String second = provincialFinancing(applicant, "hn-scale-ceex-financing");
        approve("hn-reception", second);

        JsonNode view = show(staff("hn-finance-office"), second);
        assertThat(view.path("determination").path("verdict").asText()).isEqualTo("not-eligible");
        assertThat(view.path("determination").path("calculation").findValuesAsText("text"))
                .last()
                .asString()
                .contains("同一笔资金只发一次", first, "不再给", "小升规方案二（七）");
        Answer refused = complete(
                "hn-finance-office",
                second,
                Map.of("decision", variable("approve"), "remarksAcknowledged", variable(true)));
        assertThat(refused.code()).isEqualTo("not-eligible");
    }

    // 附件2 四（七） and 财税政策23: 2‰ of the city, 0.1% of the province, and no word on having both
    @Test
    void shouldShowAnOpenPairToWhoeverDecidesAndPayBothOnceItWasSeen() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String provincial = provincialFinancing(applicant, "hn-listing-central-plains");
        untilAwardedByTheProvince(provincial, 100_000);

        String municipal = submit(applicant, "pds-ceex-refinancing-award", refinancing(100_000_000))
                .json()
                .path("caseNumber")
                .asText();
        approve("pds-reception", municipal);
        JsonNode remarks = show(staff("pds-finance-office"), municipal).path("remarks");
        assertThat(remarks.toString()).contains(provincial, "文件没有写明");
        approve("pds-finance-office", municipal);
        approve("pds-treasury", municipal);

        JsonNode awarded = finish(municipal, "pds");
        assertThat(awarded.path("awardedAmount").decimalValue()).isEqualByComparingTo("200000");
        assertThat(awarded.path("acknowledgements").get(0).path("remarks").toString())
                .contains(provincial);
    }

    // 附件2 四（七）: 按照融资额度的2‰, 每户企业年度奖励最高限额100万元
    @Test
    void shouldHoldTheYearlyCapOverEarlierAwards() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterprise(Jurisdiction.PINGDINGSHAN, "汝州市"));
        String first = submit(applicant, "pds-ceex-refinancing-award", refinancing(400_000_000))
                .json()
                .path("caseNumber")
                .asText();
        assertThat(untilAwarded(first, "pds").path("amount").decimalValue()).isEqualByComparingTo("800000");
        String second = submit(applicant, "pds-ceex-refinancing-award", refinancing(300_000_000))
                .json()
                .path("caseNumber")
                .asText();
        JsonNode awarded = untilAwarded(second, "pds");
        assertThat(awarded.path("amount").decimalValue())
                .as("600,000 by the rate, 200,000 left under the cap")
                .isEqualByComparingTo("200000");
        assertThat(awarded.path("funding").findValuesAsText("payer")).containsExactly("汝州市财政");
        assertThat(submit(applicant, "pds-ceex-refinancing-award", refinancing(100_000_000))
                        .status())
                .as("nothing is left this year")
                .isIn(201, 422);
    }

    // 附件3 五（五）: 总额1000万元; two milestones on their way at once are no more than one
    @Test
    void shouldAwardNothingWhereAnotherMilestoneHasTakenTheWholeSumMeanwhile() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        String approved = submit(applicant, "jz-listing-domestic", inJiaozuo("approved"))
                .json()
                .path("caseNumber")
                .asText();
        String listed = submit(applicant, "jz-listing-domestic", inJiaozuo("listed"))
                .json()
                .path("caseNumber")
                .asText();
        for (String number : List.of(approved, listed)) {
            for (String office : List.of("jz-reception", "jz-finance-office", "jz-treasury", "jz-leader")) {
                approve(office, number);
            }
            assertThat(status(applicant, number)).isEqualTo("public-notice");
        }
        assertThat(finish(listed, "jz").path("awardedAmount").decimalValue()).isEqualByComparingTo("10000000");

        engine.fireTimer(approved, "catchEvent_noticeEnded");
        engine.runAsyncJobs(approved);
        JsonNode again = show(applicant, approved);
        assertThat(again.path("status").asText()).isEqualTo("under-review");
        assertThat(again.path("amount").decimalValue()).isEqualByComparingTo("0");
        assertThat(again.path("timeline").findValuesAsText("text"))
                .as("the enterprise is told why")
                .anyMatch(text -> text.contains("未能确认奖补") && text.contains("剩余¥0.00"));
        Answer nothing = complete(
                "jz-finance-office",
                approved,
                Map.of("decision", variable("approve"), "remarksAcknowledged", variable(true)));
        assertThat(nothing.status()).as(nothing.text()).isEqualTo(422);
        assertThat(nothing.code()).isEqualTo("nothing-to-award");
        Answer refused = complete(
                "jz-finance-office", approved, Map.of("decision", variable("reject"), "opinion", variable("已全额奖补")));
        assertThat(refused.status()).as(refused.text()).isEqualTo(204);
        engine.runAsyncJobs(approved);
        assertThat(status(applicant, approved)).isEqualTo("rejected");
    }

    // 附件3 五（五）: 30%, 30%, 40%; a later milestone pays what the earlier ones left
    @Test
    void shouldPayWhatALaterMilestoneHoldsMoreThanTheEarlierOnes() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        String first = submit(applicant, "jz-listing-domestic", inJiaozuo("application-accepted"))
                .json()
                .path("caseNumber")
                .asText();
        assertThat(untilAwarded(first, "jz").path("amount").decimalValue()).isEqualByComparingTo("3000000");
        String second = submit(applicant, "jz-listing-domestic", inJiaozuo("listed"))
                .json()
                .path("caseNumber")
                .asText();
        JsonNode awarded = untilAwarded(second, "jz");
        assertThat(awarded.path("amount").decimalValue()).isEqualByComparingTo("7000000");
        assertThat(awarded.path("track").findValuesAsText("state"))
                .as("the milestone in between is paid with the last one")
                .containsExactly("awarded", "covered", "awarded");
        Answer between = submit(applicant, "jz-listing-domestic", inJiaozuo("approved"));
        assertThat(between.status()).isEqualTo(422);
        assertThat(between.code()).isEqualTo("nothing-left");
        assertThat(between.json().path("errors").get(0).path("field").asText()).isEqualTo("policyId");
    }

    @Test
    void shouldNameDocumentsThatProveNothingAndSumsOfNothing() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long before = rows();
        String document = applicant
                .upload("营业执照.pdf", org.huiqi.document.SampleFiles.pdf())
                .json()
                .path("id")
                .asText();
        for (Object slot : List.of("noSuchSlot", 7, List.of())) {
            Answer refused = applicant.post(
                    "/api/applications",
                    Map.of(
                            "policyId",
                            "pds-listing-award",
                            "facts",
                            stage("tutoring-filed"),
                            "documents",
                            List.of(Map.of("slot", slot, "id", document))));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("field").asText())
                    .isEqualTo("documents[0].slot");
        }
        Answer nothing = submit(applicant, "pds-ceex-refinancing-award", refinancing(0));
        assertThat(nothing.code()).isEqualTo("nothing-to-pay");
        assertThat(rows()).isEqualTo(before);
    }

    // 财税政策23: 不超过50万元: an approver fixes the sum below the ceiling
    @Test
    void shouldLetAnApproverFixASumBelowTheCeiling() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submit(applicant, "hn-listing-domestic", stage("tutoring-filed"))
                .json()
                .path("caseNumber")
                .asText();
        approve("hn-reception", caseNumber);
        approve("hn-finance-office", caseNumber);
        Answer tooMuch = complete(
                "hn-finance-office",
                caseNumber,
                Map.of("decision", variable("approve"), "awardedAmount", variable(500_000.01)));
        assertThat(tooMuch.status()).isEqualTo(422);
        Answer fixed = complete(
                "hn-finance-office",
                caseNumber,
                Map.of(
                        "decision",
                        variable("approve"),
                        "opinion",
                        variable("按实际辅导费用核定"),
                        "awardedAmount",
                        variable(350_000)));
        assertThat(fixed.status()).as(fixed.text()).isEqualTo(204);
        approve("hn-treasury", caseNumber);
        JsonNode view = finish(caseNumber, "hn");
        assertThat(view.path("awardedAmount").decimalValue()).isEqualByComparingTo("350000");
        assertThat(view.path("funding").findValuesAsText("payer")).containsExactly("河南省财政");
    }

    @Test
    void shouldAskForASupplementAndGoOn() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submit(
                        applicant, "pds-neeq-award", Map.of("listingBoard", "neeq", "listingMilestone", "listed"))
                .json()
                .path("caseNumber")
                .asText();
        Answer without = complete("pds-reception", caseNumber, Map.of("decision", variable("return")));
        assertThat(without.status()).as("a return needs a reason").isEqualTo(422);
        assertThat(without.json().path("errors").get(0).path("field").asText()).isEqualTo("opinion");
        assertThat(complete(
                                "pds-reception",
                                caseNumber,
                                Map.of("decision", variable("return"), "opinion", variable("请补充挂牌同意函")))
                        .status())
                .isEqualTo(204);
        JsonNode asked = show(applicant, caseNumber);
        assertThat(asked.path("status").asText()).isEqualTo("supplement-requested");
        assertThat(asked.path("supplement").path("text").asText()).isEqualTo("请补充挂牌同意函");
        assertThat(asked.path("deadlines").get(0).path("state").asText()).isEqualTo("paused");
        Answer supplemented = applicant.post(
                "/api/applications/" + caseNumber + "/supplement",
                Map.of("text", "已补充", "facts", Map.of(), "documents", List.of()));
        assertThat(supplemented.status()).as(supplemented.text()).isEqualTo(200);
        assertThat(supplemented.json().path("status").asText()).isEqualTo("submitted");
        approve("pds-reception", caseNumber);
        assertThat(status(applicant, caseNumber)).isEqualTo("under-review");
        Answer late = applicant.post("/api/applications/" + caseNumber + "/supplement", Map.of("text", "再补"));
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void shouldLapseWhereNoSupplementComes() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submitted(applicant);
        complete("pds-reception", caseNumber, Map.of("decision", variable("return"), "opinion", variable("缺材料")));
        engine.fireTimer(caseNumber, "catchEvent_supplementOverdue");
        assertThat(status(applicant, caseNumber)).isEqualTo("lapsed");
        assertThat(submit(applicant, "pds-listing-award", stage("tutoring-filed"))
                        .status())
                .as("the place is free again")
                .isEqualTo(201);
    }

    @Test
    void shouldRefuseToApproveWhatIsNotEligible() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submit(applicant, "pds-listing-award", stage("approved"))
                .json()
                .path("caseNumber")
                .asText();
        approve("pds-reception", caseNumber);
        Answer refused = complete("pds-finance-office", caseNumber, Map.of("decision", variable("approve")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("not-eligible");
        complete(
                "pds-finance-office",
                caseNumber,
                Map.of("decision", variable("reject"), "opinion", variable("审核通过不是奖励节点")));
        engine.runAsyncJobs(caseNumber);
        JsonNode view = show(applicant, caseNumber);
        assertThat(view.path("status").asText()).isEqualTo("rejected");
        assertThat(view.path("decision").path("letter").asBoolean()).isTrue();
        assertThat(applicant
                        .get("/api/applications/" + caseNumber + "/decision-letter")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldStopTheNoticeOnAnObjectionAndGiveBackWhatWasLeft() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submitted(applicant);
        untilNotice(caseNumber, "pds");
        Answer objection = Visitor.loggedIn(port, "getihu")
                .post(
                        "/api/public-notices/" + caseNumber + "/objections",
                        Map.of("text", "该企业未在本市纳税", "contact", "0375-0000000"));
        assertThat(objection.status()).as(objection.text()).isEqualTo(201);
        engine.runAsyncJobs(caseNumber);
        assertThat(show(applicant, caseNumber).path("notice").path("state").asText())
                .isEqualTo("paused");
        assertThat(show(staff("pds-finance-office"), caseNumber)
                        .path("timeline")
                        .toString())
                .as("who checks the objection reads it")
                .contains("该企业未在本市纳税", "0375-0000000");
        assertThat(show(applicant, caseNumber).toString())
                .as("the applicant does not learn who objects")
                .doesNotContain("未在本市纳税", "0375-0000000");
        approve("pds-finance-office", caseNumber);
        assertThat(show(applicant, caseNumber).path("notice").path("state").asText())
                .isEqualTo("open");
        engine.fireTimer(caseNumber, "catchEvent_noticeEnded");
        assertThat(status(applicant, caseNumber)).isEqualTo("approved");
    }

    @Test
    void shouldLetTheApplicantWithdrawUntilTheAwardStands() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String first = submitted(applicant);
        assertThat(applicant
                        .post("/api/applications/" + first + "/withdraw", Map.of("reason", "填错了"))
                        .status())
                .isEqualTo(200);
        assertThat(status(applicant, first)).isEqualTo("withdrawn");
        String second = submitted(applicant);
        untilAwarded(second, "pds");
        Answer late = applicant.post("/api/applications/" + second + "/withdraw", Map.of("reason", "放弃"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("illegal-state");
    }

    @Test
    void shouldMakeOneCaseOfADoubleClick() throws Exception {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = body("pds-listing-award", stage("tutoring-filed"));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = pool.invokeAll(java.util.Collections.nCopies(
                    8, (Callable<Answer>) () -> applicant.post("/api/applications", body, key)));
            List<String> numbers = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
                numbers.add(answer.get().json().path("caseNumber").asText());
            }
            assertThat(numbers.stream().distinct()).hasSize(1);
        } finally {
            pool.shutdown();
        }
        Answer other = applicant.post("/api/applications", body("pds-listing-award", stage("listed")), key);
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void shouldStoreNothingOfARefusedSubmission() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long before = rows();
        assertThat(submit(applicant, "no-such-policy", Map.of()).status()).isEqualTo(422);
        Answer facts = submit(applicant, "pds-listing-award", Map.of("listingBoard", 7, "unknownFact", true));
        assertThat(facts.status()).isEqualTo(422);
        assertThat(facts.json().path("errors")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(facts.text()).contains("facts.listingBoard", "facts.unknownFact");
        Answer missing = submit(applicant, "pds-listing-award", Map.of("listingBoard", "main"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("facts.listingMilestone");
        Answer document = applicant.post(
                "/api/applications",
                Map.of(
                        "policyId",
                        "pds-listing-award",
                        "facts",
                        stage("tutoring-filed"),
                        "documents",
                        List.of(UUID.randomUUID().toString())));
        assertThat(document.status()).isEqualTo(422);
        assertThat(document.text()).contains("documents[0]");
        assertThat(applicant.post("/api/applications", "{not json").status()).isEqualTo(400);
        assertThat(Visitor.loggedIn(port, "getihu")
                        .post("/api/applications", body("jz-listing-overseas", Map.of()))
                        .code())
                .isEqualTo("applicant-kind");
        assertThat(Visitor.loggedIn(port, "qiye2")
                        .post("/api/applications", body("pds-listing-award", stage("tutoring-filed")))
                        .code())
                .isEqualTo("outside-jurisdiction");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldShowACaseToNobodyElse() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String caseNumber = submitted(applicant);
        for (String stranger :
                List.of("qiye2", "jz-finance-office", "hn-treasury", "pds-housing", "pds-tax", "sysadmin")) {
            assertThat(Visitor.loggedIn(port, stranger)
                            .get("/api/applications/" + caseNumber)
                            .status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        for (String colleague :
                List.of("pds-reception", "pds-finance-office", "pds-treasury", "pds-leader", "auditor")) {
            assertThat(Visitor.loggedIn(port, colleague)
                            .get("/api/applications/" + caseNumber)
                            .status())
                    .as(colleague)
                    .isEqualTo(200);
        }
    }

    // --- steps

    private static Map<String, Object> stage(String milestone) {
        return Map.of("listingBoard", "main", "listingMilestone", milestone);
    }

    private static Map<String, Object> inJiaozuo(String milestone) {
        return Map.of(
                "listingBoard",
                "star",
                "listingMilestone",
                milestone,
                "listingRoute",
                "ipo",
                "isRegisteredInJiaozuo",
                true);
    }

    private static Map<String, Object> refinancing(long yuan) {
        return Map.of(
                "listingBoard",
                "central-plains",
                "refinancingMethod",
                "listing-financing",
                "financingAmount",
                yuan,
                "localInvestmentRatio",
                0.8);
    }

    private static String provincialFinancing(Visitor applicant, String policyId) {
        Answer answer =
                submit(applicant, policyId, Map.of("listingBoard", "central-plains", "financingAmount", 100_000_000));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    /** The province's texts state ceilings, so that its approver fixes the sum. */
    private void untilAwardedByTheProvince(String caseNumber, int yuan) {
        approve("hn-reception", caseNumber);
        approve("hn-finance-office", caseNumber);
        Answer fixed = complete(
                "hn-finance-office",
                caseNumber,
                Map.of(
                        "decision",
                        variable("approve"),
                        "opinion",
                        variable("按融资额核定"),
                        "awardedAmount",
                        variable(yuan)));
        assertThat(fixed.status()).as(fixed.text()).isEqualTo(204);
        engine.runAsyncJobs(caseNumber);
        approve("hn-treasury", caseNumber);
        finish(caseNumber, "hn");
    }

    private static Map<String, Object> body(String policyId, Map<String, Object> facts) {
        return Map.of("policyId", policyId, "facts", facts, "documents", List.of(), "undertakings", List.of());
    }

    private static Answer submit(Visitor applicant, String policyId, Map<String, Object> facts) {
        return applicant.post("/api/applications", body(policyId, facts));
    }

    private static String submitted(Visitor applicant) {
        Answer answer = submit(applicant, "pds-listing-award", stage("tutoring-filed"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private void untilNotice(String caseNumber, String code) {
        approve(code + "-reception", caseNumber);
        approve(code + "-finance-office", caseNumber);
        approve(code + "-treasury", caseNumber);
        if (!tasks(code + "-leader", caseNumber).isEmpty()) {
            approve(code + "-leader", caseNumber);
        }
    }

    private JsonNode untilAwarded(String caseNumber, String code) {
        untilNotice(caseNumber, code);
        return finish(caseNumber, code);
    }

    private JsonNode finish(String caseNumber, String code) {
        if (!tasks(code + "-leader", caseNumber).isEmpty()) {
            approve(code + "-leader", caseNumber);
        }
        engine.fireTimer(caseNumber, "catchEvent_noticeEnded");
        JsonNode view = show(staff(code + "-finance-office"), caseNumber);
        assertThat(view.path("status").asText()).isEqualTo("approved");
        return view;
    }

    private void approve(String username, String caseNumber) {
        // A variable that a step's form does not ask for is left alone, so one answer serves all steps.
        Answer answer = complete(
                username, caseNumber, Map.of("decision", variable("approve"), "remarksAcknowledged", variable(true)));
        assertThat(answer.status()).as(username + ": " + answer.text()).isEqualTo(204);
        engine.runAsyncJobs(caseNumber);
    }

    private Answer complete(String username, String caseNumber, Map<String, Object> variables) {
        List<String> tasks = tasks(username, caseNumber);
        assertThat(tasks).as("tasks of " + username).hasSize(1);
        return staff(username).post("/engine-rest/task/" + tasks.get(0) + "/complete", Map.of("variables", variables));
    }

    private List<String> tasks(String username, String caseNumber) {
        return staff(username)
                .get("/engine-rest/task?processInstanceBusinessKey=" + caseNumber)
                .json()
                .findValuesAsText("id");
    }

    private Visitor staff(String username) {
        return staff.computeIfAbsent(username, name -> Visitor.loggedIn(port, name));
    }

    private static Map<String, Object> variable(Object value) {
        return Map.of("value", value);
    }

    private static JsonNode show(Visitor visitor, String caseNumber) {
        Answer answer = visitor.get("/api/applications/" + caseNumber);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String status(Visitor visitor, String caseNumber) {
        return show(visitor, caseNumber).path("status").asText();
    }

    private long rows() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM policy_application) + (SELECT count(*) FROM case_event)
                            + (SELECT count(*) FROM act_ru_execution) + (SELECT count(*) FROM idempotency_record)
                        """).query(Long.class).single();
    }
}
