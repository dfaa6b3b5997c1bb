package org.huiqi.calendar.usecase;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.TimeLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The working calendar over the years that the State Council has published. */
@Service
class PublishedWorkingCalendar implements WorkingCalendar {

    private final CalendarLibrary library;
    private final ObjectProvider<NamedTimeLimits> named;

    /** @param named asked for when a name is: whoever knows the names may know this calendar too */
    PublishedWorkingCalendar(CalendarLibrary library, ObjectProvider<NamedTimeLimits> named) {
        this.library = library;
        this.named = named;
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
    public Instant due(Instant from, String limitName) {
        TimeLimit limit = named.orderedStream()
                .flatMap(names -> names.find(limitName).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No time limit is named " + limitName));
        return due(from, limit);
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
