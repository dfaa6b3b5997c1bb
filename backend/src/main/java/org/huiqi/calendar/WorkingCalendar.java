package org.huiqi.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The one calendar from which the engine's timers and the clocks shown to people are computed (Asia/Shanghai). In a transaction that
 * writes, the first due date that is asked for holds the calendar until the transaction ends: no year can change between computing a
 * deadline and storing it.
 */
public interface WorkingCalendar {

    /** Whether offices work on the day; in a provisional year only weekends are off. */
    boolean isWorkingDay(LocalDate day);

    /** When a limit that starts at {@code from} ends. */
    Instant due(Instant from, TimeLimit limit);

    /**
     * When the limit of that name ends, such as the one that a policy measure sets.
     *
     * @throws IllegalArgumentException where no limit of that name can be counted
     */
    Instant due(Instant from, String limitName);

    /** When a deadline with these terms ends, its pauses given back one after the other. */
    Instant due(DeadlineTerms terms);

    /**
     * The end of a limit whose clock stood still from {@code pausedAt} to {@code resumedAt}: exactly what was left at the pause
     * is left at the resumption, counted in the limit's unit (months are given back in days). Never earlier than {@code due}.
     */
    Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, TimeLimit.Unit unit);

    /** When to remind of {@code due}: the lead before it, at the same time of day; working days skip days off. */
    Instant before(Instant due, TimeLimit lead);

    /** What people read: {@code 还剩2个工作日}, {@code 今天到期}, {@code 已超期1天}. */
    String remainingText(Instant now, Instant due, TimeLimit.Unit unit);

    /** True while the State Council's notice for the year is not known here. */
    boolean isProvisional(int year);
}
