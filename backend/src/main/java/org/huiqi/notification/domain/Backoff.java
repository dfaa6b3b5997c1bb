package org.huiqi.notification.domain;

import java.time.Duration;

/** How long a mail waits before it is tried again: a minute, then twice as long each time, at most ten minutes. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Backoff() {}

    public static Duration after(int attempts) {
        Duration delay = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
