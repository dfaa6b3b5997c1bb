package org.huiqi.funding;

import java.util.List;

/** What came of asking for a commitment: both are expected, so neither is an exception. */
public sealed interface CommitOutcome {

    /** Every line is reserved; also the answer to a repeated commit of the same lines. */
    record Committed() implements CommitOutcome {}

    /** Nothing was reserved: these budgets do not hold enough. */
    record BudgetExhausted(List<BudgetShortfall> shortfalls) implements CommitOutcome {

        public BudgetExhausted {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    default boolean isCommitted() {
        return this instanceof Committed;
    }
}
