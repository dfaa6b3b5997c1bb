package org.huiqi.award;

import java.util.List;
import org.huiqi.funding.BudgetShortfall;
import org.huiqi.shared.Money;

/** What came of asking for an award: all three are expected, so none is an exception. */
public sealed interface ConfirmOutcome {

    /** The flag of the process: {@code confirmed}, {@code cap-consumed} or {@code budget-exhausted}. */
    String flag();

    record Confirmed(AwardView award) implements ConfirmOutcome {
        @Override
        public String flag() {
            return "confirmed";
        }
    }

    /** Nothing was granted: the cap that leaves least does not leave the amount asked for. */
    record CapConsumed(CapKind cap, Money limit, Money granted) implements ConfirmOutcome {

        /** What could still be granted, never below zero. */
        public Money left() {
            return limit.minus(granted).max(Money.ZERO);
        }

        public String text() {
            return cap.chineseName() + limit.formatted() + "，已安排" + granted.formatted() + "，剩余" + left().formatted();
        }

        @Override
        public String flag() {
            return "cap-consumed";
        }
    }

    /** Nothing was granted: these budgets do not hold enough. */
    record BudgetExhausted(List<BudgetShortfall> shortfalls) implements ConfirmOutcome {

        public BudgetExhausted {
            shortfalls = List.copyOf(shortfalls);
        }

        @Override
        public String flag() {
            return "budget-exhausted";
        }
    }
}
