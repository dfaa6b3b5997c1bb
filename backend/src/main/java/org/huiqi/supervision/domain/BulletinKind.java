package org.huiqi.supervision.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/** What a bulletin reports on, and for how long a time. */
public enum BulletinKind {
    MONTHLY("monthly", "诉求办理月度通报"),
    TARGETS_QUARTERLY("targets-quarterly", "小升规目标季度通报"),
    TARGETS_YEARLY("targets-yearly", "小升规目标年度通报");

    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final String id;
    private final String chineseName;

    BulletinKind(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<BulletinKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }

    /** The last period of this kind that was over before the day. */
    public String lastBefore(LocalDate day) {
        return switch (this) {
            case MONTHLY -> YearMonth.from(day).minusMonths(1).toString();
            case TARGETS_QUARTERLY -> {
                LocalDate earlier = day.minusMonths(MONTHS_OF_A_QUARTER);
                yield earlier.getYear() + "-Q" + ((earlier.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1);
            }
            case TARGETS_YEARLY -> Integer.toString(day.getYear() - 1);
        };
    }

    /** The last day of a period; empty where it is none of this kind, or of no year that is reported on. */
    public Optional<LocalDate> lastDay(String period) {
        return parsed(period).filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private Optional<LocalDate> parsed(String period) {
        try {
            return switch (this) {
                case MONTHLY -> Optional.of(YearMonth.parse(period).atEndOfMonth());
                case TARGETS_QUARTERLY ->
                    period.matches("\\d{4}-Q[1-4]")
                            ? Optional.of(YearMonth.of(
                                            Integer.parseInt(period.substring(0, 4)),
                                            (period.charAt(6) - '0') * MONTHS_OF_A_QUARTER)
                                    .atEndOfMonth())
                            : Optional.empty();
                case TARGETS_YEARLY ->
                    period.matches("\\d{4}")
                            ? Optional.of(LocalDate.of(Integer.parseInt(period), 12, 31))
                            : Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In words, such as {@code 2026年10月}, {@code 2026年第3季度}, {@code 2026年}. */
    public String periodText(String period) {
        String year = period.substring(0, 4) + "年";
        return switch (this) {
            case MONTHLY -> year + Integer.parseInt(period.substring(5)) + "月";
            case TARGETS_QUARTERLY -> year + "第" + period.charAt(6) + "季度";
            case TARGETS_YEARLY -> year;
        };
    }
}
