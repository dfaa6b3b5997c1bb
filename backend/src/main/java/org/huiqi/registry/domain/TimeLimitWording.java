package org.huiqi.registry.domain;

import java.util.Map;
import java.util.Optional;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.policy.MeasureTimeLimit;
import org.jspecify.annotations.Nullable;

/** A measure's time limit in Chinese, and as the calendar counts it. */
public final class TimeLimitWording {

    private static final Map<String, String> UNITS =
            Map.of("minute", "分钟", "hour", "小时", "day", "日", "working-day", "个工作日", "month", "个月", "year", "年");
    private static final Map<String, String> RECURRING =
            Map.of("weekly", "每周", "monthly", "每月", "quarterly", "每季度", "yearly", "每年");

    private TimeLimitWording() {}

    public static String text(MeasureTimeLimit limit) {
        StringBuilder text = new StringBuilder();
        boolean dated = limit.due() != null && limit.due().startsWith("--");
        if (limit.recurring() != null && !dated) {
            text.append(RECURRING.getOrDefault(limit.recurring(), "定期")).append("，");
        }
        text.append(span(limit.length(), limit.unit(), limit.starts(), limit.before(), limit.due()));
        text.append(limit.action());
        for (MeasureTimeLimit.Step step : limit.steps()) {
            text.append("；其中")
                    .append(span(step.length(), step.unit(), null, step.before(), step.due()))
                    .append(step.action());
        }
        return text.toString();
    }

    private static String span(
            @Nullable Integer length,
            @Nullable String unit,
            @Nullable String starts,
            @Nullable String before,
            @Nullable String due) {
        StringBuilder text = new StringBuilder();
        String amount = length == null ? null : length + unitName(unit);
        if (before != null) {
            text.append(before).append(amount == null ? "前" : "前" + amount);
        } else if (amount != null) {
            text.append(starts == null ? "" : starts + "起").append(amount).append("内");
        } else if (starts != null) {
            text.append(starts).append("后");
        }
        if (due != null) {
            text.append(day(due)).append("前");
        }
        return text.isEmpty() ? "" : text.append("，").toString();
    }

    private static String day(String due) {
        if (due.startsWith("---")) {
            return "每月" + Integer.parseInt(due.substring(3)) + "日";
        }
        if (due.startsWith("--")) {
            return "每年" + Integer.parseInt(due.substring(2, 4)) + "月" + Integer.parseInt(due.substring(5)) + "日";
        }
        String[] parts = due.split("-");
        return parts.length == 3
                ? parts[0] + "年" + Integer.parseInt(parts[1]) + "月" + Integer.parseInt(parts[2]) + "日"
                : due;
    }

    public static String unitName(@Nullable String unit) {
        return unit == null ? "" : UNITS.getOrDefault(unit, unit);
    }

    /** As the calendar counts it; empty for a date, a length before an event, or minutes. */
    public static Optional<TimeLimit> counted(MeasureTimeLimit limit) {
        Integer length = limit.length();
        if (length == null || limit.unit() == null || limit.before() != null) {
            return Optional.empty();
        }
        return switch (limit.unit()) {
            case "hour" -> Optional.of(TimeLimit.hours(length));
            case "day" -> Optional.of(TimeLimit.days(length));
            case "working-day" -> Optional.of(TimeLimit.workingDays(length));
            case "month" -> Optional.of(TimeLimit.months(length));
            case "year" -> Optional.of(TimeLimit.months(length * 12));
            default -> Optional.empty();
        };
    }
}
