package org.huiqi.calendar;

import java.util.List;

/**
 * Keeps deadlines that depend on which days are working days; implemented by the modules that own them. When a year of the calendar is
 * added or corrected, the calendar asks every owner first what would move and then to move it.
 */
public interface DeadlineOwner {

    /** The open deadlines whose due date differs between the two calendars. Changes and locks nothing. */
    List<MovedDeadline> preview(CalendarChange change);

    /**
     * Moves those deadlines and whatever hangs on them, such as timers, in the caller's transaction, and tells the people concerned.
     * Locks each case before it looks at its deadlines, so that one that ends at the same moment is either left alone or moved while it
     * was still open; gives what it has moved.
     */
    List<MovedDeadline> carryOut(CalendarChange change);
}
