package org.huiqi.disbursement;

import java.time.Instant;
import java.time.LocalDate;
import org.huiqi.funding.FundingLayer;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One treasury's payment to one enterprise for one case.
 *
 * @param batchNumber the batch it is in, null while prepared
 * @param failureReason why the last attempt failed, null where none did or it is under way again
 */
public record PaymentOrder(
        long id,
        CaseNumber caseNumber,
        long entityId,
        String payeeName,
        Jurisdiction jurisdiction,
        FundingLayer layer,
        String layerName,
        String payer,
        Money amount,
        String purpose,
        PaymentState state,
        String stateName,
        @Nullable String batchNumber,
        @Nullable Instant issuedAt,
        @Nullable String receiptNumber,
        @Nullable LocalDate paidOn,
        @Nullable String failureReason) {}
