package org.huiqi.award;

import java.util.List;
import org.huiqi.shared.Money;

/**
 * What an entity was granted under related measures, as far as it bears on one more award.
 *
 * @param deduction what has to be taken off the next award, because only the higher of several counts
 * @param higher the awards that it stems from
 * @param same awards of the same money under another document: nothing more may be granted
 * @param open awards of measures of which the texts do not say whether both may be had
 */
public record EarlierGrants(Money deduction, List<Counted> higher, List<Counted> same, List<Counted> open) {

    /** One earlier award and the words that relate it. */
    public record Counted(AwardView award, String text) {}

    public EarlierGrants {
        higher = List.copyOf(higher);
        same = List.copyOf(same);
        open = List.copyOf(open);
    }
}
