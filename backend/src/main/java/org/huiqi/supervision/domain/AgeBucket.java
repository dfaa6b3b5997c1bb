package org.huiqi.supervision.domain;

import org.jspecify.annotations.Nullable;

/** How long open requests have been waiting, in working days after the day of submission; the steps are those of the 13710 rule. */
public enum AgeBucket {
    ONE("0-1", "1个工作日内", 0, 1),
    THREE("2-3", "2—3个工作日", 2, 3),
    SEVEN("4-7", "4—7个工作日", 4, 7),
    MONTH("8-22", "8—22个工作日", 8, 22),
    LONGER("23-", "22个工作日以上", 23, null);

    private final String id;
    private final String label;
    private final int from;
    private final @Nullable Integer to;

    AgeBucket(String id, String label, int from, @Nullable Integer to) {
        this.id = id;
        this.label = label;
        this.from = from;
        this.to = to;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public int from() {
        return from;
    }

    public @Nullable Integer to() {
        return to;
    }
}
