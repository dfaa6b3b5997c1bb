package org.huiqi.disbursement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;

/**
 * Payment orders handed to the bank together.
 *
 * @param total the sum of all its orders, failed ones included, as the file lists them
 * @param fileSha256 of the payment order file, lower-case hexadecimal
 */
public record PaymentBatch(
        String batchNumber,
        Jurisdiction jurisdiction,
        String jurisdictionName,
        int orders,
        int settled,
        int failed,
        Money total,
        String fileName,
        String fileSha256,
        String issuedBy,
        String issuedByName,
        Instant issuedAt) {

    /** The batch number under the name that lists of the back office look for. */
    @JsonProperty
    public String id() {
        return batchNumber;
    }
}
