package org.huiqi.supervision.domain;

import java.util.SortedMap;
import java.util.TreeMap;

/** What happened within one month. */
public final class MonthCounts {

    private long submitted;
    private long closed;
    private long late;
    private long ownLate;
    private long reopened;
    private final Histogram handling = new Histogram();
    private final SortedMap<Integer, Long> ratings = new TreeMap<>();

    /** Adds a counter as the database has it. */
    public void add(String measure, int value, long n) {
        switch (measure) {
            case "submitted" -> submitted += n;
            case "closed" -> closed += n;
            case "late" -> late += n;
            case "own-late" -> ownLate += n;
            case "reopened" -> reopened += n;
            case "handling" -> handling.add(value, n);
            case "rated" -> ratings.merge(value, n, Long::sum);
            default -> throw new IllegalArgumentException("Unknown measure: " + measure);
        }
    }

    public long submitted() {
        return submitted;
    }

    public long closed() {
        return closed;
    }

    /** Closed after anybody had missed a deadline. */
    public long late() {
        return late;
    }

    /** Closed after whoever was responsible had missed a deadline himself. */
    public long ownLate() {
        return ownLate;
    }

    public long reopened() {
        return reopened;
    }

    public Histogram handling() {
        return handling;
    }

    public long rated(int grade) {
        return ratings.getOrDefault(grade, 0L);
    }

    /** Each rating, also where a request was rated again. */
    public long rated() {
        return ratings.values().stream().mapToLong(Long::longValue).sum();
    }
}
