package org.huiqi.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of {@code serviceRequest13710} 1 to its end, on the real model and forms, with timers fired by hand. */
class ServiceRequestProcessTest extends ProcessPaths {

    private static final String DISPATCH = "userTask_dispatchRequest";
    private static final String MEASURES = "userTask_reportMeasures";
    private static final String DECIDE_DISPATCH = "userTask_decideDispatch";
    private static final String RESOLVE = "userTask_resolveRequest";
    private static final String APPROVE_COMPLEXITY = "userTask_approveComplexity";
    private static final String RESOLVE_COMPLEX = "userTask_resolveComplex";
    private static final String APPROVE_PLAN = "userTask_approvePlan";
    private static final String FOLLOW_PLAN = "userTask_followPlan";
    private static final String SUPPORT = "userTask_giveSupport";
    private static final String FOLLOW_UP = "userTask_followUp";
    private static final String AUDIT = "userTask_auditCloseOut";
    private static final String RATING = "eventBasedGateway_rating";
    private static final String SECOND_RATING = "eventBasedGateway_secondRating";
    private static final String ANSWER = "eventBasedGateway_answer";
    private static final String REOPENING = "eventBasedGateway_reopening";

    private RequestDouble request = unset();
    private int number;

    ServiceRequestProcessTest() {
        super("huiqi/service-request-13710/v1/", "serviceRequest13710");
    }

    @BeforeEach
    void newRequest() {
        request = new RequestDouble(plan);
        answerWith(request.beans());
    }

    // ---- to the ends

    @Test
    void shouldEndAsRatedWhenTheEnterpriseIsSatisfied() {
        reach(RATING);

        rate("satisfied");
        assertWaitingAt(REOPENING);
        fire("catchEvent_reopeningOver");

        assertEndedAt("endEvent_rated");
        assertThat(request.acts())
                .containsExactly(
                        "open " + DISPATCH, "open " + MEASURES, "open " + RESOLVE, "open " + AUDIT, "closeRequest");
    }

    @Test
    void shouldAskOnceMoreAndEndAsUnrated() {
        reach(SECOND_RATING);

        fire("catchEvent_secondRatingOverdue");

        assertWaitingAt(REOPENING);
        fire("catchEvent_reopeningOver");
        assertEndedAt("endEvent_unrated");
        assertThat(request.acts()).endsWith("closeRequest", "askRatingAgain", "closeUnrated");
    }

    @Test
    void shouldTakeUpAnewWhatNobodyRated() {
        reach(SECOND_RATING);
        fire("catchEvent_secondRatingOverdue");

        correlate("requestReopened");

        assertWaitingAt(MEASURES);
    }

    @Test
    void shouldTakeARatingWhenAskedOnceMore() {
        reach(SECOND_RATING);

        rate("satisfied");

        assertWaitingAt(REOPENING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DISPATCH,
                MEASURES,
                DECIDE_DISPATCH,
                RESOLVE,
                APPROVE_COMPLEXITY,
                RESOLVE_COMPLEX,
                APPROVE_PLAN,
                FOLLOW_PLAN,
                FOLLOW_UP,
                AUDIT
            })
    void shouldEndAsWithdrawnFromEachStep(String step) {
        reach(step);

        correlate("requestWithdrawn");

        assertEndedAt("endEvent_withdrawn");
    }

    @Test
    void shouldEndTheSupportTooWhenWithdrawn() {
        request.isSupportedBy("pds-hrss");
        reach(RESOLVE, SUPPORT);

        correlate("requestWithdrawn");

        assertEndedAt("endEvent_withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISPATCH, MEASURES, APPROVE_PLAN, AUDIT})
    void shouldEndAsMergedFromEachStep(String step) {
        reach(step);

        correlate("requestMerged");

        assertEndedAt("endEvent_merged");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISPATCH, MEASURES, RESOLVE_COMPLEX, FOLLOW_PLAN})
    void shouldEndHereAsTransferredFromEachStep(String step) {
        reach(step);

        correlate("requestTransferred");

        assertEndedAt("endEvent_transferred");
    }

    // ---- listed supervision

    @Test
    void shouldWarnOfAListingBesideTheHandling() {
        reach(MEASURES);

        isListed();

        assertWaitingAt(MEASURES, "catchEvent_listingOver");
        fire("catchEvent_listingOver");
        assertThat(request.acts()).endsWith("warnListing");
        assertWaitingAt(MEASURES);
        isListed();
        assertWaitingAt(MEASURES, "catchEvent_listingOver");
    }

    @ParameterizedTest
    @ValueSource(strings = {REOPENING, SECOND_RATING})
    void shouldNotBeKeptOpenByAListing(String wait) {
        reach(wait);
        isListed();

        boolean rated = wait.equals(REOPENING);
        if (!rated) {
            fire("catchEvent_secondRatingOverdue");
        }
        fire("catchEvent_reopeningOver");

        assertEndedAt(rated ? "endEvent_rated" : "endEvent_unrated");
    }

    // ---- waiting for the enterprise

    @ParameterizedTest
    @ValueSource(strings = {MEASURES, RESOLVE, RESOLVE_COMPLEX, FOLLOW_PLAN})
    void shouldWaitForTheEnterpriseBesideTheStep(String step) {
        reach(step);

        isAsked();
        assertWaitingAt(step, ANSWER);
        correlate("enterpriseAnswered");

        assertThat(request.acts()).endsWith("resumeHandling");
        assertWaitingAt(step);
    }

    @Test
    void shouldGoOnWhenTheEnterpriseDoesNotAnswerInTime() {
        reach(RESOLVE);
        isAsked();

        fire("catchEvent_answerOverdue");

        assertThat(request.acts()).endsWith("resumeHandling");
        assertWaitingAt(RESOLVE);
    }

    @Test
    void shouldAskASecondTimeAfterTheWaitingWasCalledOff() {
        reach(RESOLVE);
        isAsked();

        correlate("questionCalledOff");
        assertWaitingAt(RESOLVE);
        isAsked();

        assertWaitingAt(RESOLVE, ANSWER);
        assertThat(timers("catchEvent_answerOverdue")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestWithdrawn", "requestMerged", "requestTransferred"})
    void shouldEndWhileItWaits(String message) {
        request.isSupportedBy("pds-hrss");
        reach(RESOLVE, SUPPORT);
        isAsked();

        correlate(message);

        BpmnAwareTests.assertThat(process).isEnded();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .count())
                .isZero();
    }

    @Test
    void shouldBeListedWhileItWaits() {
        reach(MEASURES);
        isAsked();

        isListed();

        assertWaitingAt(MEASURES, ANSWER, "catchEvent_listingOver");
        fire("catchEvent_listingOver");
        assertWaitingAt(MEASURES, ANSWER);
    }

    // ---- back to work

    @ParameterizedTest
    @ValueSource(strings = {RATING, SECOND_RATING, REOPENING})
    void shouldGoBackToWorkWhenReopenedAndFollowUp(String wait) {
        reach(wait);

        correlate("requestReopened");

        assertWaitingAt(MEASURES);
        assertThat(request.acts()).endsWith("reopenRequest", "open " + MEASURES);
        approve(MEASURES);
        approve(RESOLVE);
        assertWaitingAt(FOLLOW_UP);
        complete(FOLLOW_UP, Map.of("followUpText", "已电话回访"));
        approve(AUDIT);
        assertWaitingAt(RATING);
    }

    @ParameterizedTest
    @ValueSource(strings = {RATING, SECOND_RATING})
    void shouldGoBackToWorkWhenTheEnterpriseIsNotSatisfied(String wait) {
        reach(wait);

        rate("unsatisfied");

        assertWaitingAt(MEASURES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "reject"})
    void shouldGoBackToHandlingWhenTheCloseOutIsNotGranted(String decision) {
        reach(AUDIT);

        decide(AUDIT, decision);

        assertWaitingAt(RESOLVE);
    }

    // ---- dispatch

    @Test
    void shouldLetALeaderDecideWhenTheDispatchIsRefusedTheThirdTime() {
        start();
        for (int time = 1; time <= 2; time++) {
            complete(DISPATCH, Map.of());
            decide(MEASURES, "return");
            assertWaitingAt(DISPATCH);
        }
        complete(DISPATCH, Map.of());

        decide(MEASURES, "reject");

        assertWaitingAt(DECIDE_DISPATCH);
        approve(DECIDE_DISPATCH);
        assertWaitingAt(MEASURES);
    }

    @Test
    void shouldDispatchAnewWhenTheLeaderSaysSo() {
        reach(DECIDE_DISPATCH);

        decide(DECIDE_DISPATCH, "return");

        assertWaitingAt(DISPATCH);
    }

    // ---- joint handling

    @Test
    void shouldWaitForEverySupportingAuthorityBeforeTheAudit() {
        request.isSupportedBy("pds-hrss", "pds-tax");
        reach(RESOLVE, SUPPORT);
        List<Task> support = tasks(SUPPORT);
        assertThat(support).hasSize(2);
        assertThat(support.stream().flatMap(task -> groupsOf(task).stream()))
                .containsExactlyInAnyOrder("pds-hrss.reviewer", "pds-tax.reviewer");

        approve(RESOLVE);
        engine.getTaskService().complete(support.get(0).getId(), Map.of("decision", "approve"));
        assertThat(tasks(AUDIT)).as("one supporting authority is missing").isEmpty();
        engine.getTaskService().complete(support.get(1).getId(), Map.of("decision", "return", "opinion", "无关"));

        assertWaitingAt(AUDIT);
    }

    @Test
    void shouldKeepTheSupportsOutcomeApartFromTheHandlers() {
        request.isSupportedBy("pds-hrss");
        reach(RESOLVE, SUPPORT);

        approve(SUPPORT);

        assertWaitingAt(RESOLVE);
        decide(RESOLVE, "return");
        assertWaitingAt(APPROVE_COMPLEXITY);
    }

    @Test
    void shouldNotAskForSupportAgainWhenTheCloseOutIsReturned() {
        request.isSupportedBy("pds-hrss");
        reach(RESOLVE, SUPPORT);
        approve(SUPPORT);
        approve(RESOLVE);

        decide(AUDIT, "return");

        assertWaitingAt(RESOLVE);
        approve(RESOLVE);
        assertWaitingAt(AUDIT);
    }

    // ---- complex matters

    @Test
    void shouldGoOnAsOrdinaryWhenComplexityIsRefused() {
        reach(APPROVE_COMPLEXITY);

        decide(APPROVE_COMPLEXITY, "reject");

        assertWaitingAt(RESOLVE);
    }

    @Test
    void shouldHandleAsComplexWhatWasDispatchedAsComplex() {
        request.isComplex();
        start();
        complete(DISPATCH, Map.of());
        approve(MEASURES);
        assertWaitingAt(RESOLVE_COMPLEX);

        decide(RESOLVE_COMPLEX, "reject");

        assertWaitingAt(AUDIT);
    }

    @Test
    void shouldReportEveryMonthUntilThePlanIsDone() {
        reach(FOLLOW_PLAN);

        decide(FOLLOW_PLAN, "return");
        decide(FOLLOW_PLAN, "return");
        assertThat(request.acts()).filteredOn(("open " + FOLLOW_PLAN)::equals).hasSize(3);
        approve(FOLLOW_PLAN);

        assertWaitingAt(AUDIT);
        decide(AUDIT, "return");
        assertWaitingAt(FOLLOW_PLAN);
    }

    @Test
    void shouldGoOnWithoutAPlanWhenTheFirstIsRefused() {
        reach(APPROVE_PLAN);

        decide(APPROVE_PLAN, "return");

        assertWaitingAt(RESOLVE_COMPLEX);
    }

    @Test
    void shouldHaveAChangedPlanApprovedAnew() {
        reach(FOLLOW_PLAN);

        complete(FOLLOW_PLAN, Map.of("decision", "return", "opinion", "延期", "newPlanUntil", "2026-12-31"));

        assertWaitingAt(APPROVE_PLAN);
        decide(APPROVE_PLAN, "return");
        assertWaitingAt(FOLLOW_PLAN);
    }

    // ---- what each user task offers

    @ParameterizedTest
    @ValueSource(
            strings = {
                DISPATCH,
                MEASURES,
                DECIDE_DISPATCH,
                RESOLVE,
                APPROVE_COMPLEXITY,
                RESOLVE_COMPLEX,
                APPROVE_PLAN,
                FOLLOW_PLAN,
                SUPPORT,
                FOLLOW_UP,
                AUDIT
            })
    void shouldWarnAndEscalateAndKeepTheTaskWithGroupDueDateAndForm(String step) throws IOException {
        if (step.equals(SUPPORT)) {
            request.isSupportedBy("pds-hrss");
            reach(RESOLVE, SUPPORT);
        } else {
            reach(step);
        }
        Task task = openTask(step);
        assertThat(groupsOf(task)).isEqualTo(request.signers(step));
        assertThat(task.getDueDate()).isEqualTo(RequestDouble.STEP_DUE);
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"serviceRequest13710_" + step.substring("userTask_".length()) + "\"");
        }
        List<Job> timers = timers(step);
        List<Date> dates = new ArrayList<>(RequestDouble.WARNINGS.values());
        List<String> expected = new ArrayList<>(List.of(
                "remindRequestStep " + step,
                "issueYellowCard " + step,
                "issueRedCard " + step,
                "escalateToLeader " + step,
                "escalateToSupervision " + step));
        if (step.equals(FOLLOW_PLAN)) {
            dates.addAll(RequestDouble.PLAN_WARNINGS.values());
            expected.addAll(List.of(
                    "remindPlanDate " + step,
                    "issuePlanYellowCard " + step,
                    "issuePlanRedCard " + step,
                    "escalatePlanToLeader " + step,
                    "escalatePlanToSupervision " + step));
        }
        assertThat(timers.stream().map(Job::getDuedate)).containsExactlyInAnyOrderElementsOf(dates);

        timers.stream().sorted(Comparator.comparing(Job::getDuedate)).forEach(timer -> engine.getManagementService()
                .executeJob(timer.getId()));

        assertThat(request.warnings()).containsExactlyElementsOf(expected);
        assertThat(openTask(step).getId()).isEqualTo(task.getId());
    }

    @Test
    void shouldOpenEachStepOfThePlan() {
        assertThat(plan.userTasks())
                .containsExactlyInAnyOrder(
                        DISPATCH,
                        MEASURES,
                        DECIDE_DISPATCH,
                        RESOLVE,
                        APPROVE_COMPLEXITY,
                        RESOLVE_COMPLEX,
                        APPROVE_PLAN,
                        FOLLOW_PLAN,
                        SUPPORT,
                        FOLLOW_UP,
                        AUDIT);
    }

    // ---- the way to a step

    private void reach(String... steps) {
        switch (steps[0]) {
            case DISPATCH -> start();
            case MEASURES -> {
                start();
                complete(DISPATCH, Map.of());
            }
            case DECIDE_DISPATCH -> {
                start();
                for (int time = 1; time <= 3; time++) {
                    complete(DISPATCH, Map.of());
                    decide(MEASURES, "return");
                }
            }
            case RESOLVE -> {
                reach(MEASURES);
                approve(MEASURES);
            }
            case APPROVE_COMPLEXITY -> {
                reach(RESOLVE);
                decide(RESOLVE, "return");
            }
            case RESOLVE_COMPLEX -> {
                reach(APPROVE_COMPLEXITY);
                approve(APPROVE_COMPLEXITY);
            }
            case APPROVE_PLAN -> {
                reach(RESOLVE_COMPLEX);
                decide(RESOLVE_COMPLEX, "return");
            }
            case FOLLOW_PLAN -> {
                reach(APPROVE_PLAN);
                approve(APPROVE_PLAN);
            }
            case AUDIT -> {
                reach(RESOLVE);
                approve(RESOLVE);
            }
            case RATING -> {
                reach(AUDIT);
                approve(AUDIT);
            }
            case SECOND_RATING -> {
                reach(RATING);
                fire("catchEvent_ratingOverdue");
            }
            case REOPENING -> {
                reach(RATING);
                rate("satisfied");
            }
            case FOLLOW_UP -> {
                reach(RATING);
                correlate("requestReopened");
                approve(MEASURES);
                approve(RESOLVE);
            }
            default -> throw new IllegalArgumentException(steps[0]);
        }
        if (steps.length > 1 || !steps[0].equals(RESOLVE)) {
            assertWaitingAt(steps);
        }
    }

    private void start() {
        String caseNumber = "PDS-SQ-2026-" + ++number;
        process = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "serviceRequest13710",
                        caseNumber,
                        Map.of(
                                "caseNumber", caseNumber,
                                "requestTitle", "厂区停电频繁",
                                "requestText", "本月已停电五次",
                                "enterpriseName", "平顶山某某有限公司（虚构）",
                                "jurisdiction", "pds",
                                "handlingKind", "ordinary",
                                "supportNeeded", false,
                                "reopened", false));
    }

    private void approve(String step) {
        decide(step, "approve");
    }

    private void decide(String step, String decision) {
        complete(step, Map.of("decision", decision, "opinion", "说明"));
    }

    private void rate(String outcome) {
        engine.getRuntimeService()
                .createMessageCorrelation("requestRated")
                .processInstanceBusinessKey(process.getBusinessKey())
                .setVariable("ratingOutcome", outcome)
                .correlate();
    }

    private void isListed() {
        engine.getRuntimeService()
                .createMessageCorrelation("requestListed")
                .processInstanceBusinessKey(process.getBusinessKey())
                .setVariable("listedUntil", RequestDouble.STEP_DUE)
                .correlate();
    }

    private void isAsked() {
        engine.getRuntimeService()
                .createMessageCorrelation("enterpriseAsked")
                .processInstanceBusinessKey(process.getBusinessKey())
                .setVariable("answerUntil", RequestDouble.STEP_DUE)
                .correlate();
    }
}
