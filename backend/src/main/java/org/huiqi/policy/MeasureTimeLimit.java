package org.huiqi.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By when something is to be done, as the text says it: a length that runs from an event, or a date.
 *
 * @param length how many units; null where the text names a date or an event only
 * @param unit {@code minute}, {@code hour}, {@code day} (calendar day), {@code working-day}, {@code month} or {@code year}
 * @param starts the event from which the length runs
 * @param before the event before which it must be done
 * @param due a date, {@code --MM-DD} for one of every year, {@code ---DD} for one of every month
 * @param recurring {@code weekly}, {@code monthly}, {@code quarterly} or {@code yearly}
 * @param action what must be done
 */
public record MeasureTimeLimit(
        @Nullable Integer length,
        @Nullable String unit,
        @Nullable String starts,
        @Nullable String before,
        @Nullable String due,
        @Nullable String recurring,
        String action,
        List<Step> steps) {

    /** A partial deadline. */
    public record Step(
            @Nullable Integer length,
            @Nullable String unit,
            @Nullable String before,
            @Nullable String due,
            String action) {}

    public MeasureTimeLimit {
        steps = List.copyOf(steps);
    }
}
