package org.huiqi.servicerequest.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;

/**
 * A request listed for supervision (挂牌督办): the leader who answers for it, until when, why; {@code endedAt} is its delisting.
 *
 * @param until a day that whoever listed it chose: it stays where it is when the calendar changes
 */
public record ListedSupervision(
        long id,
        CaseNumber caseNumber,
        String leader,
        LocalDate until,
        String reason,
        String listedBy,
        Instant since,
        @Nullable Instant warnedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** The last moment of its last day. */
    public Instant due() {
        return dueOf(until);
    }

    /** The last moment of a listing's last day. */
    public static Instant dueOf(LocalDate until) {
        return until.atTime(23, 59, 59).atZone(Zones.SHANGHAI).toInstant();
    }

    public boolean isOver(Instant now) {
        return now.isAfter(due());
    }
}
