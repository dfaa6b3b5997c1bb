package org.huiqi.funding;

import java.util.List;
import org.huiqi.shared.CaseNumber;

/** The money reserved for a case went back to the budgets. */
public record FundsReleased(CaseNumber caseNumber, List<FundingLine> lines, String reason) {

    public FundsReleased {
        lines = List.copyOf(lines);
    }
}
