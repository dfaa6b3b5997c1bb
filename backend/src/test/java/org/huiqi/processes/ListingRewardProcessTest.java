package org.huiqi.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of {@code listingReward} 1 to its end, on the real model and forms, with timers fired by hand. */
class ListingRewardProcessTest extends ProcessPaths {

    private static final String CHECK_COMPLETENESS = "userTask_checkCompleteness";
    private static final String REVIEW_APPLICATION = "userTask_reviewApplication";
    private static final String FIX_AWARD_AMOUNT = "userTask_fixAwardAmount";
    private static final String REVIEW_FUNDING = "userTask_reviewFunding";
    private static final String SIGN_AWARD = "userTask_signAward";
    private static final String HANDLE_OBJECTION = "userTask_handleObjection";
    private static final String RESOLVE_FUNDING = "userTask_resolveFunding";
    private static final String ISSUE_PAYMENT_ORDER = "userTask_issuePaymentOrder";
    private static final String RECORD_RECEIPT = "userTask_recordReceipt";

    private CaseDouble theCase = unset();
    private int number;

    ListingRewardProcessTest() {
        super("huiqi/listing-reward/v1/", "listingReward");
    }

    @BeforeEach
    void newCase() {
        theCase = new CaseDouble(plan);
        answerWith(theCase.beans());
    }

    // ---- to completion

    @Test
    void shouldCompleteWhenEverybodyApproves() {
        start();

        approve(CHECK_COMPLETENESS);
        approve(REVIEW_APPLICATION);
        approve(REVIEW_FUNDING);
        letNoticeEnd();
        complete(ISSUE_PAYMENT_ORDER, Map.of());
        complete(RECORD_RECEIPT, Map.of("receiptNumber", "HD-1", "receiptDate", "2026-03-20"));

        assertEndedAt("endEvent_completed");
        assertThat(theCase.acts())
                .containsExactly(
                        "open " + CHECK_COMPLETENESS,
                        "determineEligibility",
                        "open " + REVIEW_APPLICATION,
                        "open " + REVIEW_FUNDING,
                        "assessSignature",
                        "publishNotice",
                        "confirmAward",
                        "issueDecisionLetter",
                        "open " + ISSUE_PAYMENT_ORDER,
                        "issuePaymentOrder",
                        "open " + RECORD_RECEIPT,
                        "recordReceipt",
                        "completeCase");
    }

    @Test
    void shouldHaveTheAmountFixedBeforeFundingIsReviewedWhenTheTextOnlyGivesACeiling() {
        theCase.isCeiling();
        start();
        approve(CHECK_COMPLETENESS);
        approve(REVIEW_APPLICATION);
        assertWaitingAt(FIX_AWARD_AMOUNT);

        complete(FIX_AWARD_AMOUNT, Map.of("decision", "approve", "opinion", "按实际融资额核定", "awardedAmount", 400_000.00));

        assertWaitingAt(REVIEW_FUNDING);
    }

    @Test
    void shouldHaveALeaderSignAboveTheThreshold() {
        theCase.needsSignature();
        startAndApproveFunding();
        assertWaitingAt(SIGN_AWARD);
        assertThat(groupsOf(openTask(SIGN_AWARD))).containsExactly("pds-leader.approver");

        approve(SIGN_AWARD);

        assertWaitingAt("eventBasedGateway_publicNotice");
    }

    @Test
    void shouldIssueThePaymentOrderAgainWhenThePaymentFailed() {
        startAndReachPayment();
        complete(ISSUE_PAYMENT_ORDER, Map.of());

        complete(
                RECORD_RECEIPT,
                Map.of(
                        "receiptNumber",
                        "TP-1",
                        "receiptDate",
                        "2026-03-20",
                        "paymentFailed",
                        true,
                        "failureReason",
                        "户名与账号不符"));
        assertWaitingAt(ISSUE_PAYMENT_ORDER);
        complete(ISSUE_PAYMENT_ORDER, Map.of());
        complete(RECORD_RECEIPT, Map.of("receiptNumber", "HD-2", "receiptDate", "2026-03-27"));

        assertEndedAt("endEvent_completed");
        assertThat(theCase.acts()).filteredOn("issuePaymentOrder"::equals).hasSize(2);
    }

    // ---- intake

    @Test
    void shouldEndAsNotAcceptedWhenTheReceptionRejects() {
        start();

        reject(CHECK_COMPLETENESS);

        assertEndedAt("endEvent_notAccepted");
        assertThat(theCase.acts()).endsWith("refuseAcceptance");
    }

    @Test
    void shouldCheckAgainAfterASupplement() {
        start();
        giveBack(CHECK_COMPLETENESS);
        assertWaitingAt("eventBasedGateway_supplement");

        correlate("supplementSubmitted");

        assertWaitingAt(CHECK_COMPLETENESS);
        assertThat(theCase.acts())
                .containsExactly(
                        "open " + CHECK_COMPLETENESS,
                        "requestSupplement",
                        "resumeAfterSupplement",
                        "open " + CHECK_COMPLETENESS);
        assertThat(openTask(CHECK_COMPLETENESS).getDueDate()).isEqualTo(CaseDouble.STEP_DUE);
    }

    @Test
    void shouldLapseWhenNoSupplementCame() {
        start();
        giveBack(CHECK_COMPLETENESS);
        assertThat(timer("catchEvent_supplementOverdue").getDuedate()).isEqualTo(CaseDouble.SUPPLEMENT_UNTIL);

        fire("catchEvent_supplementOverdue");

        assertEndedAt("endEvent_lapsed");
        assertThat(theCase.acts()).endsWith("lapseCase");
    }

    // ---- review

    @Test
    void shouldAskForASupplementDuringReviewAndDetermineAnew() {
        start();
        approve(CHECK_COMPLETENESS);
        giveBack(REVIEW_APPLICATION);
        assertWaitingAt("eventBasedGateway_supplement");

        correlate("supplementSubmitted");
        approve(CHECK_COMPLETENESS);

        assertWaitingAt(REVIEW_APPLICATION);
        assertThat(theCase.acts()).filteredOn("determineEligibility"::equals).hasSize(2);
    }

    @Test
    void shouldWaitForEverySignerOfACountersignature() {
        theCase.isSignedBy(REVIEW_APPLICATION, "pds-finance-office.reviewer", "pds-industry.reviewer");
        start();
        approve(CHECK_COMPLETENESS);
        List<Task> both = tasks(REVIEW_APPLICATION);
        assertThat(both).hasSize(2);
        assertThat(both)
                .flatExtracting(this::groupsOf)
                .containsExactlyInAnyOrder("pds-finance-office.reviewer", "pds-industry.reviewer");

        engine.getTaskService().complete(both.get(0).getId(), Map.of("decision", "approve"));
        assertWaitingAt(REVIEW_APPLICATION);
        approve(REVIEW_APPLICATION);

        assertWaitingAt(REVIEW_FUNDING);
    }

    @Test
    void shouldEndACountersignatureWithTheFirstRejection() {
        theCase.isSignedBy(REVIEW_APPLICATION, "pds-finance-office.reviewer", "pds-industry.reviewer");
        start();
        approve(CHECK_COMPLETENESS);

        engine.getTaskService()
                .complete(tasks(REVIEW_APPLICATION).get(0).getId(), Map.of("decision", "reject", "opinion", "不符合条件"));

        assertEndedAt("endEvent_rejected");
    }

    @Test
    void shouldNotShowTheNextSignerWhatTheLastOneSaid() {
        start();
        complete(CHECK_COMPLETENESS, Map.of("decision", "approve", "opinion", "材料齐全"));

        assertThat(engine.getFormService()
                        .getTaskFormVariables(openTask(REVIEW_APPLICATION).getId()))
                .doesNotContainKeys("decision", "opinion");
    }

    @Test
    void shouldLeaveTheTaskOpenWhenTheOpinionIsRefused() {
        start();
        Task task = openTask(CHECK_COMPLETENESS);

        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), Map.of("decision", "reject")))
                .isInstanceOf(RuntimeException.class);

        assertWaitingAt(CHECK_COMPLETENESS);
        assertThat(theCase.acts()).doesNotContain("refuseAcceptance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REVIEW_APPLICATION,
                FIX_AWARD_AMOUNT,
                REVIEW_FUNDING,
                SIGN_AWARD,
                HANDLE_OBJECTION,
                RESOLVE_FUNDING
            })
    void shouldEndAsRejectedFromEachStepThatCanReject(String step) {
        reach(step);

        reject(step);

        assertEndedAt("endEvent_rejected");
        assertThat(theCase.acts()).endsWith("rejectApplication");
    }

    @ParameterizedTest
    @ValueSource(strings = {FIX_AWARD_AMOUNT, REVIEW_FUNDING, SIGN_AWARD, HANDLE_OBJECTION, RESOLVE_FUNDING})
    void shouldGoBackToReviewFromEachStepThatReturns(String step) {
        reach(step);

        giveBack(step);

        assertWaitingAt(REVIEW_APPLICATION);
        assertThat(theCase.acts()).endsWith("open " + REVIEW_APPLICATION);
    }

    // ---- public notice and award

    @Test
    void shouldGoOnWithTheNoticeWhenTheObjectionIsDismissed() {
        reach(HANDLE_OBJECTION);
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .activityId("catchEvent_noticeEnded")
                        .count())
                .as("the clock stands still while the objection is handled")
                .isZero();

        approve(HANDLE_OBJECTION);

        assertThat(timer("catchEvent_noticeEnded").getDuedate()).isAfter(CaseDouble.NOTICE_UNTIL);
        letNoticeEnd();
        assertWaitingAt(ISSUE_PAYMENT_ORDER);
    }

    @Test
    void shouldTakeASecondObjectionAfterTheFirstWasDismissed() {
        reach(HANDLE_OBJECTION);
        approve(HANDLE_OBJECTION);

        correlate("objectionRaised");

        assertWaitingAt(HANDLE_OBJECTION);
    }

    @Test
    void shouldDetermineAnewWhenAnotherCaseConsumedTheCap() {
        theCase.willConfirm("cap-consumed");
        startAndApproveFunding();

        letNoticeEnd();

        assertWaitingAt(REVIEW_APPLICATION);
        assertThat(theCase.acts()).endsWith("confirmAward", "determineEligibility", "open " + REVIEW_APPLICATION);
    }

    @Test
    void shouldConfirmAgainWhenTheBudgetWasRaised() {
        reach(RESOLVE_FUNDING);

        approve(RESOLVE_FUNDING);
        runAsync();

        assertWaitingAt(ISSUE_PAYMENT_ORDER);
        assertThat(theCase.acts()).filteredOn("confirmAward"::equals).hasSize(2);
    }

    @Test
    void shouldBecomeAnIncidentWhenTheAwardCannotBeConfirmed() {
        startAndApproveFunding();
        beans.put("confirmAward", (JavaDelegate) execution -> {
            throw new IllegalStateException("The ledger does not answer");
        });
        fire("catchEvent_noticeEnded");
        Job job = asyncJobs().get(0);

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()))
                    .hasMessageContaining("The ledger does not answer");
        }
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(process.getId())
                        .singleResult()
                        .getActivityId())
                .isEqualTo("serviceTask_confirmAward");

        beans.putAll(theCase.beans());
        engine.getManagementService().setJobRetries(job.getId(), 1);
        runAsync();
        assertWaitingAt(ISSUE_PAYMENT_ORDER);
    }

    // ---- withdrawal

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECK_COMPLETENESS,
                "eventBasedGateway_supplement",
                REVIEW_APPLICATION,
                FIX_AWARD_AMOUNT,
                REVIEW_FUNDING,
                SIGN_AWARD,
                "eventBasedGateway_publicNotice",
                HANDLE_OBJECTION,
                RESOLVE_FUNDING
            })
    void shouldEndAsWithdrawnFromEachStepBeforeTheAward(String step) {
        reach(step);

        correlate("applicationWithdrawn");

        assertEndedAt("endEvent_withdrawn");
    }

    // ---- what each user task offers

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECK_COMPLETENESS,
                REVIEW_APPLICATION,
                FIX_AWARD_AMOUNT,
                REVIEW_FUNDING,
                SIGN_AWARD,
                HANDLE_OBJECTION,
                RESOLVE_FUNDING,
                ISSUE_PAYMENT_ORDER,
                RECORD_RECEIPT
            })
    void shouldRemindAndKeepTheTaskWithGroupDueDateAndForm(String step) throws IOException {
        reach(step);
        Task task = openTask(step);

        assertThat(groupsOf(task)).isEqualTo(plan.signers(step, "pds"));
        assertThat(task.getDueDate()).isEqualTo(CaseDouble.STEP_DUE);
        assertThat(timer(step).getDuedate()).isEqualTo(CaseDouble.REMIND_AT);
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"listingReward_" + step.substring("userTask_".length()) + "\"");
        }

        fire(step);

        assertThat(theCase.reminded()).containsExactly(step);
        assertWaitingAt(step);
    }

    @Test
    void shouldOpenEachStepOfThePlan() {
        assertThat(plan.userTasks())
                .containsExactlyInAnyOrder(
                        CHECK_COMPLETENESS,
                        REVIEW_APPLICATION,
                        FIX_AWARD_AMOUNT,
                        REVIEW_FUNDING,
                        SIGN_AWARD,
                        HANDLE_OBJECTION,
                        RESOLVE_FUNDING,
                        ISSUE_PAYMENT_ORDER,
                        RECORD_RECEIPT);
    }

    // ---- the way to a step

    private void reach(String step) {
        switch (step) {
            case CHECK_COMPLETENESS -> start();
            case "eventBasedGateway_supplement" -> {
                start();
                giveBack(CHECK_COMPLETENESS);
            }
            case REVIEW_APPLICATION -> {
                start();
                approve(CHECK_COMPLETENESS);
            }
            case FIX_AWARD_AMOUNT -> {
                theCase.isCeiling();
                start();
                approve(CHECK_COMPLETENESS);
                approve(REVIEW_APPLICATION);
            }
            case REVIEW_FUNDING -> {
                start();
                approve(CHECK_COMPLETENESS);
                approve(REVIEW_APPLICATION);
            }
            case SIGN_AWARD -> {
                theCase.needsSignature();
                startAndApproveFunding();
            }
            case "eventBasedGateway_publicNotice" -> startAndApproveFunding();
            case HANDLE_OBJECTION -> {
                startAndApproveFunding();
                correlate("objectionRaised");
            }
            case RESOLVE_FUNDING -> {
                theCase.willConfirm("budget-exhausted");
                startAndApproveFunding();
                letNoticeEnd();
            }
            case ISSUE_PAYMENT_ORDER -> startAndReachPayment();
            case RECORD_RECEIPT -> {
                startAndReachPayment();
                complete(ISSUE_PAYMENT_ORDER, Map.of());
            }
            default -> throw new IllegalArgumentException(step);
        }
        assertWaitingAt(step);
    }

    private void start() {
        String caseNumber = "PDS-2026-" + ++number;
        process = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "listingReward",
                        caseNumber,
                        Map.of(
                                "caseNumber", caseNumber,
                                "policyId", "pds-listing-award",
                                "policyTitle", "主板、科创板、创业板、北交所上市分段奖励",
                                "enterpriseName", "平顶山某某股份有限公司（虚构）",
                                "jurisdiction", "pds",
                                "amountText", "300万元"));
    }

    private void startAndApproveFunding() {
        start();
        approve(CHECK_COMPLETENESS);
        approve(REVIEW_APPLICATION);
        approve(REVIEW_FUNDING);
    }

    private void startAndReachPayment() {
        startAndApproveFunding();
        letNoticeEnd();
    }

    private void approve(String step) {
        complete(step, Map.of("decision", "approve"));
    }

    private void giveBack(String step) {
        complete(step, Map.of("decision", "return", "opinion", "请补充材料"));
    }

    private void reject(String step) {
        complete(step, Map.of("decision", "reject", "opinion", "不符合条件"));
    }

    private void letNoticeEnd() {
        fire("catchEvent_noticeEnded");
        runAsync();
    }
}
