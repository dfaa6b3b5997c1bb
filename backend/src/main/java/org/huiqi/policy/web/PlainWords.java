package org.huiqi.policy.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers, dates and units as people read them. */
final class PlainWords {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("CNY", "元"),
            Map.entry("ratio", "%"),
            Map.entry("minute", "分钟"),
            Map.entry("hour", "小时"),
            Map.entry("day", "天"),
            Map.entry("working-day", "个工作日"),
            Map.entry("month", "个月"),
            Map.entry("year", "年"),
            Map.entry("person", "人"),
            Map.entry("enterprise", "家"),
            Map.entry("entity", "户"),
            Map.entry("institution", "家"),
            Map.entry("batch", "批"),
            Map.entry("time", "次"),
            Map.entry("session", "场"),
            Map.entry("count", "个"),
            Map.entry("indicator", "项"),
            Map.entry("field", "个"),
            Map.entry("department", "个"),
            Map.entry("project", "个"),
            Map.entry("lab", "个"),
            Map.entry("complex", "个"),
            Map.entry("chain", "条"),
            Map.entry("patent", "件"),
            Map.entry("mu", "亩"),
            Map.entry("head", "头"),
            Map.entry("ton", "吨"),
            Map.entry("tonne", "吨"),
            Map.entry("point", "分"),
            Map.entry("kVA", "千伏安"),
            Map.entry("km", "公里"));

    private static final Map<String, String> BOUNDS =
            Map.of(">=", "不少于", ">", "超过", "<=", "不超过", "<", "少于", "≈", "约", "=", "");

    private PlainWords() {}

    /** The unit after a number; empty where there is no word for it. */
    static String unit(@Nullable String unit) {
        return unit == null ? "" : UNITS.getOrDefault(unit, "");
    }

    /** A number with its unit: 300万元, 80%, 32万户. */
    static String quantity(BigDecimal value, @Nullable String unit) {
        if ("ratio".equals(unit)) {
            return value.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        if (value.abs().compareTo(YI) >= 0) {
            return value.divide(YI).stripTrailingZeros().toPlainString() + "亿" + unit(unit);
        }
        if (value.abs().compareTo(WAN) >= 0) {
            return value.divide(WAN).stripTrailingZeros().toPlainString() + "万" + unit(unit);
        }
        return value.stripTrailingZeros().toPlainString() + unit(unit);
    }

    static String bound(String operator) {
        return BOUNDS.getOrDefault(operator, "");
    }

    /** 2022年8月31日前, 每年3月31日前, 每月5日前. */
    static String due(String due) {
        if (due.startsWith("---")) {
            return "每月" + Integer.parseInt(due.substring(3)) + "日前";
        }
        if (due.startsWith("--")) {
            return "每年" + Integer.parseInt(due.substring(2, 4)) + "月" + Integer.parseInt(due.substring(5)) + "日前";
        }
        LocalDate day = LocalDate.parse(due);
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日前";
    }
}
