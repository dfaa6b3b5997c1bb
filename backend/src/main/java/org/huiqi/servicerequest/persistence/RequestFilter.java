package org.huiqi.servicerequest.persistence;

import java.time.LocalDate;
import org.huiqi.servicerequest.domain.RequestSource;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests may be narrowed by; null does not narrow.
 *
 * @param responsible the code of an authority, or {@link #NOBODY}
 * @param warning the gravest of the clocks that run now; a red card also stands for what comes after it
 * @param rating the grade that one of its rounds was given
 * @param submittedFrom the first day of submission
 * @param submittedTo the last day of submission
 */
public record RequestFilter(
        @Nullable RequestStatus status,
        @Nullable String category,
        @Nullable String district,
        @Nullable Jurisdiction jurisdiction,
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
        @Nullable Long entityId) {

    /** For {@code responsible}: not dispatched yet. */
    public static final String NOBODY = "none";
}
