package org.huiqi.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A half-open range of days: {@code from} is in it, {@code until} is not; null means without bound. */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate until) {

    public static final DateRange ALWAYS = new DateRange(null, null);

    public DateRange {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("Range ends before it starts: " + from + " to " + until);
        }
    }

    /** The range whose first and last day are given, both included, as policy documents state periods. */
    public static DateRange closed(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new DateRange(first, last == null ? null : last.plusDays(1));
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    public @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }
}
