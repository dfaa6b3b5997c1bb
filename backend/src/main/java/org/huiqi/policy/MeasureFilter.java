package org.huiqi.policy;

import java.time.LocalDate;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * Which measures a list shows; null does not restrict.
 *
 * @param inForceOn only measures whose period contains the day
 */
public record MeasureFilter(
        @Nullable Jurisdiction jurisdiction,
        @Nullable MeasureKind kind,
        @Nullable Handling handling,
        @Nullable ApplicantType applicant,
        @Nullable LocalDate inForceOn,
        @Nullable String department,
        @Nullable String documentId,
        @Nullable Boolean payment,
        @Nullable Boolean open) {

    public static final MeasureFilter ALL = new MeasureFilter(null, null, null, null, null, null, null, null, null);
}
