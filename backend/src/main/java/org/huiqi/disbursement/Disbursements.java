package org.huiqi.disbursement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;

/**
 * The payment of awards. Each method joins the caller's transaction. Whoever submitted, accepted or approved a case may neither
 * issue its payment nor record what came of it (403 {@code separation-of-duties}); nor may anybody who is no payer of a treasury
 * of its jurisdiction (403 {@code not-a-payer}).
 */
public interface Disbursements {

    /** Makes one payment order a layer, ready to be issued. Repeating it for a case that has its orders changes nothing. */
    void prepare(PreparePayment command);

    /**
     * Puts all prepared orders of the cases into one new batch with its payment order file. Cases whose orders are all in one
     * batch already, and nothing has come of them yet, answer with that batch: so the back office may issue a batch first and
     * the task of each case may then say the same again.
     *
     * @throws org.huiqi.shared.ProblemException 409 {@code payment-not-prepared}; 422 {@code bank-account-missing} naming the
     *     entities; 422 {@code mixed-jurisdictions}
     */
    PaymentBatch issue(Set<CaseNumber> caseNumbers, Actor payer);

    /**
     * Records the bank's receipt for the case's issued orders and books them as paid.
     *
     * @throws org.huiqi.shared.ProblemException 422 {@code receipt-invalid} naming the fields (receiptNumber, receiptDate); 409
     *     {@code payment-not-issued}; 409 {@code receipt-exists} where the number belongs to another case
     */
    void settle(CaseNumber caseNumber, String receiptNumber, LocalDate paidOn, Actor payer);

    /**
     * Records that the bank did not pay; the orders are prepared again.
     *
     * @throws org.huiqi.shared.ProblemException 422 {@code failure-reason-missing}; 409 {@code payment-not-issued}
     */
    void fail(CaseNumber caseNumber, String reason, Actor payer);

    /** The case's orders, highest layer first. */
    List<PaymentOrder> ordersOf(CaseNumber caseNumber);
}
