package org.huiqi.policy.web;

import java.util.List;
import java.util.Map;
import org.huiqi.policy.MeasureTimeLimit;
import org.jspecify.annotations.Nullable;

/** A time limit with the sentence that says it. */
record TimeLimitView(
        @Nullable Integer length,
        @Nullable String unit,
        @Nullable String starts,
        @Nullable String before,
        @Nullable String due,
        @Nullable String recurring,
        String action,
        String text,
        List<StepView> steps) {

    private static final Map<String, String> RECURRING =
            Map.of("weekly", "每周", "monthly", "每月", "quarterly", "每季度", "yearly", "每年");

    record StepView(String action, String text) {}

    static @Nullable TimeLimitView of(@Nullable MeasureTimeLimit limit) {
        if (limit == null) {
            return null;
        }
        return new TimeLimitView(
                limit.length(),
                limit.unit(),
                limit.starts(),
                limit.before(),
                limit.due(),
                limit.recurring(),
                limit.action(),
                sentence(limit),
                limit.steps().stream()
                        .map(step -> new StepView(
                                step.action(),
                                when(step.length(), step.unit(), null, step.before(), step.due()) + step.action()))
                        .toList());
    }

    private static String sentence(MeasureTimeLimit limit) {
        String recurring = limit.recurring() == null ? "" : RECURRING.getOrDefault(limit.recurring(), "");
        String when = when(limit.length(), limit.unit(), limit.starts(), limit.before(), limit.due());
        if (!recurring.isEmpty() && when.startsWith("每")) {
            recurring = "";
        }
        // A length that only repeats the rhythm (one month, monthly) says nothing more.
        if (!recurring.isEmpty() && limit.starts() == null && limit.before() == null && limit.due() == null) {
            when = "";
        }
        String comma = when.isEmpty() || when.endsWith("前") || when.endsWith("内") ? "" : "，";
        return recurring + (recurring.isEmpty() || when.isEmpty() ? "" : "，") + when + comma + limit.action();
    }

    private static String when(
            @Nullable Integer length,
            @Nullable String unit,
            @Nullable String starts,
            @Nullable String before,
            @Nullable String due) {
        String time = length == null ? "" : length + PlainWords.unit(unit);
        StringBuilder text = new StringBuilder();
        if (due != null) {
            text.append(PlainWords.due(due));
        }
        if (starts != null) {
            text.append(text.isEmpty() ? "" : "，").append("自").append(starts).append("起");
        }
        if (before != null) {
            text.append(text.isEmpty() ? "" : "，").append(before).append("前").append(time);
        } else if (!time.isEmpty()) {
            text.append(time).append("内");
        }
        return text.toString();
    }
}
