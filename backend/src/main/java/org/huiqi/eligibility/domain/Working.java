package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.huiqi.eligibility.Determination.CalculationLine;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Shows the working of an amount: each part of the expression with its numbers, then what was taken. */
public final class Working {

    private final List<FactDefinition> facts;
    private final @Nullable Object[] values;
    private final List<CalculationLine> lines = new ArrayList<>();

    private Working(List<FactDefinition> facts, @Nullable Object[] values) {
        this.facts = facts;
        this.values = values;
    }

    /** The lines for an expression whose value is known. */
    static List<CalculationLine> of(FeelNode amount, List<FactDefinition> facts, @Nullable Object[] values) {
        Working working = new Working(facts, values);
        working.show(amount);
        return working.lines;
    }

    private void show(FeelNode node) {
        FeelNode floored = floored(node);
        if (floored != null && number(floored).signum() > 0) {
            show(floored);
        } else if (node instanceof FeelNode.Extreme extreme) {
            extreme.operands().forEach(this::show);
            lines.add(new CalculationLine(
                    (extreme.min() ? "取较小者：" : "取较大者：") + yuanOf(node), Money.rounded(number(node))));
        } else if (node instanceof FeelNode.Choice choice) {
            show(Boolean.TRUE.equals(choice.condition().evaluate(values)) ? choice.then() : choice.otherwise());
        } else if (node instanceof FeelNode.Literal) {
            if (number(node).signum() != 0) {
                lines.add(new CalculationLine("按规定标准：" + yuanOf(node), Money.rounded(number(node))));
            }
        } else {
            lines.add(new CalculationLine(term(node, true) + " = " + yuanOf(node), Money.rounded(number(node))));
        }
    }

    private BigDecimal number(FeelNode node) {
        Object value = node.evaluate(values);
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    private String yuanOf(FeelNode node) {
        return Wording.yuan(number(node));
    }

    /** The expression in words without numbers for facts: {@code 融资额 × 2‰}. */
    public static String inWords(FeelNode node, List<FactDefinition> facts) {
        return new Working(facts, new Object[facts.size()]).term(node, false);
    }

    private String term(FeelNode node, boolean withValues) {
        if (node instanceof FeelNode.Literal literal && literal.value() instanceof BigDecimal constant) {
            return withValues ? Wording.yuan(constant) : Wording.brief(constant);
        }
        if (node instanceof FeelNode.Variable variable) {
            FactDefinition fact = facts.get(variable.slot());
            Object value = values[variable.slot()];
            return Wording.plainLabel(fact) + (withValues && value != null ? " " + Wording.value(fact, value) : "");
        }
        if (node instanceof FeelNode.Arithmetic arithmetic) {
            return arithmetic(arithmetic, withValues);
        }
        FeelNode floored = floored(node);
        if (floored != null) {
            return term(floored, withValues) + "（不低于0元）";
        }
        if (node instanceof FeelNode.Extreme extreme) {
            return (extreme.min() ? "以下较小者：" : "以下较大者：")
                    + extreme.operands().stream()
                            .map(operand -> term(operand, withValues))
                            .collect(Collectors.joining("；"));
        }
        if (node instanceof FeelNode.Choice choice) {
            return "视情形：" + term(choice.then(), withValues) + "，或" + term(choice.otherwise(), withValues);
        }
        return "";
    }

    /** The operand of {@code max(x, 0)}, or null for anything else. */
    private static @Nullable FeelNode floored(FeelNode node) {
        boolean isFloor = node instanceof FeelNode.Extreme extreme
                && !extreme.min()
                && extreme.operands().size() == 2
                && extreme.operands().get(1) instanceof FeelNode.Literal literal
                && literal.value() instanceof BigDecimal floor
                && floor.signum() == 0;
        return isFloor ? ((FeelNode.Extreme) node).operands().get(0) : null;
    }

    private String arithmetic(FeelNode.Arithmetic node, boolean withValues) {
        BigDecimal rateLeft = node.operator() == '*' ? rate(node.left()) : null;
        BigDecimal rateRight = node.operator() == '*' ? rate(node.right()) : null;
        if (rateLeft != null) {
            return factor(node.right(), withValues) + " × " + Wording.ratio(rateLeft);
        }
        if (rateRight != null) {
            return factor(node.left(), withValues) + " × " + Wording.ratio(rateRight);
        }
        String sign =
                switch (node.operator()) {
                    case '*' -> " × ";
                    case '/' -> " ÷ ";
                    case '-' -> " − ";
                    default -> " + ";
                };
        return factor(node.left(), withValues) + sign + factor(node.right(), withValues);
    }

    private String factor(FeelNode node, boolean withValues) {
        boolean compound =
                node instanceof FeelNode.Arithmetic inner && (inner.operator() == '+' || inner.operator() == '-');
        return compound ? "（" + term(node, withValues) + "）" : term(node, withValues);
    }

    /** A constant below one, which is a rate and not a sum; null for anything else. */
    private static @Nullable BigDecimal rate(FeelNode node) {
        boolean below = node instanceof FeelNode.Literal literal
                && literal.value() instanceof BigDecimal number
                && number.abs().compareTo(BigDecimal.ONE) < 0;
        return below ? (BigDecimal) ((FeelNode.Literal) node).value() : null;
    }
}
