package org.huiqi.servicerequest.domain;

import java.time.Instant;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** One step of a request between governments; {@code leader} decided where it went back to one that had had it. */
public record Transfer(
        Government from,
        Government to,
        String reason,
        @Nullable String leader,
        String by,
        Instant at) {

    /** Reported up, rather than dispatched down. */
    public boolean isUp() {
        return from.parent().filter(to::equals).isPresent();
    }
}
