/**
 * Decides when an award may be paid, by whom and in which batch, and whether the bank's receipt settles it or the payment is
 * issued again.
 * It leaves the award to award, the budgets to funding, and the steps of the case to application, which it reaches through
 * {@link org.huiqi.disbursement.PaymentTasks} and {@link org.huiqi.disbursement.CaseParticipants}.
 * It publishes {@link org.huiqi.disbursement.PaymentBatchIssued}, {@link org.huiqi.disbursement.DisbursementSettled} and
 * {@link org.huiqi.disbursement.PaymentFailed}.
 */
@NullMarked
package org.huiqi.disbursement;

import org.jspecify.annotations.NullMarked;
