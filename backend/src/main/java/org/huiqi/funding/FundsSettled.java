package org.huiqi.funding;

import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;

/** A layer's share of a case was booked as paid. */
public record FundsSettled(CaseNumber caseNumber, String layer, Money amount) {}
