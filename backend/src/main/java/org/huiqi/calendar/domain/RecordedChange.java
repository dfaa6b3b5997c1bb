package org.huiqi.calendar.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A change of the calendar that was carried out.
 *
 * @param correction true where the year had been published before
 * @param moved how many deadlines it moved
 */
public record RecordedChange(
        long id,
        int year,
        String notice,
        LocalDate issuedOn,
        String text,
        boolean correction,
        List<CalendarDay> daysBefore,
        List<CalendarDay> daysAfter,
        int moved,
        Instant at,
        String by,
        String byName) {}
