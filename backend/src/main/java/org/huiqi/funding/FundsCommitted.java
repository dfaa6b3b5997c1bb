package org.huiqi.funding;

import java.util.List;
import org.huiqi.shared.CaseNumber;

/** The money of a case is reserved. */
public record FundsCommitted(CaseNumber caseNumber, int year, List<FundingLine> lines) {

    public FundsCommitted {
        lines = List.copyOf(lines);
    }
}
