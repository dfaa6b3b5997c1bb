package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;

/**
 * A handful of values that stands for all that a fact can have, as far as the cells of a column can tell them apart: each
 * constant, one value between neighbours and one beyond either end, within what the fact allows.
 */
final class Representatives {

    private static final BigDecimal TWO = new BigDecimal(2);
    static final String ANY_OTHER = "\u0000other";

    private Representatives() {}

    static List<Object> of(FactDefinition fact, List<Object> constants) {
        return switch (fact.type()) {
            case BOOLEAN -> List.of(true, false);
            case ENUM -> fact.values().stream().<Object>map(FactValue::value).toList();
            case STRING -> texts(fact, constants);
            case NUMBER -> numbers(fact, constants);
            case DATE -> dates(constants);
            case NUMBER_LIST -> List.of();
        };
    }

    private static List<Object> texts(FactDefinition fact, List<Object> constants) {
        if (!fact.values().isEmpty()) {
            return fact.values().stream().<Object>map(FactValue::value).toList();
        }
        List<Object> values = new ArrayList<>(new TreeSet<>(constants));
        values.add(ANY_OTHER);
        return values;
    }

    private static List<Object> numbers(FactDefinition fact, List<Object> constants) {
        TreeSet<BigDecimal> points = new TreeSet<>();
        constants.forEach(constant -> points.add((BigDecimal) constant));
        BigDecimal least = FactCheck.least(fact);
        BigDecimal most = FactCheck.most(fact);
        points.add(least);
        points.add(most);
        List<Object> values = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal point : points) {
            if (point.compareTo(least) < 0 || point.compareTo(most) > 0) {
                continue;
            }
            if (before != null) {
                values.add(before.add(point).divide(TWO));
            }
            values.add(point);
            before = point;
        }
        return values;
    }

    private static List<Object> dates(List<Object> constants) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Object constant : constants) {
            LocalDate day = (LocalDate) constant;
            days.add(day.minusDays(1));
            days.add(day);
            days.add(day.plusDays(1));
        }
        days.add(FactCheck.FIRST_DAY);
        return new ArrayList<>(days);
    }
}
