package org.huiqi.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimit.Unit;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.huiqi.shared.Zones;

/** What holds for every limit, start and pause over the published years 2019 to 2026. */
class TimeLimitPropertiesTest {

    private final PublishedYears years = new PublishedYears(CalendarFiles.readAll());
    private final TimeLimits limits = new TimeLimits(years::isWorkingDay);

    @Property
    void shouldNeverEndBeforeItStarts(@ForAll("starts") LocalDateTime start, @ForAll("limits") TimeLimit limit) {
        assertThat(limits.due(at(start), limit)).isAfterOrEqualTo(at(start));
    }

    @Property
    void shouldNeverShortenByAPause(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll @IntRange(max = 40 * 1440) int minutesUntil,
            @ForAll @IntRange(max = 60 * 1440) int minutesLong) {
        Instant due = limits.due(at(start), limit);
        Instant paused = at(start.plusMinutes(minutesUntil));

        Instant after = limits.dueAfterPause(due, paused, paused.plusSeconds(60L * minutesLong), limit.unit());

        assertThat(after).isAfterOrEqualTo(due);
    }

    @Property
    void shouldEndTheLaterTheLongerAPauseIs(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll @IntRange(max = 20 * 1440) int minutesLong,
            @ForAll @IntRange(max = 20 * 1440) int more) {
        Instant due = limits.due(at(start), limit);
        Instant paused = at(start);

        Instant shorter = limits.dueAfterPause(due, paused, paused.plusSeconds(60L * minutesLong), limit.unit());
        Instant longer =
                limits.dueAfterPause(due, paused, paused.plusSeconds(60L * (minutesLong + more)), limit.unit());

        assertThat(longer).isAfterOrEqualTo(shorter);
    }

    /** From a day it is worked on: what is left then, counted in working days, is left at the resumption. */
    @Property
    void shouldLeaveAsMuchAfterAPauseAsBefore(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(max = 90) int daysUntil,
            @ForAll @IntRange(max = 60) int daysLong) {
        LocalDate last = day(limits.due(at(start.atTime(9, 0)), TimeLimit.workingDays(length)));
        LocalDate paused = start.plusDays(daysUntil);
        if (paused.isAfter(last)) {
            paused = last;
        }
        LocalDate resumed = paused.plusDays(daysLong);

        LocalDate after = day(limits.dueAfterPause(
                at(last.atTime(23, 59, 59)), at(paused.atTime(10, 0)), at(resumed.atTime(10, 0)), Unit.WORKING_DAY));

        assertThat(limits.workingDaysBetween(resumed, after)).isEqualTo(limits.workingDaysBetween(paused, last));
    }

    @Property
    void shouldGiveBackAPauseInTwoPartsAsInOne(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll @IntRange(max = 20) int firstDays,
            @ForAll @IntRange(max = 20) int secondDays) {
        Instant from = at(start);
        Instant middle = at(start.plusDays(firstDays));
        Instant to = at(start.plusDays(firstDays + secondDays));
        DeadlineTerms terms = new DeadlineTerms(from, limit);

        assertThat(limits.due(terms.paused(from, middle).paused(middle, to)))
                .isEqualTo(limits.due(terms.paused(from, to)));
    }

    @Property
    void shouldCountBackToTheStartWhatWasAdded(
            @ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 120) int length) {
        LocalDate last = day(limits.due(at(start.atTime(9, 0)), TimeLimit.workingDays(length)));

        assertThat(years.isWorkingDay(last)).isTrue();
        assertThat(limits.workingDaysBetween(start, last)).isEqualTo(length);
        assertThat(day(limits.before(at(last.atTime(23, 59, 59)), TimeLimit.workingDays(length))))
                .as("the same number of working days back: the start, or the last working day before it")
                .isEqualTo(lastWorkingDayUpTo(start));
    }

    @Property
    void shouldEndTheLaterTheLaterItStarts(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll @IntRange(max = 40 * 1440) int minutesLater) {
        assertThat(limits.due(at(start.plusMinutes(minutesLater)), limit))
                .isAfterOrEqualTo(limits.due(at(start), limit));
    }

    @Property
    void shouldEndTheLaterTheLongerItIs(@ForAll("starts") LocalDateTime start, @ForAll("limits") TimeLimit limit) {
        TimeLimit longer = new TimeLimit(limit.length() + 1, limit.unit(), limit.countStartDay(), limit.cutOff());

        assertThat(limits.due(at(start), longer)).isAfterOrEqualTo(limits.due(at(start), limit));
    }

    @Property
    void shouldEndNoLaterWhereTheStartDayCounts(
            @ForAll("starts") LocalDateTime start, @ForAll("limits") TimeLimit limit) {
        TimeLimit counting = new TimeLimit(limit.length(), limit.unit(), true, limit.cutOff());
        TimeLimit not = new TimeLimit(limit.length(), limit.unit(), false, limit.cutOff());

        assertThat(limits.due(at(start), counting)).isBeforeOrEqualTo(limits.due(at(start), not));
    }

    @Property
    void shouldCountAStartAfterTheCutOffAsOneOnTheNextDay(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll @IntRange(max = 23) int hour) {
        if (limit.unit() == Unit.HOUR) {
            return;
        }
        LocalTime cutOff = LocalTime.of(hour, 30);
        TimeLimit plain = limit.withCutOff(null);

        Instant due = limits.due(at(start), plain.withCutOff(cutOff));

        LocalDate day =
                start.toLocalTime().isAfter(cutOff) ? start.toLocalDate().plusDays(1) : start.toLocalDate();
        assertThat(due).isEqualTo(limits.due(at(day.atTime(0, 0)), plain));
    }

    @Property
    void shouldRemindNoLaterThanTheDueDateAndInItsOrder(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll("limits") TimeLimit lead) {
        Instant due = limits.due(at(start), limit);
        TimeLimit longer = new TimeLimit(lead.length() + 1, lead.unit(), false);

        assertThat(limits.before(due, lead)).isBeforeOrEqualTo(due);
        assertThat(limits.before(due, longer)).isBeforeOrEqualTo(limits.before(due, lead));
    }

    /** The calendar as somebody would count it on paper: day after day, a tick for each one that is worked. */
    @Property
    void shouldAgreeWithCountingDayByDay(
            @ForAll("starts") LocalDateTime start,
            @ForAll("limits") TimeLimit limit,
            @ForAll("pauses") List<int[]> pauses) {
        if (limit.unit() != Unit.WORKING_DAY) {
            return;
        }
        DeadlineTerms terms = new DeadlineTerms(at(start), limit);
        LocalDateTime from = start;
        for (int[] pause : pauses) {
            LocalDateTime paused = from.plusHours(pause[0]);
            from = paused.plusHours(pause[1]);
            terms = terms.paused(at(paused), at(from));
        }

        assertThat(day(limits.due(terms))).isEqualTo(onPaper(terms));
    }

    private LocalDate onPaper(DeadlineTerms terms) {
        LocalTime cutOff = terms.limit().cutOff();
        LocalDateTime start = LocalDateTime.ofInstant(terms.start(), Zones.SHANGHAI);
        LocalDate day = start.toLocalDate();
        if (cutOff != null && start.toLocalTime().isAfter(cutOff)) {
            day = day.plusDays(1);
        }
        int wanted = terms.limit().length();
        List<LocalDate> worked = new ArrayList<>();
        if (terms.limit().countStartDay() || wanted == 0) {
            day = day.minusDays(1);
            wanted = Math.max(wanted, 1);
        }
        for (DeadlineTerms.Pause pause : terms.pauses()) {
            LocalDate stop = day(pause.from());
            LocalDate go = day(pause.to());
            for (LocalDate still = stop.plusDays(1); !still.isAfter(go); still = still.plusDays(1)) {
                wanted += years.isWorkingDay(still) ? 1 : 0;
            }
        }
        while (worked.size() < wanted) {
            day = day.plusDays(1);
            if (years.isWorkingDay(day)) {
                worked.add(day);
            }
        }
        return day;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 2800).map(LocalDate.of(2019, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 86_399))
                .as((day, second) -> day.atTime(LocalTime.ofSecondOfDay(second)));
    }

    @Provide
    Arbitrary<TimeLimit> limits() {
        Arbitrary<LocalTime> cutOffs = Arbitraries.of(LocalTime.of(12, 0), LocalTime.of(17, 30), LocalTime.of(23, 59));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(Unit.class),
                        Arbitraries.of(true, false),
                        cutOffs.injectNull(0.5))
                .as((length, unit, countStartDay, cutOff) ->
                        new TimeLimit(length, unit, countStartDay, unit == Unit.HOUR ? null : cutOff));
    }

    @Provide
    Arbitrary<List<int[]>> pauses() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 400))
                .as((until, lasting) -> new int[] {until, lasting})
                .list()
                .ofMaxSize(3);
    }

    private LocalDate lastWorkingDayUpTo(LocalDate day) {
        LocalDate found = day;
        while (!years.isWorkingDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.SHANGHAI);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(Zones.SHANGHAI).toInstant();
    }
}
