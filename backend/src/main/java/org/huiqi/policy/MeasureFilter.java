package org.huiqi.policy;

import java.time.LocalDate;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Which measures a list shows; null does not restrict.
 *
 * @param inForceOn only measures whose period contains the day
 * @param department part of the name of an authority
 * @param documentNumber part of the number of a document that grants it, with whatever brackets and blanks
 * @param minAmount only measures whose stated most for one applicant is at least this
 * @param maxAmount only measures whose stated most for one applicant is at most this
 * @param open true where one may apply here today
 * @param expired true where the last day is over
 * @param dated true where the text gives a last day
 */
public record MeasureFilter(
        @Nullable Jurisdiction jurisdiction,
        @Nullable MeasureKind kind,
        @Nullable Handling handling,
        @Nullable ApplicantType applicant,
        @Nullable LocalDate inForceOn,
        @Nullable String department,
        @Nullable String documentId,
        @Nullable String documentNumber,
        @Nullable Money minAmount,
        @Nullable Money maxAmount,
        @Nullable Boolean payment,
        @Nullable Boolean computable,
        @Nullable Boolean open,
        @Nullable Boolean expired,
        @Nullable Boolean dated) {

    public static final MeasureFilter ALL =
            new MeasureFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
