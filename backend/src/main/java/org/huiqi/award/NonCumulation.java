package org.huiqi.award;

import java.util.List;
import java.util.Set;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;

/**
 * What an award was decided upon with regard to related measures.
 *
 * @param related every measure that stands in relation to the one that grants
 * @param deducted what was taken off for earlier awards of them
 * @param acknowledged related awards that the texts leave open and an official has seen
 */
public record NonCumulation(List<RelatedMeasure> related, Money deducted, Set<CaseNumber> acknowledged) {

    public static final NonCumulation NONE = new NonCumulation(List.of(), Money.ZERO, Set.of());

    public NonCumulation {
        related = List.copyOf(related);
        acknowledged = Set.copyOf(acknowledged);
        if (deducted.isNegative()) {
            throw new IllegalArgumentException("Taken off below zero: " + deducted);
        }
    }
}
