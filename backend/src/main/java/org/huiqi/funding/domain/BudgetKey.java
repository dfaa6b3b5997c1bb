package org.huiqi.funding.domain;

import org.huiqi.funding.FundingLine;
import org.huiqi.funding.NewAllotment;
import org.huiqi.shared.Jurisdiction;

/** What names a budget. */
public record BudgetKey(Jurisdiction jurisdiction, String layer, String payer, int year) {

    public static BudgetKey of(FundingLine line, int year) {
        return new BudgetKey(line.jurisdiction(), line.layer(), line.payer(), year);
    }

    public static BudgetKey of(NewAllotment allotment) {
        return new BudgetKey(allotment.jurisdiction(), allotment.layer().id(), allotment.payer(), allotment.year());
    }
}
