package org.huiqi.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Who pays when: the first rule of a measure whose condition holds decides.
 *
 * @param when fact name to FEEL unary tests, all of which must hold; empty means always
 * @param text the condition in words
 * @param shares sum to 1
 */
public record FundingRule(Map<String, String> when, String text, List<Share> shares) {

    /** The part that one layer bears. */
    public record Share(FundingLayer layer, BigDecimal ratio) {}

    public FundingRule {
        when = Map.copyOf(when);
        shares = List.copyOf(shares);
        if (shares.stream()
                        .map(Share::ratio)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(BigDecimal.ONE)
                != 0) {
            throw new IllegalArgumentException("Shares must sum to 1: " + shares);
        }
    }
}
