package org.huiqi.eligibility.domain;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.eligibility.domain.feel.FeelParser;
import org.huiqi.eligibility.domain.feel.FeelType;
import org.huiqi.eligibility.domain.feel.Names;
import org.huiqi.eligibility.domain.feel.SourceText;
import org.huiqi.eligibility.domain.feel.TableException;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.jspecify.annotations.Nullable;

/** A decision table compiled once: columns over facts, lines of tests, outputs as expressions. */
public final class DecisionTable {

    /**
     * One input column: a fact, or what is worked out of several ({@code qualifyingNewHires / currentEmployees}).
     *
     * @param text the expression as it stands in the file
     * @param fact the fact, or for a worked-out column the first fact it reads under the column's own label and type
     * @param slots where the facts that it reads stand among the values
     * @param representatives values that stand for all others
     * @param choices what a worked-out column comes to while facts are unknown
     */
    public record Column(
            String text,
            FactDefinition fact,
            FeelNode input,
            Set<Integer> slots,
            List<Object> representatives,
            Choices choices) {

        public boolean isWorkedOut() {
            return !(input instanceof FeelNode.Variable);
        }

        /** The column's value; null where it turns on a fact that is unknown. */
        @Nullable
        Object value(@Nullable Object[] values) {
            Object value = input.evaluate(values);
            return value == null && isWorkedOut() ? choices.agreed(values) : value;
        }

        /** The unknown facts on which the value turns. */
        Set<Integer> turningOn(@Nullable Object[] values) {
            return choices.turningOn(values);
        }
    }

    /**
     * One cell: its test, how it stands in the file, and which of the column's representatives meet it.
     *
     * @param unknown what the cell says to an unknown fact: true or false where every or no value meets it, null otherwise
     */
    public record Cell(
            String text,
            CellTest test,
            BitSet met,
            @Nullable Boolean unknown) {

        /** True, false, or null for unknown. */
        @Nullable
        Boolean meets(@Nullable Object value) {
            return value == null ? unknown : (Boolean) test.matches(value);
        }

        public boolean isAny() {
            return test instanceof CellTest.Any;
        }
    }

    /** One line: all cells must be met. */
    public record Rule(String id, String description, List<Cell> cells, List<FeelNode> outputs) {}

    private final String id;
    private final boolean first;
    private final List<Column> columns;
    private final List<String> outputNames;
    private final List<Rule> rules;
    private final Names names;

    private DecisionTable(
            String id, boolean first, List<Column> columns, List<String> outputNames, List<Rule> rules, Names names) {
        this.id = id;
        this.first = first;
        this.columns = columns;
        this.outputNames = outputNames;
        this.rules = rules;
        this.names = names;
    }

    /** Compiles a table over the facts, whose order is the order of the values given to it later. */
    public static DecisionTable compile(String file, String xml, List<FactDefinition> facts) {
        DecisionXml source = DecisionXml.parse(file, xml);
        List<Map.Entry<String, FeelType>> typed = new ArrayList<>();
        for (FactDefinition fact : facts) {
            FeelType type = FeelParser.columnType(fact.type().id());
            typed.add(Map.entry(fact.name(), type == null ? FeelType.LIST : type));
        }
        Names names = new Names(typed);
        List<List<CellTest>> tests = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < source.inputs.size(); column++) {
            SourceText input = source.inputs.get(column);
            String text = input.text().strip();
            if (!seen.add(text)) {
                throw input.error(0, "'" + text + "' has a column already");
            }
            FeelNode node = FeelParser.expression(input, names);
            Set<Integer> slots = new TreeSet<>();
            node.addSlots(slots);
            if (slots.isEmpty() || node.type() == FeelType.LIST || node.type() == FeelType.NOTHING) {
                throw input.error(0, "'" + text + "' is not a fact of this measure, nor worked out of some");
            }
            FactDefinition fact = node instanceof FeelNode.Variable variable
                    ? facts.get(variable.slot())
                    : workedOut(source.inputLabels.get(column), node.type(), first(node, facts));
            List<CellTest> columnTests = new ArrayList<>();
            List<Object> constants = new ArrayList<>();
            for (DecisionXml.Rule rule : source.rules) {
                CellTest test = test(rule.inputs().get(column), node.type(), fact);
                columnTests.add(test);
                test.constants(constants::add);
            }
            tests.add(columnTests);
            columns.add(new Column(
                    text,
                    fact,
                    node,
                    Set.copyOf(slots),
                    Representatives.of(fact, constants),
                    new Choices(node, slots, facts)));
        }
        return new DecisionTable(
                source.decisionId,
                source.hitPolicy.equals("FIRST"),
                List.copyOf(columns),
                source.outputs.stream().map(DecisionXml.Output::name).toList(),
                rules(source, tests, columns, names),
                names);
    }

    /** The first fact that the expression names. */
    private static FactDefinition first(FeelNode node, List<FactDefinition> facts) {
        List<Integer> order = new ArrayList<>();
        node.addSlots(new AbstractSet<>() {
            @Override
            public boolean add(Integer slot) {
                return order.add(slot);
            }

            @Override
            public Iterator<Integer> iterator() {
                return order.iterator();
            }

            @Override
            public int size() {
                return order.size();
            }
        });
        return facts.get(order.get(0));
    }

    private static FactDefinition workedOut(String label, FeelType type, FactDefinition first) {
        FactType factType =
                switch (type) {
                    case BOOLEAN -> FactType.BOOLEAN;
                    case DATE -> FactType.DATE;
                    case TEXT -> FactType.STRING;
                    default -> FactType.NUMBER;
                };
        return new FactDefinition(
                first.name(),
                factType,
                null,
                label,
                null,
                List.of(),
                true,
                null,
                first.about(),
                first.source(),
                false,
                false,
                null,
                null);
    }

    private static CellTest test(SourceText cell, FeelType type, FactDefinition fact) {
        CellTest test = FeelParser.unaryTests(cell, type);
        if (!fact.values().isEmpty()) {
            test.constants(constant -> {
                if (fact.labelOf((String) constant).isEmpty()) {
                    throw cell.error(0, "fact '" + fact.name() + "' has no value '" + constant + "' in this measure");
                }
            });
        }
        return test;
    }

    private static List<Rule> rules(DecisionXml source, List<List<CellTest>> tests, List<Column> columns, Names names) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int line = 0; line < source.rules.size(); line++) {
            DecisionXml.Rule rule = source.rules.get(line);
            if (!ids.add(rule.id())) {
                throw new TableException(
                        "decision " + source.decisionId, rule.line(), 1, "line id '" + rule.id() + "' stands twice");
            }
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                CellTest test = tests.get(column).get(line);
                List<Object> values = columns.get(column).representatives();
                BitSet met = new BitSet(values.size());
                for (int i = 0; i < values.size(); i++) {
                    met.set(i, test.matches(values.get(i)));
                }
                Boolean unknown =
                        met.cardinality() == values.size() ? Boolean.TRUE : met.isEmpty() ? Boolean.FALSE : null;
                cells.add(new Cell(rule.inputs().get(column).text().strip(), test, met, unknown));
            }
            List<FeelNode> outputs = new ArrayList<>();
            rule.outputs().forEach(output -> outputs.add(FeelParser.expression(output, names)));
            rules.add(new Rule(rule.id(), rule.description(), List.copyOf(cells), List.copyOf(outputs)));
        }
        return List.copyOf(rules);
    }

    public String id() {
        return id;
    }

    public boolean isFirst() {
        return first;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<String> outputNames() {
        return outputNames;
    }

    /** How many values an evaluation takes. */
    public int slots() {
        return names.size();
    }

    /** The columns' values; null where one is unknown. */
    @Nullable
    Object[] columnValues(@Nullable Object[] values) {
        @Nullable Object[] inputs = new Object[columns.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = columns.get(i).value(values);
        }
        return inputs;
    }

    /** The lines that can decide, given what is known: one where it is certain, none where the table has a gap. */
    public List<Rule> candidates(@Nullable Object[] values) {
        @Nullable Object[] inputs = columnValues(values);
        List<Rule> possible = new ArrayList<>(2);
        for (Rule rule : rules) {
            Boolean outcome = meets(rule, inputs);
            if (Boolean.TRUE.equals(outcome)) {
                if (!first || possible.isEmpty()) {
                    return List.of(rule);
                }
                possible.add(rule);
                return possible;
            }
            if (outcome == null) {
                possible.add(rule);
            }
        }
        return possible;
    }

    private static @Nullable Boolean meets(Rule rule, @Nullable Object[] inputs) {
        Boolean outcome = Boolean.TRUE;
        List<Cell> cells = rule.cells();
        for (int i = 0; i < inputs.length; i++) {
            Boolean met = cells.get(i).meets(inputs[i]);
            if (Boolean.FALSE.equals(met)) {
                return false;
            }
            if (met == null) {
                outcome = null;
            }
        }
        return outcome;
    }

    /** True where the column, being unknown, tells two lines apart that agree with each other in every other unknown column. */
    boolean tellsApart(int column, Rule one, Rule other, @Nullable Object[] inputs) {
        if (one.cells().get(column).met().equals(other.cells().get(column).met())) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i != column
                    && inputs[i] == null
                    && !one.cells().get(i).met().intersects(other.cells().get(i).met())) {
                return false;
            }
        }
        return true;
    }
}
