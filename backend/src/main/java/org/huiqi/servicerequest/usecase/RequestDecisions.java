package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenOpinion;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Plan;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.StepLimits.StepLimit;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide in the steps of a request: the decision is recorded, the case moves on, the enterprise is told. */
@Service
@Transactional
public class RequestDecisions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final int LONGEST_PLAN_YEARS = 5;
    private static final String MEASURES = "userTask_reportMeasures";
    private static final String DECIDE_DISPATCH = "userTask_decideDispatch";
    private static final String RESOLVE = "userTask_resolveRequest";
    private static final String SUPPORT = "userTask_giveSupport";
    private static final String APPROVE_COMPLEXITY = "userTask_approveComplexity";
    private static final String RESOLVE_COMPLEX = "userTask_resolveComplex";
    private static final String APPROVE_PLAN = "userTask_approvePlan";
    private static final String FOLLOW_PLAN = "userTask_followPlan";
    private static final String FOLLOW_UP = "userTask_followUp";
    private static final String AUDIT = "userTask_auditCloseOut";

    private final RequestPlans plans;
    private final ServiceRequests requests;
    private final RequestRecords records;
    private final StepLimits limits;
    private final RequestQuestions questions;
    private final RequestDispatching dispatching;
    private final RequestJournal journal;
    private final AuthorityDirectory authorities;
    private final Clock clock;

    RequestDecisions(
            RequestPlans plans,
            ServiceRequests requests,
            RequestRecords records,
            StepLimits limits,
            RequestQuestions questions,
            RequestDispatching dispatching,
            RequestJournal journal,
            AuthorityDirectory authorities,
            Clock clock) {
        this.plans = plans;
        this.requests = requests;
        this.records = records;
        this.limits = limits;
        this.questions = questions;
        this.dispatching = dispatching;
        this.journal = journal;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** What somebody enters in an approval step; {@code fields} are the further fields of its form. */
    public record GivenDecision(
            String step,
            String signer,
            @Nullable String decision,
            @Nullable String opinion,
            Map<String, String> fields) {

        @Nullable
        String field(String name) {
            return fields.get(name);
        }
    }

    /** What a step came to, and how the request is handled from now on. */
    public record Outcome(String step, String handlingKind, boolean supportNeeded) {}

    /** Records one decision; the outcome is {@code pending} while others still have to decide. */
    public Outcome record(CaseNumber caseNumber, GivenDecision given, Actor by) {
        ServiceRequest request = requests.lock(caseNumber);
        RequestPlan.Step step = plans.plan().step(given.step());
        List<RequestClock> clocks = records.openClocks(caseNumber, given.step(), given.signer());
        RequestClock running = clocks.stream().findFirst().orElseThrow(RequestSteps::over);
        if (running.pausedAt() != null && plans.plan().questions().askedIn().contains(step.id())) {
            throw ProblemException.conflict("waiting-for-enterprise", "正在等企业补充，收到答复后再办理；不用再等的，请先在案件里结束等待");
        }
        Decision decision = Optional.ofNullable(given.decision())
                .flatMap(Decision::find)
                .orElseThrow(() -> Texts.refused("decision", "required", "请选择处理意见"));
        String opinion = Texts.checked("opinion", "理由", given.opinion(), Texts.LONGEST, decision != Decision.APPROVE);
        String outcome = apply(request, step, decision, opinion, given, by);
        Instant now = clock.instant();
        records.record(
                running.id(), new GivenOpinion(step.id(), given.signer(), by.username(), decision, opinion, now));
        clocks.forEach(clock -> {
            questions.resumeClock(clock, now);
            records.stopClock(clock.id(), now);
        });
        boolean others = records.isOpen(caseNumber, step.id());
        if (others && (step.eachForItself() || decision == Decision.APPROVE)) {
            outcome = "pending";
        } else {
            records.stopClocks(caseNumber, step.id(), now);
        }
        if (!step.eachForItself()) {
            requests.save(request);
        }
        journal.note(
                request,
                "opinion-recorded",
                step.label() + "：" + step.decisionName(decision) + (opinion.isEmpty() ? "" : "。" + opinion),
                Map.of("step", step.id(), "decision", decision.id(), "group", given.signer()));
        boolean supportNeeded = step.id().equals(MEASURES) && !request.support().isEmpty();
        return new Outcome(outcome, request.handling().kind().id(), supportNeeded);
    }

    private String apply(
            ServiceRequest request,
            RequestPlan.Step step,
            Decision decision,
            String opinion,
            GivenDecision given,
            Actor by) {
        return switch (step.id()) {
            case MEASURES -> measures(request, decision, opinion, given);
            case DECIDE_DISPATCH -> dispatching.decide(request, decision, given);
            case SUPPORT -> support(request, decision, opinion, given);
            case RESOLVE -> resolve(request, decision, opinion, given, by);
            case APPROVE_COMPLEXITY -> approveComplexity(request, decision, opinion);
            case RESOLVE_COMPLEX -> resolveComplex(request, decision, opinion, given, by);
            case APPROVE_PLAN -> approvePlan(request, decision, opinion);
            case FOLLOW_PLAN -> followPlan(request, decision, opinion, given, by);
            case AUDIT -> audit(request, decision, opinion, given, by);
            default -> throw new IllegalStateException("Nothing is decided in " + step.id());
        };
    }

    private String measures(ServiceRequest request, Decision decision, String opinion, GivenDecision given) {
        if (decision != Decision.APPROVE) {
            boolean back = request.refuseDispatch(opinion, plans.plan().mostRefusals());
            journal.tell(
                    request,
                    "dispatch-refused",
                    back ? "主责单位认为不属于自己职责，正在重新确定办理单位" : "主责单位有争议，由分管领导裁定",
                    Map.of("refusals", request.dispatch().refusals()));
            return back ? "return" : "refused-again";
        }
        String measures = Texts.checked("measures", "办理措施和进展", given.field("measures"), Texts.LONGEST, true);
        request.reportMeasures(measures);
        journal.tell(request, "measures-reported", "办理措施：" + measures, Map.of());
        return "approve";
    }

    private String support(ServiceRequest request, Decision decision, String opinion, GivenDecision given) {
        String result = Texts.checked("supportResult", "协办情况", given.field("supportResult"), Texts.LONGEST, false);
        String authority = given.signer().substring(0, given.signer().indexOf('.'));
        String text =
                decision == Decision.APPROVE ? "已完成协办" + (result.isEmpty() ? "" : "：" + result) : "未能协办：" + opinion;
        journal.note(
                request,
                "support-given",
                authorities.authorityName(authority) + text,
                Map.of("authority", authority, "decision", decision.id()));
        return "approve";
    }

    private String resolve(ServiceRequest request, Decision decision, String opinion, GivenDecision given, Actor by) {
        if (decision == Decision.RETURN) {
            request.askForComplexity(opinion);
            journal.tell(request, "complexity-asked", "主责单位申请转为复杂事项：" + opinion, Map.of());
            return "return";
        }
        return askForCloseOut(request, decision, opinion, given, by);
    }

    private String askForCloseOut(
            ServiceRequest request, Decision decision, String opinion, GivenDecision given, Actor by) {
        boolean resolved = decision == Decision.APPROVE;
        String result =
                resolved ? Texts.checked("result", "办理结果", given.field("result"), Texts.LONGEST, true) : opinion;
        request.askForCloseOut(result, resolved, by.username());
        journal.tell(
                request,
                "close-out-requested",
                (resolved ? "已办理，申请销号：" : "不能解决，说明理由后申请销号：") + result,
                Map.of("resolved", resolved));
        return "approve";
    }

    private String approveComplexity(ServiceRequest request, Decision decision, String opinion) {
        if (decision == Decision.APPROVE) {
            request.becomeComplex();
            StepLimit limit = limits.opening(request, plans.plan().step(RESOLVE_COMPLEX), clock.instant());
            journal.tell(
                    request,
                    "became-complex",
                    "经审核转为复杂事项，" + limit.terms().limit().text() + "内办结或报送解决计划",
                    Map.of("until", limit.due().toString()));
        } else {
            journal.tell(request, "complexity-refused", "未同意转为复杂事项，仍按一般事项办理", Map.of());
        }
        return decision.id();
    }

    private String resolveComplex(
            ServiceRequest request, Decision decision, String opinion, GivenDecision given, Actor by) {
        if (decision != Decision.RETURN) {
            return askForCloseOut(request, decision, opinion, given, by);
        }
        String text = Texts.checked("planText", "解决计划", given.field("planText"), Texts.LONGEST, true);
        LocalDate until = planDate("planUntil", given.field("planUntil"));
        request.proposePlan(text, until);
        journal.tell(
                request,
                "plan-proposed",
                "报送解决计划，计划" + DAY.format(until) + "前完成：" + text,
                Map.of("until", until.toString()));
        return "return";
    }

    private String approvePlan(ServiceRequest request, Decision decision, String opinion) {
        if (decision == Decision.APPROVE) {
            request.approvePlan(clock.instant(), today());
            LocalDate until = requirePlan(request).until();
            journal.tell(
                    request,
                    "plan-approved",
                    "解决计划已由分管领导批准，" + DAY.format(until) + "前完成，至少每" + limits.text(request, FOLLOW_PLAN) + "反馈一次进展",
                    Map.of("until", ListedSupervision.dueOf(until).toString()));
        } else if (request.refusePlan()) {
            LocalDate until = requirePlan(request).until();
            journal.tell(request, "plan-refused", "调整计划未获批准，仍按原计划" + DAY.format(until) + "前完成", Map.of());
        } else {
            journal.tell(request, "plan-refused", "解决计划未获批准，正在修改", Map.of());
        }
        return decision.id();
    }

    private String followPlan(
            ServiceRequest request, Decision decision, String opinion, GivenDecision given, Actor by) {
        if (decision != Decision.RETURN) {
            return askForCloseOut(request, decision, opinion, given, by);
        }
        String changed = given.field("newPlanUntil");
        journal.tell(request, "progress-reported", "进展：" + opinion, Map.of());
        if (changed != null && !changed.isBlank()) {
            LocalDate next = planDate("newPlanUntil", changed);
            request.proposePlanDate(next);
            journal.tell(
                    request,
                    "plan-proposed",
                    "申请把计划完成日期由" + DAY.format(requirePlan(request).until()) + "改为" + DAY.format(next) + "，待分管领导批准",
                    Map.of("until", next.toString()));
            return "replan";
        }
        limits.byPlan(request)
                .filter(plan -> plan.due().isBefore(clock.instant()))
                .ifPresent(plan -> {
                    throw Texts.refused(
                            "newPlanUntil",
                            "required",
                            "计划完成日期" + DAY.format(requirePlan(request).until()) + "已过，请填写调整后的完成日期，报领导批准");
                });
        return "return";
    }

    private static Plan requirePlan(ServiceRequest request) {
        return Objects.requireNonNull(request.handling().plan(), "plan");
    }

    private String audit(ServiceRequest request, Decision decision, String opinion, GivenDecision given, Actor by) {
        if (decision != Decision.APPROVE) {
            request.returnToHandling();
            journal.tell(request, "close-out-returned", "销号未通过，退回继续办理", Map.of());
            return decision.id();
        }
        CloseOutGrade grade = Optional.ofNullable(given.field("grade"))
                .flatMap(CloseOutGrade::find)
                .orElseThrow(() -> Texts.refused("grade", "required", "请选择销号等次：优秀、良好、合格或不合格"));
        request.grade(grade, by.username());
        journal.note(request, "close-out-graded", "销号等次：" + grade.chineseName(), Map.of("grade", grade.id()));
        return "approve";
    }

    /** Somebody has asked the enterprise how the second time went. */
    public void followUp(CaseNumber caseNumber, @Nullable String text) {
        ServiceRequest request = requests.lock(caseNumber);
        if (!records.isOpen(caseNumber, FOLLOW_UP)) {
            throw RequestSteps.over();
        }
        String said = Texts.checked("followUpText", "回访情况", text, Texts.LONGEST, true);
        records.stopClocks(caseNumber, FOLLOW_UP, clock.instant());
        journal.note(request, "followed-up", "回访情况：" + said, Map.of());
        journal.tell(request, "enterprise-visited", "督查室已回访", Map.of());
    }

    private LocalDate planDate(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw Texts.refused(field, "required", "请填写计划完成日期");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(given.strip());
        } catch (DateTimeException e) {
            throw Texts.refused(field, "malformed", "计划完成日期应如 2026-12-31");
        }
        if (!date.isAfter(today())) {
            throw Texts.refused(field, "past", "计划完成日期须晚于今天，现为" + date + "，请改填以后的日期");
        }
        if (date.isAfter(today().plusYears(LONGEST_PLAN_YEARS))) {
            throw Texts.refused(field, "too-far", "计划完成日期不能超过" + LONGEST_PLAN_YEARS + "年");
        }
        return date;
    }

    private LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }
}
