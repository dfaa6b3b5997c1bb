/**
 * Decides whether a budget still holds what a case is to be paid, and moves money between allotted, committed and disbursed in
 * a double-entry ledger that cannot be overspent.
 * It leaves to others how much an award is, which treasury bears which share, and the payment itself.
 * It publishes {@link org.huiqi.funding.AllotmentRecorded}, {@link org.huiqi.funding.FundsCommitted},
 * {@link org.huiqi.funding.FundsReleased} and {@link org.huiqi.funding.FundsSettled}.
 */
@NullMarked
package org.huiqi.funding;

import org.jspecify.annotations.NullMarked;
