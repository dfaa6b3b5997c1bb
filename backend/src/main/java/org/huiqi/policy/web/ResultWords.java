package org.huiqi.policy.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.policy.FactDefinition.FactValue;

/**
 * Labels of named results for people. The pack's label of a result with choices lists them as {@code value=中文}; people see the
 * Chinese only.
 */
final class ResultWords {

    private static final Pattern CHOICE = Pattern.compile("([a-z][a-z-]*[a-z])=([^；，。;]+)");

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("release", "放行"),
            Map.entry("release-and-track", "放行并跟踪管理"),
            Map.entry("yellow-code", "赋黄码"),
            Map.entry("decode", "解除赋码"),
            Map.entry("none", "无需处置"),
            Map.entry("manual", "人工核验"),
            Map.entry("this", "本政策"),
            Map.entry("other-talent-subsidy", "其他人才补贴"),
            Map.entry("declare-on-site-then-pass-without-recheck", "现场报备、查验合格后扫码放行，不再核验一证两码"),
            Map.entry("declare-on-site-register-verify-then-pass", "现场报备、卡口码登记并核验一证两码后放行"));

    private ResultWords() {}

    static String label(String label) {
        if (!label.contains("=") && !label.contains(" / ")) {
            return label;
        }
        int colon = label.indexOf('：');
        return colon > 0 ? label.substring(0, colon) : "处理方式";
    }

    static List<FactValue> values(String label) {
        Map<String, String> words = new LinkedHashMap<>(KNOWN);
        Matcher choices = CHOICE.matcher(label);
        while (choices.find()) {
            words.put(choices.group(1), choices.group(2).strip());
        }
        List<FactValue> values = new ArrayList<>();
        words.forEach((value, text) -> values.add(new FactValue(value, text)));
        return values;
    }
}
