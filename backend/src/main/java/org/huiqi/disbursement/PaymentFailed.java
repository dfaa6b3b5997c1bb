package org.huiqi.disbursement;

import org.huiqi.shared.CaseNumber;

/** The bank did not pay; the orders of the case are prepared again. */
public record PaymentFailed(CaseNumber caseNumber, String reason) {}
