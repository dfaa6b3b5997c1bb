package org.huiqi.funding;

import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;

/** One payer's budget of a year: {@code allotted = available + committed + disbursed}. */
public record BudgetView(
        long id,
        Jurisdiction jurisdiction,
        String jurisdictionName,
        FundingLayer layer,
        String layerName,
        String payer,
        int year,
        Money allotted,
        Money committed,
        Money disbursed,
        Money available) {}
