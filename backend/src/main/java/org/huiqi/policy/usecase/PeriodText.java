package org.huiqi.policy.usecase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiqi.policy.Measure;
import org.jspecify.annotations.Nullable;

/** The period of a measure for people and for programs. */
final class PeriodText {

    private PeriodText() {}

    /** Such as: 有效期为2022-01-01至2022-06-30，申请截止2022-07-15. */
    static String of(Measure measure) {
        Object from = measure.period().from();
        Object last = measure.period().lastDay();
        String text;
        if (from == null && last == null) {
            text = "有效期原文未写";
        } else if (from == null) {
            text = "有效期至" + last;
        } else {
            text = last == null ? "有效期自" + from + "起" : "有效期为" + from + "至" + last;
        }
        return measure.applyBy() == null ? text : text + "，申请截止" + measure.applyBy();
    }

    /** {@code {from, to, applyBy}}, leaving out what the text does not state. */
    static Map<String, String> parameters(Measure measure) {
        Map<String, String> period = new LinkedHashMap<>();
        put(period, "from", measure.period().from());
        put(period, "to", measure.period().lastDay());
        put(period, "applyBy", measure.applyBy());
        return period;
    }

    private static void put(Map<String, String> period, String key, @Nullable Object day) {
        if (day != null) {
            period.put(key, day.toString());
        }
    }
}
