package org.huiqi.calendar.usecase;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.PublishedYears;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The working calendar over the years that the State Council has published, as they are known now. */
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
        return over(library.years()).isWorkingDay(day);
    }

    @Override
    public Instant due(Instant from, TimeLimit limit) {
        return over(library.held()).due(from, limit);
    }

    @Override
    public Instant due(Instant from, String limitName) {
        return over(library.held()).due(from, limitName);
    }

    @Override
    public Instant due(DeadlineTerms terms) {
        return over(library.held()).due(terms);
    }

    @Override
    public Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, TimeLimit.Unit unit) {
        return over(library.held()).dueAfterPause(due, pausedAt, resumedAt, unit);
    }

    @Override
    public Instant before(Instant due, TimeLimit lead) {
        return over(library.held()).before(due, lead);
    }

    @Override
    public String remainingText(Instant now, Instant due, TimeLimit.Unit unit) {
        return over(library.years()).remainingText(now, due, unit);
    }

    @Override
    public boolean isProvisional(int year) {
        return over(library.years()).isProvisional(year);
    }

    /** A calendar of these years, for comparing. */
    CalendarView over(PublishedYears years) {
        return new CalendarView(years, this::limitNamed);
    }

    private TimeLimit limitNamed(String name) {
        return named.orderedStream()
                .flatMap(names -> names.find(name).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No time limit is named " + name));
    }
}
