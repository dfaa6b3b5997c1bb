/**
 * Decides which days are working days (public holidays and make-up workdays included), when a time limit ends, how a paused
 * clock goes on, and which open deadlines move when a year is added or corrected.
 * It leaves to the case which limits apply to it, when they start and when they pause, and to the owners of deadlines
 * ({@link org.huiqi.calendar.DeadlineOwner}) how theirs are moved.
 * It publishes {@link org.huiqi.calendar.CalendarYearRecorded}.
 */
@NullMarked
package org.huiqi.calendar;

import org.jspecify.annotations.NullMarked;
