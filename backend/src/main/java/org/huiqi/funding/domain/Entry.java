package org.huiqi.funding.domain;

import org.huiqi.shared.Money;

/** One side of a movement: the amount added to an account, below zero where it is taken from it. */
public record Entry(long budgetId, AccountKind account, Money amount) {

    public Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("An entry of nothing");
        }
    }
}
