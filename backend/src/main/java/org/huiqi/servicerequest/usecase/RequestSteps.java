package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenOpinion;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Plan;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.StepLimits.StepLimit;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that people decide: opening them with their clocks, recording what is decided, warning when a clock runs out. */
@Service
@Transactional
public class RequestSteps {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final int LONGEST_OPINION = 2000;
    private static final int LONGEST_PLAN_YEARS = 5;
    private static final String DISPATCH = "userTask_dispatchRequest";
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

    static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    /** While a clock stands still no warning comes; when it goes on they are given their times anew. */
    static final Map<WarningLevel, Instant> NO_WARNINGS =
            Arrays.stream(WarningLevel.values()).collect(Collectors.toUnmodifiableMap(level -> level, level -> NEVER));

    private final RequestPlans plans;
    private final ServiceRequests requests;
    private final RequestRecords records;
    private final StepLimits limits;
    private final RequestQuestions questions;
    private final WorkingCalendar calendar;
    private final RequestJournal journal;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final Clock clock;

    RequestSteps(
            RequestPlans plans,
            ServiceRequests requests,
            RequestRecords records,
            StepLimits limits,
            RequestQuestions questions,
            WorkingCalendar calendar,
            RequestJournal journal,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            Clock clock) {
        this.plans = plans;
        this.requests = requests;
        this.records = records;
        this.limits = limits;
        this.questions = questions;
        this.calendar = calendar;
        this.journal = journal;
        this.authorities = authorities;
        this.staff = staff;
        this.clock = clock;
    }

    /** Who has to act, until when, when each warning is given, and what the form shows. */
    public record OpenedStep(
            List<String> signers, Instant due, Map<WarningLevel, Instant> warnings, Map<String, String> texts) {}

    /** Opens a step and starts a clock for each candidate group that has to act in it. */
    public OpenedStep open(CaseNumber caseNumber, String stepId) {
        ServiceRequest request = requests.lock(caseNumber);
        RequestPlan.Step step = plans.plan().step(stepId);
        List<String> signers = step.signerTemplates().stream()
                .flatMap(template -> RequestPlan.groups(template, request).stream())
                .toList();
        Instant now = clock.instant();
        StepLimit limit = limits.opening(request, step, now);
        records.stopClocks(caseNumber, stepId, now);
        Instant due = signers.stream()
                .map(signer -> start(request, step, signer, limit))
                .max(Instant::compareTo)
                .orElse(limit.due());
        journal.note(
                request,
                "step-opened",
                step.label() + "待办理",
                Map.of("step", stepId, "stepName", step.label(), "groups", signers, "due", due.toString()));
        return new OpenedStep(signers, due, timetable(step, due, calendar, now), texts(request));
    }

    /** Starts the clock of a signer; one that counts from something earlier is never started twice. Gives when it ends. */
    private Instant start(ServiceRequest request, RequestPlan.Step step, String signer, StepLimit limit) {
        RequestRecords.NewClock clock = new RequestRecords.NewClock(
                request.caseNumber(), step.id(), signer, step.label(), limit.terms(), !limit.byPlan(), limit.due());
        boolean countsFromEarlier = limit.byPlan() || step.from() != RequestPlan.From.STEP;
        Optional<Instant> goesOn = countsFromEarlier ? records.continueClock(clock) : Optional.empty();
        return goesOn.orElseGet(() -> {
            long id = records.startClock(clock);
            if (countsFromEarlier) {
                records.takeOverWarnings(id);
            }
            return limit.due();
        });
    }

    /** When the warnings of a clock come that begins or goes on now: a reminder that would have been earlier at once, unless it is late. */
    static Map<WarningLevel, Instant> timetable(
            RequestPlan.Step step, Instant due, WorkingCalendar calendar, Instant now) {
        Map<WarningLevel, Instant> warnings = new EnumMap<>(warnings(step, due, calendar));
        warnings.computeIfPresent(
                WarningLevel.REMINDER, (level, at) -> due.isBefore(now) ? NEVER : at.isBefore(now) ? now : at);
        return warnings;
    }

    /** When each warning of a step is given. Due dates are the last second of their day; a card comes once it is over. */
    static Map<WarningLevel, Instant> warnings(RequestPlan.Step step, Instant due, WorkingCalendar calendar) {
        return Map.of(
                WarningLevel.REMINDER, calendar.before(due, step.remindBefore()),
                WarningLevel.YELLOW_CARD, after(due, step.escalation().yellowCardAfter(), calendar),
                WarningLevel.RED_CARD, after(due, step.escalation().redCardAfter(), calendar),
                WarningLevel.LEADER, after(due, step.escalation().leaderAfter(), calendar),
                WarningLevel.SUPERVISION, after(due, step.escalation().supervisionAfter(), calendar));
    }

    private static Instant after(Instant due, TimeLimit limit, WorkingCalendar calendar) {
        return (limit.length() == 0 ? due : calendar.due(due, limit)).plusSeconds(1);
    }

    private Map<String, String> texts(ServiceRequest request) {
        ServiceRequest.Handling handling = request.handling();
        Plan plan = handling.plan();
        String result = handling.result();
        String responsible = request.responsible();
        String department = plans.plan().category(request.matter().category()).department();
        return Map.of(
                "responsibleAuthority",
                responsible == null
                        ? department
                        : responsible.substring(request.holder().code().length() + 1),
                "complexityText",
                handling.kind() == HandlingKind.ORDINARY ? "" : "企业登记为重大复杂事项；不改选的，交办后按1个月办理",
                "dispatchNoteText",
                orEmpty(request.dispatch().note()),
                "refusalText",
                orEmpty(request.dispatch().refusalReason()),
                "reasonText",
                orEmpty(handling.complexityReason()),
                "planSummary",
                plan == null ? "" : summary(plan),
                "resultText",
                (Boolean.FALSE.equals(handling.resolved()) ? "【说明理由】" : "") + orEmpty(result));
    }

    private static String summary(Plan plan) {
        LocalDate proposed = plan.proposed();
        return plan.text()
                + "（计划" + DAY.format(plan.until()) + "前完成"
                + (proposed == null ? "" : "，申请改为" + DAY.format(proposed) + "前") + "）";
    }

    /** How a request is dispatched, as the form sends it: last parts of authority codes. */
    public record GivenDispatch(
            @Nullable String responsible,
            List<String> support,
            @Nullable String complexity,
            @Nullable String complexityReason,
            @Nullable String note) {}

    /** The dispatching office says who handles it; gives how it is handled. */
    public String dispatch(CaseNumber caseNumber, GivenDispatch given) {
        ServiceRequest request = requests.lock(caseNumber);
        requireOpen(request, DISPATCH);
        String named = given.responsible();
        String responsible = authority(
                request,
                "responsibleAuthority",
                named == null || named.isBlank()
                        ? plans.plan().category(request.matter().category()).department()
                        : named);
        List<String> support = new ArrayList<>();
        for (String other : given.support()) {
            support.add(authority(request, "firstSupportAuthority", other));
        }
        String note = Texts.checked("dispatchNote", "交办要求", given.note(), LONGEST_OPINION, false);
        String complexity = orEmpty(given.complexity()).strip();
        boolean chosen = !complexity.isEmpty();
        HandlingKind kind = chosen
                ? HandlingKind.find(complexity)
                        .filter(it -> it != HandlingKind.PLAN)
                        .orElseThrow(() -> field("complexity", "unknown-value", "请选择一般事项或重大复杂事项"))
                : request.handling().kind();
        String reason = Texts.checked(
                "complexityReason",
                "按重大复杂事项办理的理由",
                given.complexityReason(),
                LONGEST_OPINION,
                chosen && kind != HandlingKind.ORDINARY);
        if (reason.isEmpty()) {
            reason = "企业提出，交办时认可";
        }
        request.dispatchTo(responsible, support, kind, note.isEmpty() ? null : note, clock.instant());
        requests.save(request);
        records.stopClocks(caseNumber, DISPATCH, clock.instant());
        String names = authorities.authorityName(responsible)
                + (request.support().isEmpty()
                        ? ""
                        : "，协办："
                                + String.join(
                                        "、",
                                        request.support().stream()
                                                .map(authorities::authorityName)
                                                .toList()));
        journal.tell(
                request,
                "dispatched",
                "已交办：" + names + "（" + kind.chineseName() + "）",
                Map.of(
                        "responsible", responsible,
                        "support", request.support(),
                        "handling", kind.id(),
                        "until", measuresDue(request)));
        if (kind != HandlingKind.ORDINARY) {
            journal.note(request, "complexity-chosen", "按重大复杂事项办理：" + reason, Map.of());
        }
        if (!note.isEmpty()) {
            journal.note(request, "dispatch-note", "交办要求：" + note, Map.of());
        }
        return kind.id();
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
        RequestClock running = records.openClock(caseNumber, given.step(), given.signer())
                .orElseThrow(() -> ProblemException.conflict("step-over", "这一步骤已经结束，请刷新任务列表"));
        if (running.pausedAt() != null && plans.plan().questions().askedIn().contains(step.id())) {
            throw ProblemException.conflict("waiting-for-enterprise", "正在等企业补充，收到答复后再办理；不用再等的，请先在案件里结束等待");
        }
        Decision decision = Optional.ofNullable(given.decision())
                .flatMap(Decision::find)
                .orElseThrow(() -> field("decision", "required", "请选择处理意见"));
        String opinion = Texts.checked("opinion", "理由", given.opinion(), LONGEST_OPINION, decision != Decision.APPROVE);
        String outcome = apply(request, step, decision, opinion, given, by);
        Instant now = clock.instant();
        records.record(
                running.id(), new GivenOpinion(step.id(), given.signer(), by.username(), decision, opinion, now));
        questions.resumeClock(running, now);
        records.stopClock(running.id(), now);
        boolean others = records.openClocks(caseNumber).stream()
                .anyMatch(open -> open.step().equals(step.id()));
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
            case DECIDE_DISPATCH -> decideDispatch(request, decision, opinion, given);
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
        String measures = Texts.checked("measures", "办理措施和进展", given.field("measures"), LONGEST_OPINION, true);
        request.reportMeasures(measures);
        journal.tell(request, "measures-reported", "办理措施：" + measures, Map.of());
        return "approve";
    }

    /** Until when the enterprise is told of measures. */
    private String measuresDue(ServiceRequest request) {
        return limits.opening(request, plans.plan().step(MEASURES), clock.instant())
                .due()
                .toString();
    }

    private String decideDispatch(ServiceRequest request, Decision decision, String opinion, GivenDecision given) {
        if (decision == Decision.RETURN) {
            request.sendBackToDispatch();
            journal.tell(request, "dispatch-returned", "分管领导要求重新交办", Map.of());
            return "return";
        }
        String responsible = String.valueOf(request.responsible());
        if (decision == Decision.APPROVE) {
            String named = given.field("responsibleAuthority");
            if (named == null || named.isBlank()) {
                throw field("responsibleAuthority", "required", "请选择主责单位");
            }
            responsible = authority(request, "responsibleAuthority", named);
        }
        request.fixResponsible(responsible, clock.instant());
        journal.tell(
                request,
                "responsible-fixed",
                "分管领导明确由" + authorities.authorityName(responsible) + "办理",
                Map.of("responsible", responsible, "until", measuresDue(request)));
        return decision.id();
    }

    private String support(ServiceRequest request, Decision decision, String opinion, GivenDecision given) {
        String result = Texts.checked("supportResult", "协办情况", given.field("supportResult"), LONGEST_OPINION, false);
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
                resolved ? Texts.checked("result", "办理结果", given.field("result"), LONGEST_OPINION, true) : opinion;
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
        String text = Texts.checked("planText", "解决计划", given.field("planText"), LONGEST_OPINION, true);
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
                    throw field(
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
                .orElseThrow(() -> field("grade", "required", "请选择销号等次：优秀、良好、合格或不合格"));
        request.grade(grade, by.username());
        journal.note(request, "close-out-graded", "销号等次：" + grade.chineseName(), Map.of("grade", grade.id()));
        return "approve";
    }

    /** Somebody has asked the enterprise how the second time went. */
    public void followUp(CaseNumber caseNumber, @Nullable String text) {
        ServiceRequest request = requests.lock(caseNumber);
        requireOpen(request, FOLLOW_UP);
        String said = Texts.checked("followUpText", "回访情况", text, LONGEST_OPINION, true);
        records.stopClocks(caseNumber, FOLLOW_UP, clock.instant());
        journal.note(request, "followed-up", "回访情况：" + said, Map.of());
        journal.tell(request, "enterprise-visited", "督查室已回访", Map.of());
    }

    /** A clock of the step has come to a warning; the second time, or while the clock stands still, nothing happens. */
    public void warn(CaseNumber caseNumber, String stepId, String signer, WarningLevel level) {
        ServiceRequest request = requests.lock(caseNumber);
        RequestPlan.Step step = plans.plan().step(stepId);
        records.openClock(caseNumber, stepId, signer)
                .filter(running -> running.pausedAt() == null)
                .ifPresent(running -> {
                    String told =
                            switch (level) {
                                case REMINDER, YELLOW_CARD, RED_CARD -> signer;
                                case LEADER ->
                                    RequestPlan.groups(step.escalation().leader(), request)
                                            .get(0);
                                case SUPERVISION ->
                                    RequestPlan.groups(step.escalation().supervision(), request)
                                            .get(0);
                            };
                    Instant now = clock.instant();
                    if (records.warn(running.id(), level, told, now)) {
                        journal.note(
                                request,
                                level.id(),
                                warning(level, signer, told, step.label())
                                        + calendar.remainingText(now, running.due(), running.unit()),
                                Map.of(
                                        "step", stepId,
                                        "stepName", step.label(),
                                        "group", told,
                                        "level", level.id(),
                                        "due", running.due().toString()));
                    }
                });
    }

    private String warning(WarningLevel level, String signer, String told, String step) {
        String who = authorities.groupName(signer) + "：" + step;
        return switch (level) {
            case REMINDER -> "预警，" + who + "，";
            case YELLOW_CARD -> "黄牌，" + who + "，";
            case RED_CARD -> "红牌，" + who + "，";
            case LEADER, SUPERVISION -> "上报" + authorities.groupName(told) + "，" + who + "，";
        };
    }

    private void requireOpen(ServiceRequest request, String step) {
        if (records.openClocks(request.caseNumber()).stream()
                .noneMatch(open -> open.step().equals(step))) {
            throw ProblemException.conflict("step-over", "这一步骤已经结束，请刷新任务列表");
        }
    }

    /** The code of an authority of the request's government that has somebody to handle it. */
    private String authority(ServiceRequest request, String field, String named) {
        String code = request.holder().authority(named.strip());
        boolean handles = authorities.all().stream()
                .anyMatch(authority ->
                        authority.code().equals(code) && authority.roles().contains("reviewer"));
        if (!handles) {
            throw field(field, "unknown-value", "没有可以交办的单位“" + Texts.excerpt(named, 40) + "”，请从列表中选择");
        }
        String group = code + ".reviewer";
        if (staff.membersOf(group).isEmpty()) {
            throw field(field, "authority-vacant", authorities.authorityName(code) + "还没有办理人员，请改选或联系安全管理员");
        }
        return code;
    }

    private LocalDate planDate(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw field(field, "required", "请填写计划完成日期");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(given.strip());
        } catch (DateTimeException e) {
            throw field(field, "malformed", "计划完成日期应如 2026-12-31");
        }
        if (!date.isAfter(today())) {
            throw field(field, "past", "计划完成日期须晚于今天，现为" + date + "，请改填以后的日期");
        }
        if (date.isAfter(today().plusYears(LONGEST_PLAN_YEARS))) {
            throw field(field, "too-far", "计划完成日期不能超过" + LONGEST_PLAN_YEARS + "年");
        }
        return date;
    }

    private LocalDate today() {
        return clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ProblemException field(String field, String code, String message) {
        return ProblemException.refused(field + "-" + code, message, List.of(new FieldProblem(field, code, message)));
    }
}
