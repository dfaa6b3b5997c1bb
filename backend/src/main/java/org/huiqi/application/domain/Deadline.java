package org.huiqi.application.domain;

import java.time.Instant;
import org.huiqi.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/** A clock of the case. */
public record Deadline(
        long id,
        String step,
        String name,
        TimeLimit.Unit unit,
        Instant startedAt,
        Instant due,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt) {

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
