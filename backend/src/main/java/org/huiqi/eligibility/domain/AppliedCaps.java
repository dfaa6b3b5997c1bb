package org.huiqi.eligibility.domain;

import java.util.ArrayList;
import java.util.List;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.ConditionOutcome.Outcome;
import org.huiqi.eligibility.Determination.CalculationLine;
import org.huiqi.eligibility.Granted;
import org.huiqi.policy.Caps;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The caps of a measure that its table does not apply by itself: a table that reads what was granted before has subtracted it
 * already, and subtracting twice would take it from the applicant.
 *
 * @param exhausted the condition that failed where nothing is left, or null
 */
record AppliedCaps(
        Money amount, List<CalculationLine> lines, @Nullable ConditionOutcome exhausted) {

    static AppliedCaps of(MeasureDecision decision, Granted granted, Money amount) {
        Caps caps = decision.measure().caps();
        List<CalculationLine> lines = new ArrayList<>();
        Money rest = amount;
        if (caps.perCase() != null && rest.compareTo(caps.perCase()) > 0) {
            rest = caps.perCase();
            lines.add(new CalculationLine("单次最高 " + Wording.yuan(rest.yuan()), rest));
        }
        AppliedCaps annual = cap(
                rest,
                lines,
                decision.appliesAnnualCap() ? null : caps.annual(),
                granted.thisYear(),
                MeasureDecision.GRANTED_THIS_YEAR,
                "年度");
        if (annual.exhausted() != null) {
            return annual;
        }
        return cap(
                annual.amount(),
                lines,
                decision.appliesApplicantCap() ? null : caps.applicant(),
                granted.toDate(),
                MeasureDecision.GRANTED_TO_DATE,
                "累计");
    }

    private static AppliedCaps cap(
            Money amount,
            List<CalculationLine> lines,
            @Nullable Money cap,
            @Nullable Money used,
            String fact,
            String name) {
        if (cap == null) {
            return new AppliedCaps(amount, lines, null);
        }
        Money taken = used == null ? Money.ZERO : used;
        Money left = cap.minus(taken);
        if (!left.isPositive()) {
            return new AppliedCaps(Money.ZERO, lines, exhausted(fact, name, cap, taken));
        }
        if (amount.compareTo(left) > 0) {
            lines.add(new CalculationLine(
                    name + "限额 " + Wording.yuan(cap.yuan()) + "，此前已获 " + Wording.yuan(taken.yuan()) + "，余额 "
                            + Wording.yuan(left.yuan()),
                    left));
        }
        return new AppliedCaps(amount.min(left), lines, null);
    }

    private static ConditionOutcome exhausted(String fact, String name, Money cap, Money taken) {
        return new ConditionOutcome(
                fact,
                name + "已获金额",
                "< " + cap.yuan().stripTrailingZeros().toPlainString(),
                "低于" + cap.brief(),
                taken.yuan(),
                Wording.yuan(taken.yuan()),
                Outcome.UNMET);
    }
}
