package org.huiqi.eligibility.domain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.eligibility.domain.feel.FeelParser;
import org.huiqi.eligibility.domain.feel.FeelType;
import org.huiqi.eligibility.domain.feel.Names;
import org.huiqi.eligibility.domain.feel.SourceText;
import org.huiqi.eligibility.domain.feel.TableException;
import org.huiqi.policy.FactDefinition;
import org.jspecify.annotations.Nullable;

/** A decision table compiled once: columns over facts, lines of tests, outputs as expressions. */
public final class DecisionTable {

    /** One input column: the fact, its slot among the values, and the values that stand for all others. */
    public record Column(FactDefinition fact, int slot, List<Object> representatives) {}

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
        List<FactDefinition> columnFacts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < source.inputs.size(); column++) {
            SourceText input = source.inputs.get(column);
            Names.Slot slot = names.find(input.text().strip());
            if (slot == null || slot.type() == FeelType.LIST || !seen.add(slot.name())) {
                throw input.error(
                        0, "'" + input.text().strip() + "' is not a fact of this measure, or has a column already");
            }
            FactDefinition fact = facts.get(slot.index());
            columnFacts.add(fact);
            List<CellTest> columnTests = new ArrayList<>();
            for (DecisionXml.Rule rule : source.rules) {
                columnTests.add(test(rule.inputs().get(column), slot.type(), fact));
            }
            tests.add(columnTests);
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < columnFacts.size(); column++) {
            List<Object> constants = new ArrayList<>();
            tests.get(column).forEach(test -> test.constants(constants::add));
            FactDefinition fact = columnFacts.get(column);
            columns.add(new Column(fact, slotOf(names, fact), Representatives.of(fact, constants)));
        }
        return new DecisionTable(
                source.decisionId,
                source.hitPolicy.equals("FIRST"),
                List.copyOf(columns),
                source.outputs.stream().map(DecisionXml.Output::name).toList(),
                rules(source, tests, columns, names),
                names);
    }

    private static int slotOf(Names names, FactDefinition fact) {
        Names.Slot slot = names.find(fact.name());
        if (slot == null) {
            throw new IllegalStateException("No slot for " + fact.name());
        }
        return slot.index();
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

    /** The lines that can decide, given what is known: one where it is certain, none where the table has a gap. */
    public List<Rule> candidates(@Nullable Object[] values) {
        List<Rule> possible = new ArrayList<>(2);
        for (Rule rule : rules) {
            Boolean outcome = meets(rule, values);
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

    private @Nullable Boolean meets(Rule rule, @Nullable Object[] values) {
        Boolean outcome = Boolean.TRUE;
        List<Cell> cells = rule.cells();
        for (int i = 0; i < cells.size(); i++) {
            Boolean met = cells.get(i).meets(values[columns.get(i).slot()]);
            if (Boolean.FALSE.equals(met)) {
                return false;
            }
            if (met == null) {
                outcome = null;
            }
        }
        return outcome;
    }

    /** True where the fact of the column, being unknown, tells two lines apart that agree with each other in every other unknown column. */
    boolean tellsApart(int column, Rule one, Rule other, @Nullable Object[] values) {
        if (one.cells().get(column).met().equals(other.cells().get(column).met())) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            boolean unknown = values[columns.get(i).slot()] == null;
            if (i != column
                    && unknown
                    && !one.cells().get(i).met().intersects(other.cells().get(i).met())) {
                return false;
            }
        }
        return true;
    }
}
