package org.huiqi.calendar;

import java.time.Instant;

/**
 * A year of the calendar was added or corrected, and the deadlines that it touches were moved.
 *
 * @param changeId of the record that lists them
 * @param correction true where the year was known before
 * @param moved how many deadlines
 */
public record CalendarYearRecorded(
        long changeId, int year, String notice, boolean correction, int moved, String by, Instant at) {}
