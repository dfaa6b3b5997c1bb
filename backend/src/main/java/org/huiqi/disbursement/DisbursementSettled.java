package org.huiqi.disbursement;

import java.time.LocalDate;
import org.huiqi.shared.CaseNumber;

/** The money of a case has arrived at the enterprise. */
public record DisbursementSettled(CaseNumber caseNumber, String receiptNumber, LocalDate paidOn) {}
