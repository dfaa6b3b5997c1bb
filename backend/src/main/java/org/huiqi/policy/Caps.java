package org.huiqi.policy;

import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The caps that a text states, each null where it states none.
 *
 * @param perCase most in one decision
 * @param annual most for one applicant in a calendar year
 * @param applicant most for one applicant in all
 * @param programme most for all applicants together
 */
public record Caps(
        @Nullable Money perCase,
        @Nullable Money annual,
        @Nullable Money applicant,
        @Nullable Money programme) {

    public static final Caps NONE = new Caps(null, null, null, null);

    /** The most that one applicant can reach, or null where the text states no bound. */
    public @Nullable Money mostForOneApplicant() {
        if (applicant != null) {
            return applicant;
        }
        return annual != null ? annual : perCase;
    }
}
