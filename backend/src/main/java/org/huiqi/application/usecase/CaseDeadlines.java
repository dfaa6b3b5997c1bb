package org.huiqi.application.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.OpenClocks;
import org.huiqi.application.persistence.OpenClocks.OpenClock;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.application.usecase.CaseProcess.MovedDates;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.DeadlineOwner;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The deadlines of applications and of their public notices, when the calendar changes under them. */
@Service
class CaseDeadlines implements DeadlineOwner {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final OpenClocks clocks;
    private final PolicyApplications applications;
    private final StepPlans plans;
    private final PublicNotices notices;
    private final CaseProcess process;
    private final CaseJournal journal;

    CaseDeadlines(
            OpenClocks clocks,
            PolicyApplications applications,
            StepPlans plans,
            PublicNotices notices,
            CaseProcess process,
            CaseJournal journal) {
        this.clocks = clocks;
        this.applications = applications;
        this.plans = plans;
        this.notices = notices;
        this.process = process;
        this.journal = journal;
    }

    /** A clock with its dates under the changed calendar; {@code due} is the same where only its reminder moves. */
    private record Moving(
            OpenClock clock, Instant due, @Nullable Instant remindAt) {

        boolean dueMoves() {
            return !due.equals(clock.due());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<MovedDeadline> preview(CalendarChange change) {
        return clocks.all().stream()
                .flatMap(clock -> moving(clock, change).stream())
                .filter(Moving::dueMoves)
                .map(CaseDeadlines::line)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MovedDeadline> carryOut(CalendarChange change) {
        List<CaseNumber> cases = clocks.all().stream()
                .filter(clock -> moving(clock, change).isPresent())
                .map(OpenClock::caseNumber)
                .distinct()
                .toList();
        if (cases.isEmpty()) {
            return List.of();
        }
        List<Moving> moving = clocks.locked(cases).stream()
                .flatMap(clock -> moving(clock, change).stream())
                .toList();
        List<MovedDates> timetable = new ArrayList<>();
        for (Moving moved : moving) {
            if (moved.dueMoves()) {
                move(moved, change);
            }
            if (!moved.clock().paused()) {
                timetable.add(new MovedDates(
                        moved.clock().caseNumber(), moved.clock().step(), moved.due(), moved.remindAt()));
            }
        }
        process.move(timetable);
        return moving.stream().filter(Moving::dueMoves).map(CaseDeadlines::line).toList();
    }

    private void move(Moving moved, CalendarChange change) {
        OpenClock clock = moved.clock();
        CaseNumber caseNumber = clock.caseNumber();
        clocks.move(clock.id(), moved.due());
        if (clock.step().equals(CaseProgress.NOTICE_WAIT)) {
            notices.move(caseNumber, moved.due());
        } else if (clock.step().equals(CaseProgress.SUPPLEMENT_WAIT)) {
            PolicyApplication application = applications.lock(caseNumber);
            application.moveSupplement(moved.due());
            applications.save(application);
        }
        StepPlan.Step step = plans.listingReward().steps().get(clock.step());
        List<String> groups = step == null
                ? List.of()
                : applications
                        .find(caseNumber)
                        .map(application -> step.signers(application.jurisdiction()))
                        .orElse(List.of());
        journal.tell(
                caseNumber,
                "deadline-moved",
                "“" + clock.name() + "”的期限由" + day(clock.due()) + "改为" + day(moved.due()) + "（" + change.year()
                        + "年放假安排，" + change.notice() + "）",
                Map.of(
                        "step", clock.step(),
                        "stepName", clock.name(),
                        "groups", groups,
                        "from", clock.due().toString(),
                        "until", moved.due().toString(),
                        "notice", change.notice()));
    }

    private Optional<Moving> moving(OpenClock clock, CalendarChange change) {
        TimeLimit limit = limitOf(clock, change.before());
        if (limit == null) {
            return Optional.empty();
        }
        Instant due = change.newDue(new DeadlineTerms(clock.startedAt(), limit, clock.pauses()), clock.due())
                .orElse(clock.due());
        StepPlan.Step step = plans.listingReward().steps().get(clock.step());
        if (step == null) {
            return due.equals(clock.due()) ? Optional.empty() : Optional.of(new Moving(clock, due, null));
        }
        Instant was = change.before().before(clock.due(), step.remindBefore());
        Instant remindAt = change.after().before(due, step.remindBefore());
        Moving moving = new Moving(clock, due, remindAt);
        return moving.dueMoves() || !was.equals(remindAt) ? Optional.of(moving) : Optional.empty();
    }

    /** What the clock was started with; for one from before that was kept, its step's limit where that gives its due date. */
    private @Nullable TimeLimit limitOf(OpenClock clock, WorkingCalendar before) {
        if (clock.limit() != null) {
            return clock.limit();
        }
        StepPlan plan = plans.listingReward();
        StepPlan.Step step = plan.steps().get(clock.step());
        TimeLimit planned = step != null
                ? step.timeLimit()
                : clock.step().equals(CaseProgress.NOTICE_WAIT) ? plan.publicNotice() : plan.supplement();
        return before.due(clock.startedAt(), planned).equals(clock.due()) ? planned : null;
    }

    private static MovedDeadline line(Moving moved) {
        OpenClock clock = moved.clock();
        boolean notice = clock.step().equals(CaseProgress.NOTICE_WAIT);
        return new MovedDeadline(
                clock.caseNumber().value(),
                notice ? "public-notice" : "application",
                notice ? "公示" : "政策申请",
                clock.step(),
                clock.name(),
                clock.due(),
                moved.due());
    }

    private static String day(Instant due) {
        return LocalDate.ofInstant(due, Zones.SHANGHAI).format(DAY);
    }
}
