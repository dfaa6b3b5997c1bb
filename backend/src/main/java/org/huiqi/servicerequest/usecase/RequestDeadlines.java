package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.DeadlineOwner;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.OpenRequestClocks;
import org.huiqi.servicerequest.persistence.OpenRequestClocks.OpenClock;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.RequestJournal.News;
import org.huiqi.servicerequest.usecase.WarningTimes.ClockTimes;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The deadlines of service requests, with their cards and escalations, when the calendar changes under them. */
@Service
class RequestDeadlines implements DeadlineOwner {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final OpenRequestClocks clocks;
    private final ServiceRequests requests;
    private final RequestPlans plans;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final QuestionDeadlines questions;

    RequestDeadlines(
            OpenRequestClocks clocks,
            ServiceRequests requests,
            RequestPlans plans,
            RequestProcess process,
            RequestJournal journal,
            QuestionDeadlines questions) {
        this.clocks = clocks;
        this.requests = requests;
        this.plans = plans;
        this.process = process;
        this.journal = journal;
        this.questions = questions;
    }

    /**
     * A clock with its dates under the changed calendar; {@code due} is the same where only warnings move. {@code taskDue} is what the
     * task says: more while the clock stands still.
     */
    private record Moving(OpenClock clock, Instant due, Instant taskDue, Map<WarningLevel, Instant> warnings) {

        boolean dueMoves() {
            return !due.equals(clock.due());
        }

        ClockTimes times() {
            return new ClockTimes(clock.step(), clock.ofPlan(), taskDue, warnings);
        }

        MovedDeadline line() {
            return new MovedDeadline(
                    clock.caseNumber().value(), "service-request", "诉求", clock.step(), clock.name(), clock.due(), due);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<MovedDeadline> preview(CalendarChange change) {
        return Stream.concat(
                        lines(clocks.all().stream()
                                        .flatMap(clock -> moving(clock, change).stream())
                                        .toList())
                                .stream(),
                        questions.preview(change).stream())
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
        List<OpenClock> open = clocks.locked(cases);
        List<Moving> moving =
                open.stream().flatMap(clock -> moving(clock, change).stream()).toList();
        clocks.move(moving.stream()
                .filter(Moving::dueMoves)
                .collect(Collectors.toMap(moved -> moved.clock().id(), Moving::due)));
        Map<String, List<Moving>> steps = moving.stream()
                .collect(Collectors.groupingBy(
                        moved -> shared(moved.clock(), moved.clock().ofPlan()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<CaseNumber, ServiceRequest> locked = requests.lock(cases);
        journal.tell(steps.values().stream()
                .filter(shared -> shared.get(0).dueMoves())
                .map(shared -> news(shared, locked, change))
                .toList());
        // The task of a step goes by the earlier of its two clocks, also where only the other one moves.
        Map<CaseNumber, List<ClockTimes>> times = new LinkedHashMap<>();
        steps.values().forEach(shared -> times.computeIfAbsent(
                        shared.get(0).clock().caseNumber(), number -> new ArrayList<>())
                .add(shared.get(0).times()));
        open.stream()
                .filter(clock -> steps.containsKey(shared(clock, !clock.ofPlan()))
                        && !steps.containsKey(shared(clock, clock.ofPlan())))
                .forEach(clock -> Objects.requireNonNull(times.get(clock.caseNumber()))
                        .add(new ClockTimes(clock.step(), clock.ofPlan(), clock.due(), Map.of())));
        process.move(times.entrySet().stream()
                .flatMap(each -> WarningTimes.moved(each.getKey(), each.getValue()).stream())
                .toList());
        return Stream.concat(lines(moving).stream(), questions.carryOut(change).stream())
                .toList();
    }

    /** Those who share a step share its dates. */
    private static String shared(OpenClock clock, boolean ofPlan) {
        return clock.caseNumber() + "/" + clock.step() + "/" + ofPlan;
    }

    private static News news(List<Moving> shared, Map<CaseNumber, ServiceRequest> locked, CalendarChange change) {
        Moving moved = shared.get(0);
        OpenClock clock = moved.clock();
        return new News(
                Objects.requireNonNull(locked.get(clock.caseNumber())),
                "deadline-moved",
                "“" + clock.name() + "”的期限由" + day(clock.due()) + "改为" + day(moved.due()) + "（" + change.year()
                        + "年放假安排，" + change.notice() + "）",
                Map.of(
                        "step", clock.step(),
                        "stepName", clock.name(),
                        "groups",
                                shared.stream()
                                        .map(each -> each.clock().signer())
                                        .toList(),
                        "from", clock.due().toString(),
                        "until", moved.due().toString(),
                        "notice", change.notice()));
    }

    private static List<MovedDeadline> lines(List<Moving> moving) {
        return moving.stream()
                .filter(Moving::dueMoves)
                .map(Moving::line)
                .distinct()
                .toList();
    }

    private Optional<Moving> moving(OpenClock clock, CalendarChange change) {
        RequestPlan.Step step = plans.plan().steps().get(clock.step());
        if (step == null) {
            return Optional.empty(); // a step of an earlier plan: nobody can say what it should become
        }
        TimeLimit limit = clock.limit();
        // The day of a plan was set by a person, and only a person moves it.
        boolean byPlan = limit == null && step.notAfter() == RequestPlan.NotAfter.PLAN;
        if (limit == null) {
            limit = plans.plan().limit(step, clock.category());
            if (!byPlan
                    && clock.pausedAt() == null
                    && !change.before().due(clock.startedAt(), limit).equals(clock.due())) {
                return Optional.empty();
            }
        }
        Instant due = byPlan
                ? clock.due()
                : change.newDue(new DeadlineTerms(clock.startedAt(), limit, clock.pauses()), clock.due())
                        .orElse(clock.due());
        Instant pausedAt = clock.pausedAt();
        if (pausedAt != null) {
            // Always: until when it stands still may have moved, and with it what its task says.
            Instant taskDue = questions.dueAtTheLatest(clock, pausedAt, due, change);
            return Optional.of(new Moving(clock, due, taskDue, WarningTimes.NO_WARNINGS));
        }
        Map<WarningLevel, Instant> was = WarningTimes.warnings(step, clock.due(), change.before());
        Map<WarningLevel, Instant> will = WarningTimes.warnings(step, due, change.after());
        if (due.equals(clock.due()) && was.equals(will)) {
            return Optional.empty();
        }
        Map<WarningLevel, Instant> warnings = new EnumMap<>(will);
        if (due.isBefore(change.at())) {
            // What is late is not about to be due.
            warnings.put(WarningLevel.REMINDER, WarningTimes.NEVER);
        }
        return Optional.of(new Moving(clock, due, due, warnings));
    }

    private static String day(Instant due) {
        return LocalDate.ofInstant(due, Zones.SHANGHAI).format(DAY);
    }
}
