package org.huiqi.funding;

import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;

/**
 * One layer's share of a case: which treasury pays how much. A case has at most one line a layer.
 *
 * @param layer an id of {@link FundingLayer}
 * @param payer the treasury by its Chinese name, such as 平顶山市财政 or 新华区财政
 * @param jurisdiction the government whose measure is paid and whose treasury keeps the budget
 * @param amount more than zero
 */
public record FundingLine(String layer, String payer, Jurisdiction jurisdiction, Money amount) {

    public FundingLine {
        FundingLayer.of(layer);
        if (payer.isBlank()) {
            throw new IllegalArgumentException("A funding line needs a payer");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A funding line needs an amount above zero: " + amount);
        }
    }

    public String layerName() {
        return FundingLayer.of(layer).chineseName();
    }
}
