package org.huiqi.eligibility.domain;

import java.util.ArrayList;
import java.util.List;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.ConditionOutcome.Outcome;
import org.huiqi.eligibility.domain.DecisionTable.Cell;
import org.huiqi.eligibility.domain.DecisionTable.Column;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.policy.FactDefinition;
import org.jspecify.annotations.Nullable;

/** What is asked of each fact, and whether it is so: from the line that grants, or from the one closest to granting. */
final class Conditions {

    private final MeasureDecision decision;
    private final @Nullable Object[] inputs;
    private final List<Column> columns;

    Conditions(MeasureDecision decision, @Nullable Object[] values) {
        this.decision = decision;
        this.columns = decision.table().columns();
        this.inputs = decision.table().columnValues(values);
    }

    List<ConditionOutcome> of(List<Rule> candidates) {
        List<Rule> granting = candidates.stream().filter(decision::isEligible).toList();
        List<Rule> pool = granting.isEmpty()
                ? decision.table().rules().stream().filter(decision::isEligible).toList()
                : granting;
        if (pool.isEmpty()) {
            return List.of();
        }
        Rule closest = pool.get(0);
        for (Rule rule : pool) {
            if (distance(rule) < distance(closest)) {
                closest = rule;
            }
        }
        return outcomes(closest, pool);
    }

    /** Unmet cells weigh more than any number of unknown ones. */
    private int distance(Rule rule) {
        int distance = 0;
        for (int i = 0; i < columns.size(); i++) {
            Boolean met = rule.cells().get(i).meets(inputs[i]);
            distance += met == null ? 1 : met ? 0 : 1000;
        }
        return distance;
    }

    private List<ConditionOutcome> outcomes(Rule rule, List<Rule> pool) {
        int merged = mergeable(rule, pool);
        List<ConditionOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = rule.cells().get(i);
            if (cell.isAny()) {
                continue;
            }
            FactDefinition fact = columns.get(i).fact();
            Object actual = inputs[i];
            String requirement = cell.text();
            CellTest test = cell.test();
            if (i == merged) {
                List<Cell> alternatives = alternatives(rule, pool, i);
                requirement =
                        String.join(", ", alternatives.stream().map(Cell::text).toList());
                test = new CellTest.OneOf(alternatives.stream().map(Cell::test).toList());
            }
            Boolean met = cell.meets(actual);
            outcomes.add(new ConditionOutcome(
                    fact.name(),
                    Wording.plainLabel(fact),
                    columns.get(i).isWorkedOut() ? workedOut(columns.get(i), requirement) : requirement,
                    Wording.requirement(fact, test),
                    actual,
                    actual == null ? null : Wording.value(fact, actual),
                    met == null ? Outcome.UNKNOWN : met ? Outcome.MET : Outcome.UNMET));
        }
        return outcomes;
    }

    /** What is asked of a worked-out column, as an expression: {@code income >= 2 * costs}, {@code not(income >= 2 * costs)}, {@code a + b > 0}. */
    private static String workedOut(Column column, String requirement) {
        return switch (requirement) {
            case "true" -> column.text();
            case "false" -> "not(" + column.text() + ")";
            default -> column.text() + " " + requirement;
        };
    }

    /** The first column, not met, in which other granting lines ask for something else and for the same everywhere else; or -1. */
    private int mergeable(Rule rule, List<Rule> pool) {
        for (int i = 0; i < columns.size(); i++) {
            boolean met = Boolean.TRUE.equals(rule.cells().get(i).meets(inputs[i]));
            if (!met && alternatives(rule, pool, i).size() > 1) {
                return i;
            }
        }
        return -1;
    }

    private List<Cell> alternatives(Rule rule, List<Rule> pool, int column) {
        List<Cell> cells = new ArrayList<>();
        for (Rule other : pool) {
            boolean sameElsewhere = true;
            for (int i = 0; i < columns.size(); i++) {
                sameElsewhere &= i == column
                        || rule.cells().get(i).met().equals(other.cells().get(i).met());
            }
            if (sameElsewhere && !other.cells().get(column).isAny()) {
                cells.add(other.cells().get(column));
            }
        }
        return cells;
    }
}
