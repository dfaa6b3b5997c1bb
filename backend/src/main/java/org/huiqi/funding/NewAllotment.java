package org.huiqi.funding;

import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;

/**
 * Money that a treasury receives for a year's awards (预算指标).
 *
 * @param reference the document or indicator number that allots it
 * @param recordedBy the user who enters it
 */
public record NewAllotment(
        Jurisdiction jurisdiction,
        FundingLayer layer,
        String payer,
        int year,
        Money amount,
        String reference,
        String recordedBy) {

    public NewAllotment {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An allotment needs an amount above zero: " + amount);
        }
    }
}
