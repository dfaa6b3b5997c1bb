package org.huiqi.calendar.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.PublishedYears;
import org.huiqi.calendar.domain.TimeLimits;

/** A working calendar over years that stay as they are, such as those before and after a change. */
final class CalendarView implements WorkingCalendar {

    private final PublishedYears years;
    private final Function<String, TimeLimit> named;
    private final TimeLimits limits;

    CalendarView(PublishedYears years, Function<String, TimeLimit> named) {
        this.years = years;
        this.named = named;
        this.limits = new TimeLimits(years::isWorkingDay);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return years.isWorkingDay(day);
    }

    @Override
    public Instant due(Instant from, TimeLimit limit) {
        return limits.due(from, limit);
    }

    @Override
    public Instant due(Instant from, String limitName) {
        return due(from, named.apply(limitName));
    }

    @Override
    public Instant due(DeadlineTerms terms) {
        return limits.due(terms);
    }

    @Override
    public Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, TimeLimit.Unit unit) {
        return limits.dueAfterPause(due, pausedAt, resumedAt, unit);
    }

    @Override
    public Instant before(Instant due, TimeLimit lead) {
        return limits.before(due, lead);
    }

    @Override
    public String remainingText(Instant now, Instant due, TimeLimit.Unit unit) {
        return limits.remainingText(now, due, unit);
    }

    @Override
    public boolean isProvisional(int year) {
        return years.find(year).isEmpty();
    }
}
