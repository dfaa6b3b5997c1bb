package org.huiqi.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a deadline was computed from, so that it can be computed anew when the calendar changes: kept with every clock.
 *
 * @param pauses the times its clock stood still and went on again, oldest first
 */
public record DeadlineTerms(Instant start, TimeLimit limit, List<Pause> pauses) {

    /** A clock that stood still; {@code to} is when it went on. */
    public record Pause(Instant from, Instant to) {

        public Pause {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("Resumed at " + to + " before the pause at " + from);
            }
        }
    }

    public DeadlineTerms {
        pauses = List.copyOf(pauses);
    }

    public DeadlineTerms(Instant start, TimeLimit limit) {
        this(start, limit, List.of());
    }

    /** The same terms with one more pause. */
    public DeadlineTerms paused(Instant from, Instant to) {
        List<Pause> all = new ArrayList<>(pauses);
        all.add(new Pause(from, to));
        return new DeadlineTerms(start, limit, all);
    }
}
