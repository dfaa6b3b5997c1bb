package org.huiqi.servicerequest.domain;

import java.time.Instant;
import org.huiqi.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one candidate group in one step; {@code warning} is the gravest that was given while it ran.
 *
 * @param due while it stands still: as it was when it was stopped
 */
public record RequestClock(
        long id,
        String step,
        String signer,
        String name,
        TimeLimit.Unit unit,
        Instant startedAt,
        Instant due,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        @Nullable WarningLevel warning) {

    /** running, paused, met, late or overdue, as of a moment. */
    public String state(Instant now) {
        if (endedAt != null) {
            return endedAt.isAfter(due) ? "late" : "met";
        }
        if (pausedAt != null) {
            return "paused";
        }
        return now.isAfter(due) ? "overdue" : "running";
    }
}
