package org.huiqi.eligibility.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.eligibility.domain.feel.FeelParser;
import org.huiqi.eligibility.domain.feel.FeelType;
import org.huiqi.eligibility.domain.feel.SourceText;
import org.huiqi.eligibility.domain.feel.TableException;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Measure;
import org.jspecify.annotations.Nullable;

/** One version of a measure with its table and its funding rules compiled. */
public final class MeasureDecision {

    static final String GRANTED_THIS_YEAR = "grantedThisYearAmount";
    static final String GRANTED_TO_DATE = "grantedToDateAmount";
    static final String RECEIVED_BEFORE = "hasReceivedThisAward";

    private final Measure measure;
    private final int version;
    private final DecisionTable table;
    private final int eligible;
    private final int amount;
    private final List<FundingTest> funding;
    private final boolean readsThisYear;
    private final boolean readsToDate;

    /** A funding rule whose conditions are compiled. */
    record FundingTest(FundingRule rule, List<Condition> conditions) {
        record Condition(int slot, CellTest test) {}
    }

    private MeasureDecision(
            Measure measure, int version, DecisionTable table, int eligible, int amount, List<FundingTest> funding) {
        this.measure = measure;
        this.version = version;
        this.table = table;
        this.eligible = eligible;
        this.amount = amount;
        this.funding = funding;
        this.readsThisYear = reads(GRANTED_THIS_YEAR);
        this.readsToDate = reads(GRANTED_TO_DATE);
    }

    public static MeasureDecision compile(Measure measure, DecisionSource source) {
        DecisionTable table = DecisionTable.compile(source.file(), source.xml(), measure.facts());
        if (!table.id().equals(measure.id())) {
            throw new TableException(source.file(), 1, 1, "the decision's id must be '" + measure.id() + "'");
        }
        int eligible = table.outputNames().indexOf("eligible");
        int amount = table.outputNames().indexOf("amount");
        if (eligible < 0 || amount < 0) {
            throw new TableException(source.file(), 1, 1, "outputs 'eligible' and 'amount' are expected");
        }
        Set<String> declared = new HashSet<>(List.of("eligible", "amount"));
        measure.results().forEach(result -> declared.add(result.name()));
        if (!declared.equals(new HashSet<>(table.outputNames()))) {
            throw new TableException(source.file(), 1, 1, "the outputs must be " + declared);
        }
        for (Rule rule : table.rules()) {
            checkOutputs(source, rule, eligible, amount);
        }
        return new MeasureDecision(measure, source.version(), table, eligible, amount, funding(measure, source));
    }

    private static void checkOutputs(DecisionSource source, Rule rule, int eligible, int amount) {
        if (!(rule.outputs().get(eligible) instanceof FeelNode.Literal literal)
                || !(literal.value() instanceof Boolean verdict)) {
            throw new TableException(source.file(), 1, 1, "line '" + rule.id() + "': eligible is true or false");
        }
        FeelType type = rule.outputs().get(amount).type();
        if (type != FeelType.NUMBER && type != FeelType.NOTHING) {
            throw new TableException(source.file(), 1, 1, "line '" + rule.id() + "': amount is a number or null");
        }
        if (!verdict && type != FeelType.NOTHING) {
            throw new TableException(source.file(), 1, 1, "line '" + rule.id() + "': not eligible, yet with an amount");
        }
    }

    private static List<FundingTest> funding(Measure measure, DecisionSource source) {
        List<FundingTest> tests = new ArrayList<>();
        for (FundingRule rule : measure.funding()) {
            List<FundingTest.Condition> conditions = new ArrayList<>();
            rule.when().forEach((name, test) -> {
                FactDefinition fact = measure.fact(name).orElseThrow();
                FeelType type = FeelParser.columnType(fact.type().id());
                SourceText text = new SourceText("funding of " + measure.id() + " beside " + source.file(), 1, 1, test);
                if (type == null) {
                    throw text.error(0, "fact '" + name + "' cannot decide who pays");
                }
                conditions.add(
                        new FundingTest.Condition(measure.facts().indexOf(fact), FeelParser.unaryTests(text, type)));
            });
            tests.add(new FundingTest(rule, List.copyOf(conditions)));
        }
        return List.copyOf(tests);
    }

    public Measure measure() {
        return measure;
    }

    int version() {
        return version;
    }

    public DecisionTable table() {
        return table;
    }

    public boolean isEligible(Rule rule) {
        return rule.outputs().get(eligible) instanceof FeelNode.Literal literal && Boolean.TRUE.equals(literal.value());
    }

    public FeelNode amountOf(Rule rule) {
        return rule.outputs().get(amount);
    }

    public boolean paysMoney(Rule rule) {
        return amountOf(rule).type() == FeelType.NUMBER;
    }

    List<FundingTest> funding() {
        return funding;
    }

    /** The output of a further result, or null where the table has none of that name. */
    @Nullable
    FeelNode resultOf(Rule rule, String name) {
        int index = table.outputNames().indexOf(name);
        return index < 0 ? null : rule.outputs().get(index);
    }

    /** True where the table reads what was granted this year: it then applies the annual cap itself. */
    boolean appliesAnnualCap() {
        return readsThisYear;
    }

    /** True where the table reads what was granted to date: it then applies the applicant's cap itself. */
    boolean appliesApplicantCap() {
        return readsToDate;
    }

    private boolean reads(String fact) {
        int slot = slotOf(fact);
        if (slot < 0) {
            return false;
        }
        boolean tested = table.columns().stream()
                .anyMatch(column -> column.slots().contains(slot)
                        && table.rules().stream().anyMatch(rule -> !rule.cells()
                                .get(table.columns().indexOf(column))
                                .isAny()));
        return tested
                || table.rules().stream().anyMatch(rule -> {
                    Set<Integer> slots = new HashSet<>();
                    amountOf(rule).addSlots(slots);
                    return slots.contains(slot);
                });
    }

    private int slotOf(String fact) {
        List<FactDefinition> facts = measure.facts();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).name().equals(fact)) {
                return i;
            }
        }
        return -1;
    }
}
