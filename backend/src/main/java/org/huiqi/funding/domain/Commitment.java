package org.huiqi.funding.domain;

import org.huiqi.funding.FundingLine;
import org.huiqi.shared.Money;

/** One layer's reserved or paid share of a case. */
public record Commitment(long id, long budgetId, BudgetKey budget, Money amount, boolean settled) {

    public FundingLine line() {
        return new FundingLine(budget.layer(), budget.payer(), budget.jurisdiction(), amount);
    }
}
