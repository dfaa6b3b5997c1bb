package org.huiqi.award;

import org.huiqi.policy.Cumulation;

/**
 * A measure that a given one is not simply added to.
 *
 * @param rule {@code HIGHEST}, {@code SAME_AWARD} or {@code OPEN}; measures that are independent are not related
 * @param text the words that say so, with the document they stand in
 */
public record RelatedMeasure(String policyId, Cumulation.Rule rule, String text) {

    public RelatedMeasure {
        if (rule == Cumulation.Rule.INDEPENDENT) {
            throw new IllegalArgumentException("Independent measures are not related: " + policyId);
        }
    }
}
