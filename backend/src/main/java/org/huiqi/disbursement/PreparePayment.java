package org.huiqi.disbursement;

import java.util.List;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;

/**
 * Asks for the payment orders of an awarded case.
 *
 * @param jurisdiction the government whose treasury pays the case
 * @param purpose measure and clause, as the bank and the enterprise read it (用途)
 */
public record PreparePayment(
        CaseNumber caseNumber, long entityId, Jurisdiction jurisdiction, String purpose, List<FundingLine> lines) {

    public PreparePayment {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("Nothing to pay for " + caseNumber);
        }
    }
}
