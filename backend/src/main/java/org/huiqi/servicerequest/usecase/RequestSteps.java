package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenOpinion;
import org.huiqi.servicerequest.domain.HandlingKind;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that people decide: opening them with their clocks, warning when a clock runs out. */
@Service
@Transactional
public class RequestSteps {

    private static final String MEASURES = "userTask_reportMeasures";
    private static final int SHOWN_REFUSALS = 3;
    private static final int LONGEST_REFUSAL = 600;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private static final String COMPLEX = "userTask_resolveComplex";

    /** What the clock that runs to the day of the plan is called. */
    private static final String PLAN_DAY = "计划完成日期";

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

    /**
     * Who has to act, until when, when each warning is given, and what the form shows.
     *
     * @param planWarnings those of the day of the plan
     */
    public record OpenedStep(
            List<String> signers,
            Instant due,
            Map<WarningLevel, Instant> warnings,
            Map<WarningLevel, Instant> planWarnings,
            Map<String, String> texts) {}

    /** A clock that starts. */
    private record Starting(StepLimit limit, boolean ofPlan, String name) {}

    /**
     * Opens a step and starts a clock for each candidate group that has to act in it.
     *
     * @param watchesPlan whether the running process has timers for the day of the plan; where it has none, one clock runs to the
     *     earlier of that day and the step's own limit
     */
    public OpenedStep open(CaseNumber caseNumber, String stepId, boolean watchesPlan) {
        ServiceRequest request = requests.lock(caseNumber);
        RequestPlan.Step step = plans.plan().step(stepId);
        List<String> signers = step.signerTemplates().stream()
                .flatMap(template -> RequestPlan.groups(template, request).stream())
                .toList();
        Instant now = clock.instant();
        List<Starting> starting = starting(request, step, watchesPlan, now);
        records.stopClocks(caseNumber, stepId, now);
        Map<Boolean, Instant> dues = new HashMap<>();
        for (Starting one : starting) {
            Instant latest = signers.stream()
                    .map(signer -> start(request, step, signer, one))
                    .max(Instant::compareTo)
                    .orElse(one.limit().due());
            dues.put(one.ofPlan(), latest);
        }
        Instant due = dues.values().stream().min(Instant::compareTo).orElseThrow();
        journal.note(
                request,
                "step-opened",
                step.label() + "待办理",
                Map.of("step", stepId, "stepName", step.label(), "groups", signers, "due", due.toString()));
        return new OpenedStep(
                signers,
                due,
                warnings(step, dues.get(false), now),
                warnings(step, dues.get(true), now),
                texts(request));
    }

    private Map<WarningLevel, Instant> warnings(RequestPlan.Step step, @Nullable Instant due, Instant now) {
        return due == null ? WarningTimes.NO_WARNINGS : WarningTimes.timetable(step, due, calendar, now);
    }

    /** The step's own limit and the day of the plan, each for itself; where they are the same day, nobody is told of it twice. */
    private List<Starting> starting(ServiceRequest request, RequestPlan.Step step, boolean watchesPlan, Instant now) {
        if (!watchesPlan) {
            return List.of(new Starting(limits.opening(request, step, now), false, step.label()));
        }
        StepLimit own = limits.own(request, step, now);
        Optional<StepLimit> plan = limits.byPlan(request, step);
        return Stream.concat(
                        plan.filter(day -> day.due().equals(own.due())).isPresent()
                                ? Stream.empty()
                                : Stream.of(new Starting(own, false, step.label())),
                        plan.stream().map(day -> new Starting(day, true, PLAN_DAY)))
                .toList();
    }

    /** Starts the clock of a signer; one that counts from something earlier is never started twice. Gives when it ends. */
    private Instant start(ServiceRequest request, RequestPlan.Step step, String signer, Starting starting) {
        StepLimit limit = starting.limit();
        RequestRecords.NewClock clock = new RequestRecords.NewClock(
                request.caseNumber(),
                step.id(),
                signer,
                starting.name(),
                starting.ofPlan(),
                limit.terms(),
                !limit.byPlan(),
                limit.due());
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

    private Map<String, String> texts(ServiceRequest request) {
        ServiceRequest.Handling handling = request.handling();
        Plan plan = handling.plan();
        String result = handling.result();
        String responsible = request.responsible();
        String department = plans.plan().category(request.matter().category()).department();
        return Map.of(
                "responsibleAuthority",
                // Whoever has just refused it is not proposed again.
                request.dispatch().refusalReason() != null
                        ? ""
                        : responsible == null
                                ? department
                                : responsible.substring(request.holder().code().length() + 1),
                "complexityText",
                handling.kind() == HandlingKind.ORDINARY
                        ? ""
                        : "企业登记为重大复杂事项；不改选的，交办后按" + limits.text(request, COMPLEX) + "办理",
                "dispatchNoteText",
                orEmpty(request.dispatch().note()),
                "refusalText",
                refusals(request),
                "reasonText",
                orEmpty(handling.complexityReason()),
                "planSummary",
                plan == null ? "" : summary(plan),
                "resultText",
                (Boolean.FALSE.equals(handling.resolved()) ? "【说明理由】" : "") + orEmpty(result));
    }

    /** Who refused it in this round and why, the last on top. */
    private String refusals(ServiceRequest request) {
        String last = request.dispatch().refusalReason();
        if (last == null) {
            return "";
        }
        String all = records.opinions(request.caseNumber()).stream()
                .filter(opinion -> opinion.step().equals(MEASURES) && opinion.decision() != Decision.APPROVE)
                .filter(opinion -> !opinion.at().isBefore(request.roundStartedAt()))
                .sorted(Comparator.comparing(GivenOpinion::at).reversed())
                .limit(SHOWN_REFUSALS)
                .map(opinion -> authorities.authorityName(opinion.signer().replaceFirst("\\..*", "")) + "："
                        + Texts.excerpt(opinion.text(), LONGEST_REFUSAL))
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? last : all;
    }

    private static String summary(Plan plan) {
        LocalDate proposed = plan.proposed();
        return plan.text()
                + "（计划" + DAY.format(plan.until()) + "前完成"
                + (proposed == null ? "" : "，申请改为" + DAY.format(proposed) + "前") + "）";
    }

    /** A clock of a step: the step's own, or the one that runs to the day of the plan. */
    public record ClockOf(String step, String signer, boolean ofPlan) {}

    /** A clock has come to a warning; the second time, or while the clock stands still, nothing happens. */
    public void warn(CaseNumber caseNumber, ClockOf of, WarningLevel level) {
        ServiceRequest request = requests.lock(caseNumber);
        String signer = of.signer();
        RequestPlan.Step step = plans.plan().step(of.step());
        records.openClocks(caseNumber, of.step(), signer).stream()
                .filter(running -> running.ofPlan() == of.ofPlan() && running.pausedAt() == null)
                .forEach(running -> {
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
                                warning(level, signer, told, running.name())
                                        + calendar.remainingText(now, running.due(), running.unit()),
                                Map.of(
                                        "step", of.step(),
                                        "stepName", running.name(),
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

    /** What answers somebody who decides in a step that has ended meanwhile. */
    static ProblemException over() {
        return ProblemException.conflict("step-over", "这一步骤已经结束，请刷新任务列表");
    }

    /** Refuses what somebody decides for a government that has just passed the request on to another one. */
    public void requireHeldBy(CaseNumber caseNumber, String government) {
        if (!requests.lock(caseNumber).holder().code().equals(government)) {
            throw over();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
