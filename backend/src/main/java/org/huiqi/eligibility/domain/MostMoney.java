package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.util.List;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.jspecify.annotations.Nullable;

/** The most that a line can pay, whatever the unknown facts turn out to be; null where nothing bounds it. */
final class MostMoney {

    private final List<FactDefinition> facts;
    private final @Nullable Object[] values;

    private MostMoney(List<FactDefinition> facts, @Nullable Object[] values) {
        this.facts = facts;
        this.values = values;
    }

    /** The bound of the amount, the measure's caps applied. */
    static @Nullable BigDecimal of(MeasureDecision decision, DecisionTable.Rule rule, @Nullable Object[] values) {
        if (!decision.paysMoney(rule)) {
            return BigDecimal.ZERO;
        }
        Measure measure = decision.measure();
        BigDecimal bound = new MostMoney(measure.facts(), values).most(decision.amountOf(rule));
        BigDecimal cap = measure.caps().mostForOneApplicant() == null
                ? null
                : measure.caps().mostForOneApplicant().yuan();
        BigDecimal least = bound == null || cap == null ? bound == null ? cap : bound : bound.min(cap);
        return least == null ? null : least.max(BigDecimal.ZERO);
    }

    private @Nullable BigDecimal most(FeelNode node) {
        if (node.evaluate(values) instanceof BigDecimal known) {
            return known;
        }
        if (node instanceof FeelNode.Variable variable) {
            FactDefinition fact = facts.get(variable.slot());
            return fact.isRatio() || fact.most() != null ? FactCheck.most(fact) : null;
        }
        if (node instanceof FeelNode.Extreme extreme) {
            return extreme(extreme);
        }
        if (node instanceof FeelNode.Choice choice) {
            BigDecimal then = most(choice.then());
            BigDecimal otherwise = most(choice.otherwise());
            return then == null || otherwise == null ? null : then.max(otherwise);
        }
        return node instanceof FeelNode.Arithmetic arithmetic ? arithmetic(arithmetic) : null;
    }

    private @Nullable BigDecimal extreme(FeelNode.Extreme extreme) {
        BigDecimal bound = null;
        for (FeelNode operand : extreme.operands()) {
            BigDecimal most = most(operand);
            if (most == null && !extreme.min()) {
                return null;
            }
            if (most != null) {
                bound = bound == null ? most : extreme.min() ? bound.min(most) : bound.max(most);
            }
        }
        return bound;
    }

    /** Facts under an amount are sums, counts and ratios, none of them negative. */
    private @Nullable BigDecimal arithmetic(FeelNode.Arithmetic arithmetic) {
        BigDecimal left = most(arithmetic.left());
        BigDecimal right = most(arithmetic.right());
        if (left == null) {
            return null;
        }
        return switch (arithmetic.operator()) {
            case '+' -> right == null ? null : left.add(right);
            case '-' -> left;
            case '*' -> right == null ? null : left.multiply(right);
            default ->
                arithmetic.right() instanceof FeelNode.Literal && right != null && right.signum() > 0
                        ? left.divide(right, FeelNode.PRECISION)
                        : null;
        };
    }
}
