package org.huiqi.disbursement;

import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;

/** A batch of payment orders was made for the bank. */
public record PaymentBatchIssued(String batchNumber, List<CaseNumber> caseNumbers, Money total, String issuedBy) {

    public PaymentBatchIssued {
        caseNumbers = List.copyOf(caseNumbers);
    }
}
