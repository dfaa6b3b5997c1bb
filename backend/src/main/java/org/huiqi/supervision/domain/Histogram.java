package org.huiqi.supervision.domain;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many there are of each whole number of working days; percentiles from it are exact. */
public final class Histogram {

    private final SortedMap<Integer, Long> counts = new TreeMap<>();
    private long total;

    public void add(int value, long n) {
        counts.merge(value, n, Long::sum);
        total += n;
    }

    public long total() {
        return total;
    }

    /** The smallest value that at least this share of all is not above; null where there is nothing. */
    public @Nullable Integer percentile(double share) {
        long wanted = Math.max((long) Math.ceil(total * share), 1);
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return null;
    }
}
