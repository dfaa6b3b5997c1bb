package org.huiqi.eligibility;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One fact against what the rule asks of it.
 *
 * @param requirement FEEL, such as {@code >= 0.8}
 * @param requirementText the same for people
 * @param actual the fact's value; null where it is unknown
 */
public record ConditionOutcome(
        String fact,
        String label,
        String requirement,
        String requirementText,
        @Nullable Object actual,
        @Nullable String actualText,
        Outcome outcome) {

    /** Whether the fact meets it. */
    public enum Outcome {
        MET("met"),
        UNMET("unmet"),
        UNKNOWN("unknown");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        @JsonCreator
        public static Outcome of(String id) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown outcome: " + id));
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
