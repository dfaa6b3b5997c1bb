package org.huiqi.award;

import java.util.List;
import org.huiqi.funding.BudgetShortfall;
import org.huiqi.policy.Cumulation;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** What came of asking for an award: all four are expected, so none is an exception. */
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

    /**
     * Nothing was granted: related awards stand otherwise than when the sum was decided, so that it has to be determined again.
     *
     * @param earlier the award that stands against it; null where one that was taken off no longer counts
     * @param deduction what is to be taken off now
     */
    record NotCumulative(Cumulation.Rule rule, EarlierGrants.@Nullable Counted earlier, Money deduction)
            implements ConfirmOutcome {

        public String text() {
            if (earlier == null) {
                return "已扣除的关联奖补不再计入，须重新核算";
            }
            String before = "案件" + earlier.award().caseNumber() + "已获"
                    + earlier.award().amount().formatted();
            String consequence =
                    switch (rule) {
                        case HIGHEST -> "从高不重复，" + before + "，本次应扣除" + deduction.formatted() + "，须重新核算";
                        case SAME_AWARD -> "同一笔资金只发一次，" + before;
                        case OPEN, INDEPENDENT -> before + "，文件没有写明两项能否同享，须由审核人确认";
                    };
            return consequence + "。依据：" + earlier.text();
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
