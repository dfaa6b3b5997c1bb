package org.huiqi.eligibility;

import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one applicant got of a measure before, counted over all measures that share its cap; null is unknown and leaves it to the
 * facts given.
 */
public record Granted(
        @Nullable Money thisYear,
        @Nullable Money toDate,
        @Nullable Boolean thisAwardBefore) {

    public static final Granted UNKNOWN = new Granted(null, null, null);
}
