package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.domain.DecisionTable.Cell;
import org.huiqi.eligibility.domain.DecisionTable.Column;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One measure's table over {@link FactSlots}: for each column and class of values two bit sets over the lines, those met and
 * those still possible, so that a verdict is two ANDs a column. Its answers are the {@link Determiner}'s.
 */
final class ScreenedMeasure {

    private static final int MOST_LINES = Long.SIZE;

    private final MeasureDecision decision;
    private final List<Rule> rules;
    private final List<Column> columns;
    private final boolean first;
    private final boolean wide;
    private final int[] factSlots;
    private final int[] columnSlots;
    private final long[][] met;
    private final long[][] possible;
    private final long[] asked;
    private final long grants;
    private final long all;
    private final @Nullable Fixed[] fixed;

    /** The answer of a line whose sum depends on nothing; the verdict is not eligible where a cap of zero leaves nothing. */
    private record Fixed(Verdict verdict, @Nullable Money amount) {}

    /** What was found, and where; one is used over and over by one thread. */
    static final class Finding {
        Verdict verdict = Verdict.NOT_ELIGIBLE;

        @Nullable
        Money amount;

        /** The granting line closest to the facts, or -1 where none is possible. */
        int line = -1;

        /** Columns of that line that ask something and are unknown. */
        long unknownColumns;

        /** True where the facts meet at least one condition of that line. */
        boolean someMet;

        /** The column at which the last granting line fell, or -1. */
        int against = -1;

        private final @Nullable Object[] scratch;
        private final int[] classes;

        Finding(int mostFacts, int mostColumns) {
            this.scratch = new Object[mostFacts];
            this.classes = new int[mostColumns];
        }
    }

    ScreenedMeasure(MeasureDecision decision, FactSlots slots) {
        this.decision = decision;
        DecisionTable table = decision.table();
        this.rules = table.rules();
        this.columns = table.columns();
        this.first = table.isFirst();
        List<FactDefinition> facts = decision.measure().facts();
        this.factSlots =
                facts.stream().mapToInt(fact -> slots.slotOf(fact.name())).toArray();
        this.columnSlots = columns.stream()
                .mapToInt(column ->
                        column.isWorkedOut() ? -1 : slots.slotOf(column.fact().name()))
                .toArray();
        // A table of more lines, or of more columns than fit a bit set, is answered by the table itself.
        this.wide = rules.size() > MOST_LINES || columns.size() >= Long.SIZE;
        this.met = new long[columns.size()][];
        this.possible = new long[columns.size()][];
        this.asked = new long[columns.size()];
        long grantingLines = 0;
        for (int line = 0; line < Math.min(rules.size(), MOST_LINES); line++) {
            grantingLines |= decision.isEligible(rules.get(line)) ? bit(line) : 0;
        }
        this.grants = grantingLines;
        this.all = rules.size() >= MOST_LINES ? -1 : bit(rules.size()) - 1;
        if (!wide) {
            for (int column = 0; column < columns.size(); column++) {
                compile(column, slots);
            }
        }
        this.fixed = rules.stream().map(this::fixed).toArray(Fixed[]::new);
    }

    private static long bit(int line) {
        return 1L << line;
    }

    private void compile(int column, FactSlots slots) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        if (columnSlots[column] >= 0) {
            values.addAll(slots.representatives(columnSlots[column]));
        }
        met[column] = new long[values.size()];
        possible[column] = new long[values.size()];
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            met[column][i] = lines(column, value, true);
            possible[column][i] = lines(column, value, false);
        }
        for (int line = 0; line < rules.size(); line++) {
            asked[column] |= rules.get(line).cells().get(column).isAny() ? 0 : bit(line);
        }
    }

    /** The lines whose cell is met by the value, or else those whose cell is not certainly unmet. */
    private long lines(int column, @Nullable Object value, boolean certain) {
        long lines = 0;
        for (int line = 0; line < rules.size(); line++) {
            Boolean meets = rules.get(line).cells().get(column).meets(value);
            if (meets == null ? !certain : meets) {
                lines |= bit(line);
            }
        }
        return lines;
    }

    private @Nullable Fixed fixed(Rule rule) {
        if (!decision.isEligible(rule) || !(decision.amountOf(rule) instanceof FeelNode.Literal literal)) {
            return null;
        }
        if (!(literal.value() instanceof BigDecimal amount)) {
            return new Fixed(Verdict.ELIGIBLE, null);
        }
        return capped(Money.rounded(amount.max(BigDecimal.ZERO)));
    }

    private Fixed capped(Money amount) {
        AppliedCaps caps = AppliedCaps.of(decision, Granted.UNKNOWN, amount);
        return caps.exhausted() == null
                ? new Fixed(Verdict.ELIGIBLE, caps.amount())
                : new Fixed(Verdict.NOT_ELIGIBLE, null);
    }

    int facts() {
        return factSlots.length;
    }

    int columns() {
        return columns.size();
    }

    /** Answers for the facts of one business, given by slot as values and as classes. */
    void screen(@Nullable Object[] values, int[] classes, Finding finding) {
        finding.amount = null;
        finding.line = -1;
        finding.unknownColumns = 0;
        finding.someMet = false;
        finding.against = -1;
        if (wide) {
            screenByTable(values, finding);
            return;
        }
        long certain = all;
        long open = all;
        for (int column = 0; column < columnSlots.length; column++) {
            int slot = columnSlots[column];
            if (slot >= 0) {
                int of = classes[slot];
                finding.classes[column] = of;
                certain &= met[column][of];
                open &= possible[column][of];
            } else {
                Object value = columns.get(column).value(local(values, finding));
                finding.classes[column] = value == null ? FactSlots.UNKNOWN : 1;
                certain &= value == null ? met[column][0] : lines(column, value, true);
                open &= value == null ? possible[column][0] : lines(column, value, false);
            }
            if ((open & grants) == 0) {
                finding.verdict = Verdict.NOT_ELIGIBLE;
                finding.against = column;
                return;
            }
        }
        long candidates = candidates(certain, open);
        long granting = candidates & grants;
        if (granting == 0) {
            finding.verdict = Verdict.NOT_ELIGIBLE;
        } else {
            finding.verdict = granting == candidates ? Verdict.ELIGIBLE : Verdict.UNDETERMINED;
            closest(granting, certain, finding);
            if (finding.verdict == Verdict.ELIGIBLE) {
                money(candidates, values, finding);
            }
        }
    }

    /** As {@link DecisionTable#candidates}: a certain line decides; in a table of first hits only what stands before it may yet. */
    private long candidates(long certain, long open) {
        if (certain == 0) {
            return open;
        }
        long decided = Long.lowestOneBit(certain);
        return first ? open & ((decided << 1) - 1) : decided;
    }

    private void closest(long granting, long certain, Finding finding) {
        long best = Long.lowestOneBit(granting & certain);
        int line = Long.numberOfTrailingZeros(best == 0 ? Long.lowestOneBit(granting) : best);
        int fewest = Integer.MAX_VALUE;
        long lines = best == 0 ? granting : best;
        while (lines != 0) {
            int candidate = Long.numberOfTrailingZeros(lines);
            lines &= lines - 1;
            long unknown = unknown(candidate, finding);
            if (Long.bitCount(unknown) < fewest) {
                fewest = Long.bitCount(unknown);
                line = candidate;
                finding.unknownColumns = unknown;
            }
        }
        finding.line = line;
        for (int column = 0; column < columnSlots.length; column++) {
            finding.someMet |= finding.classes[column] != FactSlots.UNKNOWN && (asked[column] & bit(line)) != 0;
        }
    }

    private long unknown(int line, Finding finding) {
        long unknown = 0;
        for (int column = 0; column < columnSlots.length; column++) {
            boolean open = finding.classes[column] == FactSlots.UNKNOWN
                    && (asked[column] & bit(line)) != 0
                    && (met[column][0] & bit(line)) == 0;
            unknown |= open ? bit(column) : 0;
        }
        return unknown;
    }

    private void money(long candidates, @Nullable Object[] values, Finding finding) {
        if (Long.bitCount(candidates) == 1) {
            Fixed answer = fixed[Long.numberOfTrailingZeros(candidates)];
            if (answer != null) {
                finding.verdict = answer.verdict();
                finding.amount = answer.amount();
                return;
            }
        }
        @Nullable Object[] local = local(values, finding);
        BigDecimal common = null;
        for (long lines = candidates; lines != 0; lines &= lines - 1) {
            Rule rule = rules.get(Long.numberOfTrailingZeros(lines));
            BigDecimal value = (BigDecimal) decision.amountOf(rule).evaluate(local);
            boolean same = value == null
                    ? !decision.paysMoney(rule) && Long.bitCount(candidates) == 1
                    : common == null || common.compareTo(value) == 0;
            if (!same) {
                return;
            }
            common = common == null ? value : common;
        }
        if (common != null) {
            Fixed answer = capped(Money.rounded(common.max(BigDecimal.ZERO)));
            finding.verdict = answer.verdict();
            finding.amount = answer.amount();
        }
    }

    /** The facts in this measure's own order. */
    private @Nullable Object[] local(@Nullable Object[] values, Finding finding) {
        for (int i = 0; i < factSlots.length; i++) {
            finding.scratch[i] = values[factSlots[i]];
        }
        return finding.scratch;
    }

    private void screenByTable(@Nullable Object[] values, Finding finding) {
        @Nullable Object[] local = local(values, finding);
        List<Rule> candidates = decision.table().candidates(local);
        List<Rule> granting = candidates.stream().filter(decision::isEligible).toList();
        if (granting.isEmpty()) {
            finding.verdict = Verdict.NOT_ELIGIBLE;
            return;
        }
        finding.verdict = granting.size() == candidates.size() ? Verdict.ELIGIBLE : Verdict.UNDETERMINED;
        finding.line = rules.indexOf(granting.get(0));
        @Nullable Object[] inputs = decision.table().columnValues(local);
        for (int column = 0; column < inputs.length; column++) {
            Cell cell = granting.get(0).cells().get(column);
            if (!cell.isAny() && inputs[column] != null) {
                finding.someMet = true;
            } else if (!cell.isAny() && cell.meets(null) == null) {
                finding.unknownColumns |= column < Long.SIZE ? bit(column) : 0;
            }
        }
        if (finding.verdict == Verdict.ELIGIBLE) {
            BigDecimal common = null;
            for (Rule rule : candidates) {
                BigDecimal value = (BigDecimal) decision.amountOf(rule).evaluate(local);
                if (value == null || common != null && common.compareTo(value) != 0) {
                    return;
                }
                common = value;
            }
            if (common != null) {
                Fixed answer = capped(Money.rounded(common.max(BigDecimal.ZERO)));
                finding.verdict = answer.verdict();
                finding.amount = answer.amount();
            }
        }
    }
}
