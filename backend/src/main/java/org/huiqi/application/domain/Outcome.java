package org.huiqi.application.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the application was decided.
 *
 * @param reason what is told to the applicant
 * @param letterId the decision letter, once it is written
 * @param reconsiderationUntil last day to ask for administrative reconsideration (行政复议), where there is a decision to appeal
 */
public record Outcome(
        Kind kind,
        @Nullable Money amount,
        String reason,
        Instant decidedAt,
        @Nullable String letterNumber,
        @Nullable UUID letterId,
        @Nullable String reconsiderationUntil) {

    /** The three ways to decide. */
    public enum Kind {
        AWARDED("awarded", "准予奖补"),
        REJECTED("rejected", "不予奖补"),
        NOT_ACCEPTED("not-accepted", "不予受理");

        private final String id;
        private final String chineseName;

        Kind(String id, String chineseName) {
            this.id = id;
            this.chineseName = chineseName;
        }

        @JsonCreator
        public static Kind of(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id.equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        @JsonValue
        public String id() {
            return id;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    public Outcome withLetter(String number, UUID id, String until) {
        return new Outcome(kind, amount, reason, decidedAt, number, id, until);
    }
}
