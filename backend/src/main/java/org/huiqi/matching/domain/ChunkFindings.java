package org.huiqi.matching.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Verdict;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** What was found in one chunk: candidates grouped by measure and reasons, exclusions counted. */
public final class ChunkFindings implements Screen.Findings {

    /** No sum is known. */
    public static final long NO_AMOUNT = Long.MIN_VALUE;

    private final List<Group>[] groups;
    private final int[][] reasons;
    private final int[] open;
    private final List<EntityRow> entities = new ArrayList<>();
    private long entityId;
    private short[] measures = new short[64];
    private int measureCount;

    /** Candidates of one measure with the same verdict, line and missing facts. */
    public static final class Group {
        private final Verdict verdict;
        private final int line;
        private final long unknownColumns;
        private long[] ids = new long[8];
        private long @Nullable [] amounts;
        private int size;

        Group(Verdict verdict, int line, long unknownColumns) {
            this.verdict = verdict;
            this.line = line;
            this.unknownColumns = unknownColumns;
        }

        private void add(long id, @Nullable Money amount) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
                amounts = amounts == null ? null : Arrays.copyOf(amounts, size * 2);
            }
            ids[size] = id;
            if (amount != null && amounts == null) {
                amounts = new long[ids.length];
                Arrays.fill(amounts, 0, size, NO_AMOUNT);
            }
            if (amounts != null) {
                amounts[size] = amount == null ? NO_AMOUNT : fen(amount);
            }
            size++;
        }

        private static long fen(Money amount) {
            return amount.yuan().movePointRight(2).longValueExact();
        }

        public Verdict verdict() {
            return verdict;
        }

        public int line() {
            return line;
        }

        public long unknownColumns() {
            return unknownColumns;
        }

        public int size() {
            return size;
        }

        public long id(int i) {
            return ids[i];
        }

        public boolean hasAmounts() {
            return amounts != null;
        }

        /** In fen, or {@link #NO_AMOUNT}. */
        public long amount(int i) {
            return amounts == null ? NO_AMOUNT : amounts[i];
        }
    }

    /** A business and the measures it is a candidate for. */
    public record EntityRow(long id, short[] measures) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    public ChunkFindings(int measures) {
        this.groups = new List[measures];
        Arrays.setAll(groups, i -> new ArrayList<>());
        this.reasons = new int[measures][];
        this.open = new int[measures];
    }

    /** The findings that follow are of this business. */
    public void begin(long id) {
        entityId = id;
        measureCount = 0;
    }

    /** The business is finished. */
    public void end() {
        if (measureCount > 0) {
            entities.add(new EntityRow(entityId, Arrays.copyOf(measures, measureCount)));
        }
    }

    @Override
    public void open(
            int measure, Verdict verdict, @Nullable Money amount, int line, long unknownColumns, boolean someMet) {
        if (verdict == Verdict.UNDETERMINED && !someMet) {
            open[measure]++;
            return;
        }
        group(measure, verdict, line, unknownColumns).add(entityId, amount);
        if (measureCount == measures.length) {
            measures = Arrays.copyOf(measures, measureCount * 2);
        }
        measures[measureCount++] = (short) measure;
    }

    private Group group(int measure, Verdict verdict, int line, long unknownColumns) {
        List<Group> present = groups[measure];
        for (int i = 0; i < present.size(); i++) {
            Group group = present.get(i);
            if (group.line == line && group.unknownColumns == unknownColumns && group.verdict == verdict) {
                return group;
            }
        }
        Group group = new Group(verdict, line, unknownColumns);
        present.add(group);
        return group;
    }

    @Override
    public void excluded(int measure, int column) {
        int[] counts = reasons[measure];
        if (counts == null || counts.length < column + 2) {
            counts = counts == null ? new int[column + 2] : Arrays.copyOf(counts, column + 2);
            reasons[measure] = counts;
        }
        counts[column + 1]++;
    }

    public List<Group> groupsOf(int measure) {
        return groups[measure];
    }

    /** How many were excluded: at first by no single column, then by each column; null where none was. */
    public int @Nullable [] reasonsOf(int measure) {
        return reasons[measure];
    }

    /** How many are open without a single condition met. */
    public int openOf(int measure) {
        return open[measure];
    }

    public List<EntityRow> entities() {
        return entities;
    }
}
