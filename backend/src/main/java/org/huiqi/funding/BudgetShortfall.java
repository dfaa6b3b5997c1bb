package org.huiqi.funding;

import org.huiqi.shared.Money;

/** A budget that does not hold what a line asks for. */
public record BudgetShortfall(String layer, String payer, int year, Money required, Money available) {

    public Money missing() {
        return required.minus(available);
    }

    /** For the official who must find the money: who lacks how much. */
    public String text() {
        return payer + year + "年度可用额度" + available.formatted() + "，需" + required.formatted() + "，尚缺"
                + missing().formatted();
    }
}
