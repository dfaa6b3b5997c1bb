package org.huiqi.registry.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.util.Comparator;

/** What was reached at one place in one period, and who says so. */
public record Figure(
        String policyId,
        String indicator,
        String place,
        String period,
        BigDecimal value,
        String note,
        String recordedBy,
        Instant recordedAt) {

    private static final int MONTHS_OF_A_QUARTER = 3;

    /** By the end of the period, then by the time of recording: the last one is the newest. */
    public static final Comparator<Figure> BY_AGE =
            Comparator.comparing((Figure figure) -> figure.lastMonth()).thenComparing(Figure::recordedAt);

    /** The month with which the period ends. */
    public YearMonth lastMonth() {
        return lastMonth(period);
    }

    /** The month with which a period such as {@code 2022-06}, {@code 2022-Q2} or {@code 2022} ends. */
    public static YearMonth lastMonth(String period) {
        int year = Integer.parseInt(period.substring(0, 4));
        if (period.length() == 4) {
            return YearMonth.of(year, Month.DECEMBER);
        }
        return period.charAt(5) == 'Q'
                ? YearMonth.of(year, (period.charAt(6) - '0') * MONTHS_OF_A_QUARTER)
                : YearMonth.parse(period);
    }
}
