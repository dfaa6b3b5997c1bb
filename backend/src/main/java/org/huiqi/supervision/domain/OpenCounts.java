package org.huiqi.supervision.domain;

/**
 * How the open requests stand: those overdue have a deadline that is over, those warned one that was warned of. Whose deadlines are
 * looked at, the counts do not say.
 */
public record OpenCounts(long open, long warned, long overdue, long listed) {

    public static final OpenCounts NONE = new OpenCounts(0, 0, 0, 0);

    public long onTime() {
        return open - warned - overdue;
    }
}
