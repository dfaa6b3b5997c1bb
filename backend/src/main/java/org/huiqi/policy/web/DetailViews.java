package org.huiqi.policy.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.Measure;
import org.huiqi.policy.Measure.ResultDefinition;
import org.jspecify.annotations.Nullable;

/** What only some kinds of measures have: figures to reach, criteria, tables, named results. */
final class DetailViews {

    /** The pack keeps plain values as they are written. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,8})?");

    private static final Comparator<@Nullable BigDecimal> GREATEST_FIRST =
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder());

    private DetailViews() {}

    record TargetView(
            String indicator,
            @Nullable String op,
            @Nullable BigDecimal value,
            @Nullable String unit,
            String unitName,
            @Nullable String by,
            String text,
            @Nullable String byText) {}

    /** A table for the eye: cells are text. */
    record TableView(@Nullable String title, List<String> columns, List<List<String>> rows) {}

    record ResultView(
            String name, String type, @Nullable String unit, String unitName, String label, List<FactValue> values) {}

    static List<TargetView> targets(Measure measure) {
        List<TargetView> views = new ArrayList<>();
        for (Object item : list(measure.details().get("targets"))) {
            views.add(target(map(item), "indicator"));
        }
        for (Object item : list(measure.details().get("thresholds"))) {
            views.add(target(map(item), "name"));
        }
        return views;
    }

    private static TargetView target(Map<?, ?> target, String nameKey) {
        String op = text(target.get("op"));
        String unit = text(target.get("unit"));
        BigDecimal value = number(target.get("value"));
        BigDecimal max = number(target.get("max"));
        String by = text(target.get("by"));
        String figure = value == null ? "" : PlainWords.quantity(value, unit);
        String words;
        if (value == null) {
            words = target.get("byPlace") == null ? "" : "各地不同，见附表";
        } else if (max == null) {
            words = (op == null ? "" : PlainWords.bound(op)) + figure;
        } else {
            words = value.stripTrailingZeros().toPlainString() + "至" + PlainWords.quantity(max, unit);
        }
        String note = text(target.get("note"));
        return new TargetView(
                String.valueOf(target.get(nameKey)),
                op,
                value,
                unit,
                PlainWords.unit(unit),
                by,
                note == null ? words : words.isEmpty() ? note : words + "（" + note + "）",
                by == null ? null : byText(by));
    }

    private static String byText(String by) {
        if (by.matches("\\d{4}")) {
            return by + "年";
        }
        try {
            LocalDate day = LocalDate.parse(by);
            return day.getMonthValue() == 12 && day.getDayOfMonth() == 31 ? day.getYear() + "年底前" : PlainWords.due(by);
        } catch (DateTimeParseException e) {
            return by;
        }
    }

    static List<String> texts(Measure measure, String key) {
        Object value = measure.details().get(key);
        if (value instanceof Map<?, ?> definitions) {
            return definitions.entrySet().stream()
                    .map(entry -> {
                        String label = TableWords.label(String.valueOf(entry.getKey()));
                        String words = entry.getValue() instanceof List<?> items
                                ? String.join(
                                        "、", items.stream().map(String::valueOf).toList())
                                : String.valueOf(entry.getValue());
                        return label == null ? words : label + "：" + words;
                    })
                    .toList();
        }
        return list(value).stream().map(String::valueOf).toList();
    }

    static @Nullable String textOf(Measure measure, String key) {
        return text(measure.details().get(key));
    }

    static List<TableView> tables(Measure measure) {
        Map<?, ?> table = map(measure.details().get("table"));
        if (table.get("columns") instanceof List<?> columns) {
            List<TableView> tables = new ArrayList<>();
            tables.add(new TableView(
                    null,
                    columns.stream().map(String::valueOf).toList(),
                    list(table.get("rows")).stream().map(DetailViews::row).toList()));
            table.forEach((key, value) -> {
                if (!"columns".equals(key) && !"rows".equals(key)) {
                    addTable(String.valueOf(key), value, tables);
                }
            });
            return tables;
        }
        List<TableView> tables = new ArrayList<>();
        List<List<String>> figures = new ArrayList<>();
        table.forEach((key, value) -> {
            String label = TableWords.label(String.valueOf(key));
            if (value instanceof Map<?, ?> || value instanceof List<?>) {
                addTable(String.valueOf(key), value, tables);
            } else if (label != null && !isReference(value)) {
                figures.add(List.of(label, cell(value)));
            }
        });
        if (!figures.isEmpty()) {
            tables.add(0, new TableView(null, List.of("项目", "内容"), figures));
        }
        return tables;
    }

    private static void addTable(String key, @Nullable Object value, List<TableView> tables) {
        String label = TableWords.label(key);
        if (label == null) {
            return;
        }
        if (value instanceof Map<?, ?> entries) {
            List<List<String>> rows = new ArrayList<>();
            entries.forEach((name, figure) -> rows.add(List.of(String.valueOf(name), cell(figure))));
            rows.sort(Comparator.comparing((List<String> row) -> number(row.get(1)), GREATEST_FIRST));
            tables.add(new TableView(label, List.of("名称", "数量"), rows));
        } else if (value instanceof List<?> items && items.stream().allMatch(item -> item instanceof List<?>)) {
            tables.add(new TableView(
                    label, List.of(), items.stream().map(DetailViews::row).toList()));
        } else if (value instanceof List<?> items) {
            tables.add(new TableView(
                    label,
                    List.of("名称"),
                    items.stream().map(item -> List.of(cell(item))).toList()));
        }
    }

    private static List<String> row(Object row) {
        return list(row).stream().map(DetailViews::cell).toList();
    }

    /** A pointer to another measure's table is for the machine. */
    private static boolean isReference(@Nullable Object value) {
        return value instanceof String text && text.contains(".table");
    }

    private static String cell(@Nullable Object value) {
        BigDecimal number = number(value);
        return number != null
                ? number.stripTrailingZeros().toPlainString()
                : value == null ? "" : String.valueOf(value);
    }

    static ResultView result(ResultDefinition result) {
        return new ResultView(
                result.name(),
                result.type().id(),
                result.unit(),
                PlainWords.unit(result.unit()),
                ResultWords.label(result.label()),
                ResultWords.values(result.label()));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> items ? items : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> entries ? entries : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? String.valueOf(value) : null;
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value != null && NUMBER.matcher(value.toString()).matches() ? new BigDecimal(value.toString()) : null;
    }

    /** The keys of tables in words. */
    private static final class TableWords {

        private static final Map<String, String> LABELS = Map.ofEntries(
                Map.entry("provinceperyearmin", "全省每年新增不少于（家）"),
                Map.entry("period14thfiveyearmin", "“十四五”期间累计不少于（家）"),
                Map.entry("years", "年数"),
                Map.entry("bycity2022", "2022年各省辖市目标（家）"),
                Map.entry("bydistrict2022", "2022年各县（市、区）目标（家）"),
                Map.entry("citytotal2022", "全市2022年目标（家）"),
                Map.entry("poolsizefactor", "入库企业数与当年目标之比不低于"),
                Map.entry("revenueratio", "营业收入达到规模标准的比例不低于"),
                Map.entry("fivedistrictshalfhalf", "市、区各承担一半的地区"),
                Map.entry("countiesandshilongalllocal", "全部由当地承担的地区"),
                Map.entry("provincialzjtx", "省级“专精特新”企业"),
                Map.entry("nationallittlegiant", "国家级“小巨人”企业"),
                Map.entry("year", "目标年份"),
                Map.entry("rdplatformsmin", "研发平台不少于（个）"),
                Map.entry("newhightechenterprises", "新增高新技术企业（家）"),
                Map.entry("youngentrepreneursperyear", "每年培训青年企业家（人）"),
                Map.entry("apprenticesperyear", "每年培训学徒（人）"),
                Map.entry("newhighskilledperyear", "每年新增高技能人才（人）"),
                Map.entry("newtechniciansperyear", "每年新增技师（人）"),
                Map.entry("sixsectors", "六个行业"),
                Map.entry("incremental", "增量留抵税额"),
                Map.entry("stock", "存量留抵税额"));

        private TableWords() {}

        /** Null for a key that is no word. */
        static @Nullable String label(String key) {
            if (key.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
                return key;
            }
            return LABELS.get(key.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
        }
    }
}
