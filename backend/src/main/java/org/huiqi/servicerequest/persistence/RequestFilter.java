package org.huiqi.servicerequest.persistence;

import java.time.LocalDate;
import java.time.YearMonth;
import org.huiqi.servicerequest.domain.RequestSource;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests may be narrowed by; null does not narrow.
 *
 * @param jurisdiction a city with all its counties, or the province
 * @param holder the government that has it now, and none below it
 * @param responsible the code of an authority, or {@link #NOBODY}
 * @param warning the gravest of the clocks that run now; a red card also stands for what comes after it
 * @param rating the grade that one of its rounds was given
 * @param submittedFrom the first day of submission
 * @param submittedTo the last day of submission
 * @param state how the clocks stand that run now
 * @param happening what happened to it within a month
 * @param late whether a deadline was missed on the way, in the round that ended where {@code happening} is a closing
 * @param clocksOf code of the authority whose clocks {@code state} and {@code late} look at; null for all
 * @param waitingFor code of the authority that has something to do now
 * @param waiting whether the enterprise was asked for something and time stands still
 */
public record RequestFilter(
        @Nullable RequestStatus status,
        @Nullable String category,
        @Nullable String district,
        @Nullable Jurisdiction jurisdiction,
        @Nullable Government holder,
        @Nullable String responsible,
        @Nullable RequestSource source,
        @Nullable WarningLevel warning,
        @Nullable Boolean overdue,
        @Nullable Boolean open,
        @Nullable Boolean listed,
        @Nullable Integer rating,
        @Nullable Boolean reopened,
        @Nullable LocalDate submittedFrom,
        @Nullable LocalDate submittedTo,
        @Nullable Long entityId,
        @Nullable State state,
        @Nullable Happening happening,
        @Nullable Boolean late,
        @Nullable Boolean waiting,
        @Nullable String clocksOf,
        @Nullable String waitingFor) {

    /** For {@code responsible}: not dispatched yet. */
    public static final String NOBODY = "none";

    /** No clock over and none warned of; one warned of; one over. */
    public enum State {
        ON_TIME("on-time"),
        WARNED("warned"),
        OVERDUE("overdue");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** What may have happened; a merged request is not closed but goes on in another. */
    public enum What {
        CLOSED("closed"),
        REOPENED("reopened"),
        RATED("rated");

        private final String id;

        What(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * Something that happened within a month. Who had the request then is what {@code jurisdiction}, {@code holder} and
     * {@code responsible} ask for; where it was closed or reopened twice in the month, the last time counts.
     */
    public record Happening(What what, YearMonth month) {}
}
