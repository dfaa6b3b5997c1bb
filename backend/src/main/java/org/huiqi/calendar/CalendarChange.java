package org.huiqi.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.huiqi.shared.Zones;

/**
 * The working calendar as it was and as it will be once a year of it is added or corrected.
 *
 * @param year the year that changes
 * @param notice the number of the notice by which it changes
 * @param at when it changes
 */
public record CalendarChange(int year, String notice, Instant at, WorkingCalendar before, WorkingCalendar after) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /**
     * The new end of an open deadline; empty where the change does not touch it. Nobody becomes late by a change alone: what was in time
     * and would now have ended already ends today.
     */
    public Optional<Instant> newDue(DeadlineTerms terms, Instant due) {
        Instant willBe = after.due(terms);
        if (willBe.equals(before.due(terms))) {
            return Optional.empty();
        }
        if (willBe.isBefore(at) && !due.isBefore(at)) {
            willBe = at.atZone(Zones.SHANGHAI)
                    .toLocalDate()
                    .atTime(END_OF_DAY)
                    .atZone(Zones.SHANGHAI)
                    .toInstant();
        }
        return willBe.equals(due) ? Optional.empty() : Optional.of(willBe);
    }
}
