package org.huiqi.registry.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiqi.policy.Measure;
import org.jspecify.annotations.Nullable;

/**
 * One figure that a text wants: an indicator, how much of it, where and by when.
 *
 * @param op {@code >=}, {@code <=}, {@code =}, {@code >}, {@code <}, {@code ≈}; another comparison is only shown
 * @param value null where the text gives none for this place
 */
public record TargetLine(
        String policyId,
        String indicator,
        String place,
        String op,
        @Nullable BigDecimal value,
        String unit,
        @Nullable String by,
        @Nullable String note) {

    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000L);
    private static final BigDecimal TRILLION = BigDecimal.valueOf(1_000_000_000_000L);

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("enterprise", "家"),
            Map.entry("entity", "户"),
            Map.entry("household", "户"),
            Map.entry("person", "人"),
            Map.entry("person-time", "人次"),
            Map.entry("time", "次"),
            Map.entry("session", "场"),
            Map.entry("batch", "批次"),
            Map.entry("institution", "家"),
            Map.entry("platform", "个"),
            Map.entry("project", "个"),
            Map.entry("chain", "条"),
            Map.entry("cluster", "个"),
            Map.entry("field", "个"),
            Map.entry("fund", "支"),
            Map.entry("indicator", "项"),
            Map.entry("department", "个"),
            Map.entry("mu", "亩"),
            Map.entry("ton", "吨"),
            Map.entry("head", "头"),
            Map.entry("kilowatt", "千瓦"),
            Map.entry("minute", "分钟"),
            Map.entry("multiple", "倍"),
            Map.entry("piece", "件"),
            Map.entry("base", "个"));
    private static final Map<String, String> OPS =
            Map.of(">=", "不低于", "<=", "不超过", "=", "达到", ">", "高于", "<", "低于", "≈", "约");

    /** The lines of a measure: what its {@code targets} say, place by place where they name a table of places. */
    public static List<TargetLine> of(Measure measure) {
        List<TargetLine> lines = new ArrayList<>();
        if (measure.details().get("targets") instanceof List<?> targets) {
            for (Object target : targets) {
                if (target instanceof Map<?, ?> item) {
                    lines.addAll(of(measure, item));
                }
            }
        }
        return lines;
    }

    private static List<TargetLine> of(Measure measure, Map<?, ?> item) {
        String whole = measure.jurisdiction().chineseName();
        Object byPlace = item.get("byPlace");
        if (byPlace != null
                && measure.details().get("table") instanceof Map<?, ?> table
                && table.get(byPlace) instanceof Map<?, ?> places) {
            return places.entrySet().stream()
                    .map(place -> line(measure, item, placeName(String.valueOf(place.getKey())), place.getValue()))
                    .toList();
        }
        return List.of(line(measure, item, whole, item.get("value")));
    }

    private static TargetLine line(Measure measure, Map<?, ?> item, String place, @Nullable Object value) {
        return new TargetLine(
                measure.id(),
                String.valueOf(item.get("indicator")),
                place,
                text(item.get("op"), ">="),
                number(value),
                text(item.get("unit"), ""),
                item.get("by") == null ? null : String.valueOf(item.get("by")),
                item.get("note") == null ? null : String.valueOf(item.get("note")));
    }

    /** Plain values of a measure are texts as the file has them. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Tables of the province name its cities without 市. */
    private static String placeName(String name) {
        return name.endsWith("市") || name.endsWith("区") || name.endsWith("县") ? name : name + "市";
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : String.valueOf(value);
    }

    /** True where figures of counties may be added up to one of the whole. */
    public boolean addsUp() {
        return !unit.equals("ratio") && !unit.equals("multiple") && !unit.equals("minute");
    }

    /** Whether the figure reaches the target; null where the text states no number or another comparison. */
    public @Nullable Boolean metBy(BigDecimal figure) {
        if (value == null) {
            return null;
        }
        int compared = figure.compareTo(value);
        return switch (op) {
            case ">=", "=", "≈" -> compared >= 0;
            case ">" -> compared > 0;
            case "<=" -> compared <= 0;
            case "<" -> compared < 0;
            default -> null;
        };
    }

    /** The figure as a share of the target, four places; null where more is not better or the target is zero. */
    public @Nullable BigDecimal progress(BigDecimal figure) {
        boolean more = op.equals(">=") || op.equals(">") || op.equals("=") || op.equals("≈");
        if (value == null || value.signum() <= 0 || !more) {
            return null;
        }
        return figure.divide(value, 4, RoundingMode.HALF_UP).max(BigDecimal.ZERO);
    }

    public String targetText() {
        return value == null ? "原文没有写明数值" : OPS.getOrDefault(op, op) + format(value);
    }

    public String format(BigDecimal number) {
        if (unit.equals("ratio")) {
            return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        if (unit.equals("CNY")) {
            return number.abs().compareTo(HUNDRED_MILLION) < 0
                    ? org.huiqi.shared.Money.rounded(number).brief()
                    : number.abs().compareTo(TRILLION) < 0
                            ? inWords(number, HUNDRED_MILLION, "亿元")
                            : inWords(number, TRILLION, "万亿元");
        }
        return number.stripTrailingZeros().toPlainString() + unitName();
    }

    private static String inWords(BigDecimal number, BigDecimal unit, String name) {
        return number.divide(unit).stripTrailingZeros().toPlainString() + name;
    }

    public String unitName() {
        return unit.equals("CNY") ? "元" : unit.equals("ratio") ? "%" : UNITS.getOrDefault(unit, unit);
    }
}
