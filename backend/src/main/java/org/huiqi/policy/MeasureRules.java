package org.huiqi.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the lines of a measure's decision table in words; implemented by whoever reads the tables. */
public interface MeasureRules {

    /** The lines in the order of the table; empty where there is nothing to compute. */
    List<RuleText> rulesOf(Measure measure);

    /** What each stage of a measure grants, in words, by the stage's value. */
    Map<String, String> stageAmountsOf(Measure measure);

    /** One line: all conditions must hold. */
    record RuleText(
            String id,
            List<ConditionText> conditions,
            boolean eligible,
            @Nullable String amountText) {}

    /** One condition of a line as FEEL and in words. */
    record ConditionText(String fact, String requirement, String text) {}
}
