package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.jspecify.annotations.Nullable;

/**
 * What turns on the unknown facts of a measure whose verdict is open.
 *
 * @param most the most that it may yet pay; null where nothing bounds it or no money is paid
 * @param byFact by each unknown fact that may change the verdict, how much of it is decided: the fact's share of the pairs of lines
 *     (one grants, the other does not) that it tells apart, weighted by what the granting one pays at most
 */
public record Stakes(@Nullable BigDecimal most, Map<String, BigDecimal> byFact) {

    public static Stakes of(MeasureDecision decision, Map<String, ?> facts) {
        DecisionTable table = decision.table();
        @Nullable Object[] values = values(decision, facts);
        @Nullable Object[] inputs = table.columnValues(values);
        List<Rule> candidates = table.candidates(values);
        List<Rule> granting = candidates.stream().filter(decision::isEligible).toList();
        List<Rule> refusing =
                candidates.stream().filter(rule -> !decision.isEligible(rule)).toList();
        BigDecimal most = null;
        for (Rule rule : granting) {
            BigDecimal bound = decision.paysMoney(rule) ? MostMoney.of(decision, rule, values) : null;
            most = most == null || bound != null && bound.compareTo(most) > 0 ? bound : most;
        }
        Map<String, BigDecimal> byFact = new LinkedHashMap<>();
        for (int column = 0; column < inputs.length; column++) {
            if (inputs[column] != null) {
                continue;
            }
            BigDecimal decided = decided(decision, column, granting, refusing, values, inputs);
            if (decided.signum() > 0) {
                for (int slot : new TreeSet<>(table.columns().get(column).turningOn(values))) {
                    byFact.merge(decision.measure().facts().get(slot).name(), decided, BigDecimal::add);
                }
            }
        }
        return new Stakes(most, Collections.unmodifiableMap(byFact));
    }

    private static BigDecimal decided(
            MeasureDecision decision,
            int column,
            List<Rule> granting,
            List<Rule> refusing,
            @Nullable Object[] values,
            @Nullable Object[] inputs) {
        BigDecimal decided = BigDecimal.ZERO;
        for (Rule one : granting) {
            long told = refusing.stream()
                    .filter(other -> decision.table().tellsApart(column, one, other, inputs)
                            || decision.table().tellsApart(column, other, one, inputs))
                    .count();
            if (told > 0) {
                BigDecimal money = MostMoney.of(decision, one, values);
                decided = decided.add(BigDecimal.ONE
                        .add(money == null ? BigDecimal.ZERO : money)
                        .multiply(BigDecimal.valueOf(told)));
            }
        }
        return decided;
    }

    /** The fact that decides the most; null where none does. */
    public @Nullable String first() {
        String first = null;
        for (Map.Entry<String, BigDecimal> fact : byFact.entrySet()) {
            if (first == null || fact.getValue().compareTo(byFact.get(first)) > 0) {
                first = fact.getKey();
            }
        }
        return first;
    }

    private static @Nullable Object[] values(MeasureDecision decision, Map<String, ?> facts) {
        List<FactDefinition> definitions = decision.measure().facts();
        @Nullable Object[] values = new Object[definitions.size()];
        for (int i = 0; i < values.length; i++) {
            FactDefinition fact = definitions.get(i);
            Object value = FactCheck.typed(fact, facts.get(fact.name()));
            values[i] = value instanceof String day && fact.type() == FactType.DATE ? LocalDate.parse(day) : value;
        }
        return values;
    }
}
