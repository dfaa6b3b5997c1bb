package org.huiqi.calendar.usecase;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.TimeLimits;
import org.springframework.stereotype.Service;

/** The working calendar over the years that the State Council has published. */
@Service
class PublishedWorkingCalendar implements WorkingCalendar {

    private final CalendarLibrary library;

    PublishedWorkingCalendar(CalendarLibrary library) {
        this.library = library;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return library.years().isWorkingDay(day);
    }

    @Override
    public Instant due(Instant from, TimeLimit limit) {
        return limits().due(from, limit);
    }

    @Override
    public Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, TimeLimit.Unit unit) {
        return limits().dueAfterPause(due, pausedAt, resumedAt, unit);
    }

    @Override
    public Instant before(Instant due, TimeLimit lead) {
        return limits().before(due, lead);
    }

    @Override
    public String remainingText(Instant now, Instant due, TimeLimit.Unit unit) {
        return limits().remainingText(now, due, unit);
    }

    @Override
    public boolean isProvisional(int year) {
        return library.years().find(year).isEmpty();
    }

    private TimeLimits limits() {
        return new TimeLimits(library.years()::isWorkingDay);
    }
}
