package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.jspecify.annotations.Nullable;

/**
 * One array of facts for many measures. Every value belongs to a class: values of one class meet the same cells in every table,
 * since no constant that a cell names lies between them. A cell is then looked up instead of compared.
 */
final class FactSlots {

    /** The class of a fact that is unknown. */
    static final int UNKNOWN = 0;

    private static final BigDecimal TWO = new BigDecimal(2);

    private final Map<String, Integer> slots = new HashMap<>();
    private final List<FactDefinition> facts = new ArrayList<>();
    private final List<Classes> classes = new ArrayList<>();

    /** The classes of one fact's values: {@code values} stand for the classes from 1 on. */
    private record Classes(FactType type, Object[] points, Map<Object, Integer> exact, List<@Nullable Object> values) {

        int of(Object value) {
            return switch (type) {
                case BOOLEAN -> Boolean.TRUE.equals(value) ? 1 : 2;
                case NUMBER, DATE -> between(value);
                case ENUM, STRING -> exact.getOrDefault(value, 1);
                case NUMBER_LIST -> 1;
            };
        }

        /** 1 below the first point, 2 at it, 3 between it and the second, and so on. */
        private int between(Object value) {
            int low = 0;
            int high = points.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = compare(points[middle], value);
                if (order == 0) {
                    return 2 * middle + 2;
                }
                if (order < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return 2 * low + 1;
        }

        private static int compare(Object point, Object value) {
            return point instanceof BigDecimal number
                    ? number.compareTo((BigDecimal) value)
                    : ((LocalDate) point).compareTo((LocalDate) value);
        }
    }

    FactSlots(Collection<MeasureDecision> decisions) {
        Map<String, FactDefinition> definitions = new LinkedHashMap<>();
        Map<String, List<Object>> constants = new HashMap<>();
        for (MeasureDecision decision : decisions) {
            for (FactDefinition fact : decision.measure().facts()) {
                FactDefinition known = definitions.putIfAbsent(fact.name(), fact);
                if (known != null && known.type() != fact.type()) {
                    throw new IllegalStateException("Fact " + fact.name() + " has two types");
                }
            }
            List<DecisionTable.Column> columns = decision.table().columns();
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).isWorkedOut()) {
                    List<Object> mine =
                            constants.computeIfAbsent(columns.get(i).fact().name(), name -> new ArrayList<>());
                    for (DecisionTable.Rule rule : decision.table().rules()) {
                        rule.cells().get(i).test().constants(mine::add);
                    }
                }
            }
        }
        definitions.forEach((name, fact) -> {
            slots.put(name, facts.size());
            facts.add(fact);
            classes.add(classes(fact.type(), constants.getOrDefault(name, List.of())));
        });
    }

    private static Classes classes(FactType type, List<Object> constants) {
        List<@Nullable Object> values = new ArrayList<>();
        Map<Object, Integer> exact = new HashMap<>();
        Object[] points = {};
        switch (type) {
            case BOOLEAN -> {
                values.add(true);
                values.add(false);
            }
            case NUMBER, DATE -> {
                points = new TreeSet<>(constants).toArray();
                for (int i = 0; i <= points.length; i++) {
                    values.add(between(i == 0 ? null : points[i - 1], i == points.length ? null : points[i]));
                    if (i < points.length) {
                        values.add(points[i]);
                    }
                }
            }
            case ENUM, STRING -> {
                values.add(Representatives.ANY_OTHER);
                for (Object constant : new TreeSet<>(constants)) {
                    values.add(constant);
                    exact.put(constant, values.size());
                }
            }
            case NUMBER_LIST -> values.add(null);
        }
        return new Classes(type, points, exact, values);
    }

    /** A value between the two, or null where there is none: no day lies between two neighbours. */
    private static @Nullable Object between(@Nullable Object from, @Nullable Object to) {
        if (from instanceof LocalDate before) {
            LocalDate next = before.plusDays(1);
            return next.equals(to) ? null : next;
        }
        if (to instanceof LocalDate after) {
            return after.minusDays(1);
        }
        if (from == null) {
            return to == null ? BigDecimal.ZERO : ((BigDecimal) to).subtract(BigDecimal.ONE);
        }
        return to == null
                ? ((BigDecimal) from).add(BigDecimal.ONE)
                : ((BigDecimal) from).add((BigDecimal) to).divide(TWO);
    }

    int size() {
        return facts.size();
    }

    /** The fact's slot, or -1 where no measure asks for it. */
    int slotOf(String fact) {
        return slots.getOrDefault(fact, -1);
    }

    FactDefinition fact(int slot) {
        return facts.get(slot);
    }

    /** The value as tables compute with it; null where it is none of its type. */
    @Nullable
    Object typed(int slot, Object raw) {
        FactDefinition fact = facts.get(slot);
        Object value = FactCheck.typed(fact, raw);
        return fact.type() == FactType.DATE && value != null ? LocalDate.parse((String) value) : value;
    }

    /** The class of a typed value. */
    int classOf(int slot, Object value) {
        return classes.get(slot).of(value);
    }

    /** For each class from 1 on a value of it, null where no value is of it. */
    List<@Nullable Object> representatives(int slot) {
        return classes.get(slot).values();
    }
}
