package org.huiqi.servicerequest.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * What the responsible authority asks the enterprise for; the clocks of the handling stand still until it ends. An answer may still
 * come after that, and changes no clock then.
 *
 * @param authority the code of the authority that asks
 * @param until the last moment of an answer for which the clocks wait
 * @param callOffReason why the authority does not wait any longer
 */
public record Question(
        long id,
        int round,
        String step,
        String authority,
        String text,
        Instant askedAt,
        TimeLimit limit,
        Instant until,
        @Nullable Answer answer,
        @Nullable String callOffReason,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {

    /** What the enterprise says. */
    public record Answer(String text, Instant at, List<UUID> documents) {

        public Answer {
            documents = List.copyOf(documents);
        }
    }

    /** How the waiting ended. */
    public enum Ending {
        ANSWERED("answered", "已补充"),
        TIME_OVER("time-over", "逾期未补充"),
        CALLED_OFF("called-off", "不再等待"),
        /** The request was withdrawn, merged or transferred. */
        CASE_OVER("case-over", "已终止");

        private final String id;
        private final String chineseName;

        Ending(String id, String chineseName) {
            this.id = id;
            this.chineseName = chineseName;
        }

        public static Ending of(String id) {
            for (Ending ending : values()) {
                if (ending.id.equals(id)) {
                    return ending;
                }
            }
            throw new IllegalArgumentException("Unknown ending of a question: " + id);
        }

        public String id() {
            return id;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** What its last moment was computed from. */
    public DeadlineTerms terms() {
        return new DeadlineTerms(askedAt, limit);
    }

    /** True where the answer came when nobody waited for it any longer. */
    public boolean isLate() {
        return answer != null && ending != null && ending != Ending.ANSWERED;
    }

    /** How its waiting ends now. */
    public Ending endingNow() {
        return answer != null ? Ending.ANSWERED : callOffReason != null ? Ending.CALLED_OFF : Ending.TIME_OVER;
    }
}
