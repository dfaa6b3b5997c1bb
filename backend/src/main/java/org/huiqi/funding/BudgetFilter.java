package org.huiqi.funding;

import java.util.Set;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** Which budgets are listed; {@code jurisdictions} are those that the reader may see. */
public record BudgetFilter(
        Set<Jurisdiction> jurisdictions,
        @Nullable FundingLayer layer,
        @Nullable Integer year,
        @Nullable String payer) {

    public BudgetFilter {
        jurisdictions = Set.copyOf(jurisdictions);
    }
}
