package org.huiqi.registry;

import java.math.BigDecimal;
import java.util.List;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** How far the growth-to-scale targets (小升规) of a government have come, place by place. */
public interface TargetStandings {

    /**
     * The targets of a year with the figures that were recorded until the end of a period; empty where no text sets any.
     *
     * @param period a year such as {@code 2022}, or a quarter such as {@code 2022-Q1}
     */
    List<TargetStanding> growthToScale(Jurisdiction jurisdiction, String period);

    /**
     * One target of one place.
     *
     * @param whole true for the government as a whole
     * @param value what was recorded, null where nothing was
     * @param summed true where it is the sum of the counties' figures
     * @param period the period of the figure
     * @param progress the figure as a share of the target, null where that says nothing
     * @param met null where nothing was recorded or there is nothing to compare with
     */
    record TargetStanding(
            String policyTitle,
            String clause,
            String quote,
            String indicator,
            String place,
            boolean whole,
            String targetText,
            @Nullable BigDecimal value,
            @Nullable String valueText,
            boolean summed,
            @Nullable String period,
            @Nullable BigDecimal progress,
            @Nullable Boolean met) {}
}
