package org.huiqi.eligibility.domain.feel;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The unary tests of a cell, against constants; a known value meets them or not. */
public sealed interface CellTest {

    boolean matches(Object value);

    /** Gives every constant that the tests compare with. */
    void constants(Consumer<Object> into);

    /** Any value, the unknown included. */
    record Any() implements CellTest {
        @Override
        public boolean matches(Object value) {
            return true;
        }

        @Override
        public void constants(Consumer<Object> into) {}
    }

    /** One of several tests holds. */
    record OneOf(List<CellTest> tests) implements CellTest {
        @Override
        public boolean matches(Object value) {
            for (CellTest test : tests) {
                if (test.matches(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void constants(Consumer<Object> into) {
            tests.forEach(test -> test.constants(into));
        }
    }

    record Negated(CellTest test) implements CellTest {
        @Override
        public boolean matches(Object value) {
            return !test.matches(value);
        }

        @Override
        public void constants(Consumer<Object> into) {
            test.constants(into);
        }
    }

    /** {@code = < <= > >=} a constant. */
    record Bound(String operator, Object constant) implements CellTest {
        @Override
        public boolean matches(Object value) {
            return Boolean.TRUE.equals(FeelNode.Comparison.compare(operator, value, constant));
        }

        @Override
        public void constants(Consumer<Object> into) {
            into.accept(constant);
        }
    }

    /** {@code [from..to]}, each end included or not. */
    record Interval(Object from, boolean fromIncluded, Object to, boolean toIncluded) implements CellTest {
        @Override
        public boolean matches(Object value) {
            return holds(FeelNode.Comparison.compare(fromIncluded ? ">=" : ">", value, from))
                    && holds(FeelNode.Comparison.compare(toIncluded ? "<=" : "<", value, to));
        }

        private static boolean holds(@Nullable Boolean outcome) {
            return Boolean.TRUE.equals(outcome);
        }

        @Override
        public void constants(Consumer<Object> into) {
            into.accept(from);
            into.accept(to);
        }
    }
}
