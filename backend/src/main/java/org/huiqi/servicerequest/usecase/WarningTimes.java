package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.usecase.RequestProcess.MovedDates;
import org.huiqi.shared.CaseNumber;

/** When the warnings of a clock come. */
final class WarningTimes {

    static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    /** While a clock stands still no warning comes; when it goes on they are given their times anew. */
    static final Map<WarningLevel, Instant> NO_WARNINGS =
            Arrays.stream(WarningLevel.values()).collect(Collectors.toUnmodifiableMap(level -> level, level -> NEVER));

    private WarningTimes() {}

    /** When a clock of a step ends and warns. */
    record ClockTimes(String step, boolean ofPlan, Instant due, Map<WarningLevel, Instant> warnings) {}

    /**
     * What the tasks and timers of steps go by: those who share a step by the latest of their times, the step by the earlier of its
     * own end and the day of the plan.
     */
    static List<MovedDates> moved(CaseNumber caseNumber, List<ClockTimes> clocks) {
        Map<String, List<ClockTimes>> steps = clocks.stream()
                .collect(Collectors.groupingBy(ClockTimes::step, LinkedHashMap::new, Collectors.toList()));
        return steps.entrySet().stream()
                .map(step -> {
                    Optional<ClockTimes> own = latest(step.getValue(), false);
                    Optional<ClockTimes> plan = latest(step.getValue(), true);
                    return new MovedDates(
                            caseNumber,
                            step.getKey(),
                            Stream.concat(own.stream(), plan.stream())
                                    .map(ClockTimes::due)
                                    .min(Instant::compareTo)
                                    .orElseThrow(),
                            own.map(ClockTimes::warnings).orElse(Map.of()),
                            plan.map(ClockTimes::warnings).orElse(Map.of()));
                })
                .toList();
    }

    private static Optional<ClockTimes> latest(List<ClockTimes> clocks, boolean ofPlan) {
        return clocks.stream().filter(clock -> clock.ofPlan() == ofPlan).max(Comparator.comparing(ClockTimes::due));
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
}
