package org.huiqi.servicerequest.domain;

import java.time.Instant;
import org.huiqi.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one candidate group in one step; {@code warning} is the gravest that was given while it ran.
 *
 * @param ofPlan true where it runs to the day of the approved plan, beside the clock of the step itself
 * @param limit null where it was started before its limit was kept, or where a person set the day
 * @param due while it stands still: as it was when it was stopped
 * @param abandoned true where the case ended before anybody did what it was for
 */
public record RequestClock(
        long id,
        String step,
        String signer,
        String name,
        boolean ofPlan,
        TimeLimit.Unit unit,
        @Nullable TimeLimit limit,
        Instant startedAt,
        Instant due,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        boolean abandoned,
        @Nullable WarningLevel warning) {

    /** running, paused, met, late, overdue or ended, as of a moment. */
    public String state(Instant now) {
        if (endedAt != null) {
            return abandoned ? "ended" : endedAt.isAfter(due) ? "late" : "met";
        }
        if (pausedAt != null) {
            return "paused";
        }
        return now.isAfter(due) ? "overdue" : "running";
    }
}
