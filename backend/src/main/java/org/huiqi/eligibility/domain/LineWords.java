package org.huiqi.eligibility.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huiqi.eligibility.FindingWords;
import org.huiqi.eligibility.domain.DecisionTable.Cell;
import org.huiqi.eligibility.domain.DecisionTable.Column;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.policy.FactDefinition;

/** The words of one measure's lines and columns. */
public final class LineWords implements FindingWords {

    private final MeasureDecision decision;
    private final List<Column> columns;

    public LineWords(MeasureDecision decision) {
        this.decision = decision;
        this.columns = decision.table().columns();
    }

    @Override
    public List<String> met(int line, long unknownColumns) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!isUnknown(column, unknownColumns) && !cell(line, column).isAny()) {
                texts.add(words(column, cell(line, column).test()));
            }
        }
        return texts;
    }

    @Override
    public List<String> open(int line, long unknownColumns) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (isUnknown(column, unknownColumns)) {
                texts.add("须核实" + words(column, cell(line, column).test()));
            }
        }
        return texts;
    }

    @Override
    public List<String> missing(int line, long unknownColumns) {
        return missingFacts(unknownColumns).stream().map(FactDefinition::name).toList();
    }

    @Override
    public List<String> missingLabels(int line, long unknownColumns) {
        return missingFacts(unknownColumns).stream().map(Wording::plainLabel).toList();
    }

    @Override
    public String against(int column) {
        if (column < 0 || column >= columns.size()) {
            return "属于不予支持的情形";
        }
        List<CellTest> asked = decision.table().rules().stream()
                .filter(decision::isEligible)
                .map(rule -> rule.cells().get(column))
                .filter(cell -> !cell.isAny())
                .map(Cell::test)
                .distinct()
                .toList();
        return words(column, asked.size() == 1 ? asked.get(0) : new CellTest.OneOf(asked)) + "，未满足";
    }

    private Set<FactDefinition> missingFacts(long unknownColumns) {
        Set<FactDefinition> facts = new LinkedHashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            if (isUnknown(column, unknownColumns)) {
                columns.get(column).slots().stream()
                        .sorted()
                        .map(slot -> decision.measure().facts().get(slot))
                        .forEach(facts::add);
            }
        }
        return facts;
    }

    private static boolean isUnknown(int column, long unknownColumns) {
        return column < Long.SIZE && (unknownColumns >>> column & 1) == 1;
    }

    private Cell cell(int line, int column) {
        return decision.table().rules().get(line).cells().get(column);
    }

    private String words(int column, CellTest test) {
        FactDefinition fact = columns.get(column).fact();
        return Wording.plainLabel(fact) + "：" + Wording.requirement(fact, test);
    }
}
