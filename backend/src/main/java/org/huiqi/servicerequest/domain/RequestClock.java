package org.huiqi.servicerequest.domain;

import java.time.Instant;
import org.huiqi.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/** The clock of one candidate group in one step; {@code warning} is the gravest that was given while it ran. */
public record RequestClock(
        long id,
        String step,
        String signer,
        String name,
        TimeLimit.Unit unit,
        Instant startedAt,
        Instant due,
        @Nullable Instant endedAt,
        @Nullable WarningLevel warning) {

    /** running, met, late or overdue, as of a moment. */
    public String state(Instant now) {
        if (endedAt != null) {
            return endedAt.isAfter(due) ? "late" : "met";
        }
        return now.isAfter(due) ? "overdue" : "running";
    }
}
