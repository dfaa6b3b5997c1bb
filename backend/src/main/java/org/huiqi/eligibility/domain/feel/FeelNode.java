package org.huiqi.eligibility.domain.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A FEEL expression. Values stand in an array by slot; null is unknown: what an unknown operand could change is unknown, what it
 * cannot change is known ({@code false and unknown} is false).
 */
public sealed interface FeelNode {

    MathContext PRECISION = new MathContext(34, RoundingMode.HALF_EVEN);

    @Nullable
    Object evaluate(@Nullable Object[] values);

    FeelType type();

    /** Adds the slots that the expression reads. */
    void addSlots(Set<Integer> slots);

    record Literal(@Nullable Object value, FeelType type) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            return value;
        }

        @Override
        public void addSlots(Set<Integer> slots) {}
    }

    record Variable(String name, int slot, FeelType type) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            return values[slot];
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            slots.add(slot);
        }
    }

    /** One of {@code + - * /}; division by zero is unknown. */
    record Arithmetic(char operator, FeelNode left, FeelNode right) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            BigDecimal a = (BigDecimal) left.evaluate(values);
            BigDecimal b = (BigDecimal) right.evaluate(values);
            if (a == null || b == null) {
                return null;
            }
            return switch (operator) {
                case '+' -> a.add(b, PRECISION);
                case '-' -> a.subtract(b, PRECISION);
                case '*' -> a.multiply(b, PRECISION);
                default -> b.signum() == 0 ? null : a.divide(b, PRECISION);
            };
        }

        @Override
        public FeelType type() {
            return FeelType.NUMBER;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            left.addSlots(slots);
            right.addSlots(slots);
        }
    }

    /** {@code = != < <= > >=} on operands of one type. */
    record Comparison(String operator, FeelNode left, FeelNode right) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            return compare(operator, left.evaluate(values), right.evaluate(values));
        }

        static @Nullable Boolean compare(String operator, @Nullable Object a, @Nullable Object b) {
            if (a == null || b == null) {
                return null;
            }
            if (operator.equals("=") || operator.equals("!=")) {
                boolean same = a instanceof BigDecimal x && b instanceof BigDecimal y
                        ? x.compareTo(y) == 0
                        : Objects.equals(a, b);
                return same == operator.equals("=");
            }
            int order =
                    a instanceof BigDecimal x ? x.compareTo((BigDecimal) b) : ((LocalDate) a).compareTo((LocalDate) b);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        @Override
        public FeelType type() {
            return FeelType.BOOLEAN;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            left.addSlots(slots);
            right.addSlots(slots);
        }
    }

    /** {@code and}, {@code or}. */
    record Logic(boolean and, FeelNode left, FeelNode right) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            Boolean a = (Boolean) left.evaluate(values);
            Boolean b = (Boolean) right.evaluate(values);
            boolean decides = !and;
            if ((a != null && a == decides) || (b != null && b == decides)) {
                return decides;
            }
            return a == null || b == null ? null : and;
        }

        @Override
        public FeelType type() {
            return FeelType.BOOLEAN;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            left.addSlots(slots);
            right.addSlots(slots);
        }
    }

    record Not(FeelNode operand) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            Boolean value = (Boolean) operand.evaluate(values);
            return value == null ? null : !value;
        }

        @Override
        public FeelType type() {
            return FeelType.BOOLEAN;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            operand.addSlots(slots);
        }
    }

    /** {@code min(…)} or {@code max(…)} of numbers or of dates; unknown as soon as one is. */
    record Extreme(boolean min, List<FeelNode> operands) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            Object extreme = null;
            for (FeelNode operand : operands) {
                Object value = operand.evaluate(values);
                if (value == null) {
                    return null;
                }
                if (extreme == null || holds(Comparison.compare(min ? "<" : ">", value, extreme))) {
                    extreme = value;
                }
            }
            return extreme;
        }

        private static boolean holds(@Nullable Boolean outcome) {
            return Boolean.TRUE.equals(outcome);
        }

        @Override
        public FeelType type() {
            return operands.get(0).type();
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            operands.forEach(operand -> operand.addSlots(slots));
        }
    }

    /** {@code sum(list)} or {@code count(list)} of a list of numbers; the sum of none is unknown, as in FEEL. */
    record Aggregate(boolean sum, FeelNode operand) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            List<?> numbers = (List<?>) operand.evaluate(values);
            if (numbers == null) {
                return null;
            }
            if (!sum) {
                return BigDecimal.valueOf(numbers.size());
            }
            return numbers.isEmpty()
                    ? null
                    : numbers.stream()
                            .map(BigDecimal.class::cast)
                            .reduce(BigDecimal.ZERO, (a, b) -> a.add(b, PRECISION));
        }

        @Override
        public FeelType type() {
            return FeelType.NUMBER;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            operand.addSlots(slots);
        }
    }

    record Choice(FeelNode condition, FeelNode then, FeelNode otherwise) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            Boolean value = (Boolean) condition.evaluate(values);
            if (value == null) {
                return null;
            }
            return value ? then.evaluate(values) : otherwise.evaluate(values);
        }

        @Override
        public FeelType type() {
            return then.type() == FeelType.NOTHING ? otherwise.type() : then.type();
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            condition.addSlots(slots);
            then.addSlots(slots);
            otherwise.addSlots(slots);
        }
    }

    /** {@code x in (tests)}. */
    record Membership(FeelNode operand, CellTest test) implements FeelNode {
        @Override
        public @Nullable Object evaluate(@Nullable Object[] values) {
            Object value = operand.evaluate(values);
            return value == null ? null : test.matches(value);
        }

        @Override
        public FeelType type() {
            return FeelType.BOOLEAN;
        }

        @Override
        public void addSlots(Set<Integer> slots) {
            operand.addSlots(slots);
        }
    }
}
