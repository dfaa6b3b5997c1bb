package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.jspecify.annotations.Nullable;

/**
 * What an expression over several facts comes to while some of them are unknown: those that have few values, yes and no or a list,
 * are tried with each. {@code sector = "a" and x <= 5 or sector = "b" and x <= 9} is true for an x of 3, whatever the sector.
 */
final class Choices {

    /** Beyond this many combinations the expression stays unknown. */
    private static final int MOST = 128;

    private final FeelNode node;
    private final Set<Integer> slots;
    private final Map<Integer, List<Object>> listed = new LinkedHashMap<>();

    Choices(FeelNode node, Set<Integer> slots, List<FactDefinition> facts) {
        this.node = node;
        this.slots = new TreeSet<>(slots);
        for (int slot : this.slots) {
            FactDefinition fact = facts.get(slot);
            boolean few = fact.type() == FactType.BOOLEAN || !fact.values().isEmpty();
            if (few) {
                listed.put(slot, Representatives.of(fact, List.of()));
            }
        }
    }

    /** The value on which all choices agree, or null. */
    @Nullable
    Object agreed(@Nullable Object[] values) {
        List<Integer> open = open(values);
        if (open.isEmpty()) {
            return null;
        }
        List<@Nullable Object> outcomes = outcomes(values, open);
        Object first = outcomes.isEmpty() ? null : outcomes.get(0);
        for (Object outcome : outcomes) {
            if (!same(first, outcome)) {
                return null;
            }
        }
        return first;
    }

    /** The unknown facts on which the value turns. */
    Set<Integer> turningOn(@Nullable Object[] values) {
        Set<Integer> turning = new TreeSet<>();
        slots.stream().filter(slot -> values[slot] == null).forEach(turning::add);
        List<Integer> open = open(values);
        List<@Nullable Object> outcomes = outcomes(values, open);
        if (outcomes.isEmpty()) {
            return turning;
        }
        if (outcomes.stream().allMatch(Objects::nonNull)) {
            turning.retainAll(open);
        }
        int stride = 1;
        for (int i = open.size() - 1; i >= 0; i--) {
            int size = Objects.requireNonNull(listed.get(open.get(i))).size();
            if (!tells(outcomes, stride, size)) {
                turning.remove(open.get(i));
            }
            stride *= size;
        }
        return turning;
    }

    /** True where two outcomes differ whose choices differ in the one fact only that changes every {@code stride} outcomes. */
    private static boolean tells(List<@Nullable Object> outcomes, int stride, int size) {
        for (int i = 0; i < outcomes.size(); i++) {
            int of = i / stride % size;
            if (of > 0 && !same(outcomes.get(i), outcomes.get(i - of * stride))) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> open(@Nullable Object[] values) {
        return listed.keySet().stream().filter(slot -> values[slot] == null).toList();
    }

    /** One outcome for each combination, the last open fact changing fastest; none where there are too many. */
    private List<@Nullable Object> outcomes(@Nullable Object[] values, List<Integer> open) {
        long combinations = 1;
        for (int slot : open) {
            combinations *= Objects.requireNonNull(listed.get(slot)).size();
            if (combinations > MOST) {
                return List.of();
            }
        }
        @Nullable Object[] tried = values.clone();
        List<@Nullable Object> outcomes = new ArrayList<>((int) combinations);
        for (int i = 0; i < combinations; i++) {
            int rest = i;
            for (int j = open.size() - 1; j >= 0; j--) {
                List<Object> choices = Objects.requireNonNull(listed.get(open.get(j)));
                tried[open.get(j)] = choices.get(rest % choices.size());
                rest /= choices.size();
            }
            outcomes.add(node.evaluate(tried));
        }
        return outcomes;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }
}
