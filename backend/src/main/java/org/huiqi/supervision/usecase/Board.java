package org.huiqi.supervision.usecase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A board of service requests as it is shown. Each {@code query} holds the filters that open in the list of requests exactly what
 * the figure counts; {@code queries} has one for each figure of a line, by its name.
 *
 * @param empty true where the governments never had a request
 */
public record Board(
        Instant computedAt,
        boolean empty,
        String month,
        Asked asked,
        Choices choices,
        List<Headline> figures,
        List<AgeLine> age,
        List<GroupLine> byDepartment,
        List<GroupLine> byDistrict,
        List<GroupLine> byHolder,
        List<GroupLine> byCategory,
        List<WaitLine> waiting,
        Rating rating,
        Reopening reopening,
        Figure listed,
        Handling handling,
        List<TrendLine> trend) {

    /** What the board was asked to be narrowed by. */
    public record Asked(
            @Nullable String jurisdiction,
            @Nullable String holder,
            @Nullable String district,
            @Nullable String responsible,
            @Nullable String category) {}

    public record Choice(String id, String name) {}

    /** What it may be narrowed by. */
    public record Choices(
            List<Choice> jurisdictions,
            List<Choice> holders,
            List<Choice> districts,
            List<Choice> departments,
            List<Choice> categories,
            List<String> months) {}

    public record Figure(long value, String query) {}

    /**
     * One of the four on top.
     *
     * @param before the figure of the month before, or at its end; null where nobody knows
     */
    public record Headline(
            String id,
            String label,
            long value,
            String unit,
            @Nullable Long before,
            @Nullable Long change,
            String query) {}

    public record AgeLine(
            String bucket,
            String label,
            long open,
            long onTime,
            long warned,
            long overdue,
            String query,
            Map<String, String> queries) {}

    /**
     * {@code submitted}, {@code closed}, {@code late} and {@code reopened} are those of the month, the others those of now. An
     * authority's line goes by its own deadlines.
     *
     * @param onTimeRate share of the closed that were not late, four places; null where nothing was closed
     */
    public record GroupLine(
            String code,
            String name,
            long open,
            long onTime,
            long warned,
            long overdue,
            long submitted,
            long closed,
            long late,
            long reopened,
            @Nullable BigDecimal onTimeRate,
            @Nullable Integer medianWorkingDays,
            @Nullable Integer p90WorkingDays,
            String query,
            Map<String, String> queries) {}

    /**
     * An authority that has something to do now, or delayed what was closed in the month; by its own deadlines.
     *
     * @param delayed requests closed in the month whose round it had delayed
     */
    public record WaitLine(
            String code,
            String name,
            long waiting,
            long onTime,
            long warned,
            long overdue,
            long delayed,
            Map<String, String> queries) {}

    /**
     * How many ratings there were, each counted. A grade opens the requests that it was given to, each once.
     *
     * @param satisfied share of the three better grades, four places; null without a rating
     */
    public record Rating(long rated, @Nullable BigDecimal satisfied, List<RatingLine> lines) {}

    public record RatingLine(int grade, String label, long count, String query) {}

    /** @param rate reopened to closed, four places; null where nothing was closed */
    public record Reopening(@Nullable BigDecimal rate, Figure reopened, Figure closed) {}

    /** @param onTimeRate share of the closed that missed no deadline, four places; null where nothing was closed */
    public record Handling(
            @Nullable Integer medianWorkingDays,
            @Nullable Integer p90WorkingDays,
            @Nullable BigDecimal onTimeRate,
            Figure closed,
            Figure late) {}

    public record TrendLine(
            String month, long submitted, long closed, long overdue, long reopened, Map<String, String> queries) {}
}
