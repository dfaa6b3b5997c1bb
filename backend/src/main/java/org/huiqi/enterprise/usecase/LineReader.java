package org.huiqi.enterprise.usecase;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.RegisterVocabulary.Checked;
import org.huiqi.enterprise.RegisterVocabulary.Term;
import org.huiqi.enterprise.table.CellValue;
import org.huiqi.enterprise.table.Table;
import org.huiqi.enterprise.table.TableRow;
import org.huiqi.enterprise.usecase.ImportColumns.Column;
import org.huiqi.enterprise.usecase.ImportColumns.Identity;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** Reads rows of a table as lines of an import, one after the other, remembering which businesses it has seen. */
final class LineReader {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,12})?");
    private static final Pattern PERCENT = Pattern.compile("([+-]?[0-9]{1,9}(?:\\.[0-9]{1,10})?)\\s*[%％]");
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*日?(?:[ T]00:00(?::00)?)?");
    private static final Pattern COMPACT_DAY = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final int LARGEST_SCALE = 30;

    private final ImportColumns columns;
    private final RegisterVocabulary vocabulary;
    private final LocalDate asOf;
    private final LocalDate today;
    private final Map<String, Integer> seen = new HashMap<>();

    LineReader(ImportColumns columns, RegisterVocabulary vocabulary, LocalDate asOf, LocalDate today) {
        this.columns = columns;
        this.vocabulary = vocabulary;
        this.asOf = asOf;
        this.today = today;
    }

    ImportLine read(TableRow row) {
        List<LineProblem> problems = new ArrayList<>();
        row.flaws().forEach(flaw -> problems.add(new LineProblem("", flaw)));
        Map<Identity, String> identity = new HashMap<>();
        Map<Term, Object> facts = new LinkedHashMap<>();
        LocalDate day = asOf;
        int known = 0;
        for (Column column : columns.columns()) {
            CellValue cell = row.cell(column.index());
            known += cell == CellValue.BLANK ? 0 : 1;
            Identity meaning = column.identity();
            Term term = column.term();
            if (cell == CellValue.BLANK) {
                continue;
            }
            if (cell instanceof CellValue.Flaw flaw) {
                problems.add(new LineProblem(column.label(), column.label() + flaw.message()));
            } else if (meaning == Identity.AS_OF) {
                LocalDate given = day(cell);
                if (given == null) {
                    problems.add(new LineProblem(column.label(), "截至日期不是真实存在的日期，请填写如 2025-12-31 的日期"));
                } else {
                    day = given;
                }
            } else if (meaning != null) {
                identity.put(meaning, text(cell));
            } else if (term != null) {
                fact(term, cell, facts, problems);
            }
        }
        requireColumns(row, known, problems);
        if (day.isAfter(today)) {
            problems.add(new LineProblem(Identity.AS_OF.label(), "截至日期" + day + "在今天之后，请核对"));
        }
        String uscc = uscc(identity.get(Identity.USCC), problems);
        if (problems.isEmpty()) {
            Integer before = seen.putIfAbsent(uscc + "@" + day, row.line());
            if (before != null) {
                problems.add(new LineProblem(Identity.USCC.label(), "与第" + before + "行的统一社会信用代码重复，请合并为一行"));
            }
        }
        return new ImportLine(
                row.line(),
                uscc,
                identity.get(Identity.NAME),
                identity.get(Identity.FORMER_NAME),
                kind(identity.get(Identity.KIND), problems),
                jurisdiction(identity.get(Identity.JURISDICTION), problems),
                identity.get(Identity.DISTRICT),
                day,
                facts,
                problems);
    }

    /** A value that stands under no heading would be lost without a word. */
    private void requireColumns(TableRow row, int known, List<LineProblem> problems) {
        int filled = 0;
        for (CellValue cell : row.cells()) {
            filled += cell == CellValue.BLANK ? 0 : 1;
        }
        if (filled == known) {
            return;
        }
        List<Integer> indexes = columns.columns().stream().map(Column::index).toList();
        for (int index = 0; index < row.cells().size(); index++) {
            if (row.cell(index) != CellValue.BLANK && !indexes.contains(index)) {
                problems.add(new LineProblem(
                        "",
                        Table.columnName(index) + "列没有表头，不知道“" + shortened(text(row.cell(index))) + "”是什么，请补上表头或清空"));
                return;
            }
        }
    }

    private static String uscc(@Nullable String given, List<LineProblem> problems) {
        if (given == null) {
            problems.add(new LineProblem(Identity.USCC.label(), "请填写统一社会信用代码"));
            return "";
        }
        String code = given.toUpperCase(Locale.ROOT);
        UnifiedSocialCreditCode.flawOf(code)
                .ifPresent(flaw -> problems.add(new LineProblem(Identity.USCC.label(), flaw)));
        return shortened(code);
    }

    private static @Nullable EntityKind kind(@Nullable String given, List<LineProblem> problems) {
        if (given == null) {
            return null;
        }
        return Arrays.stream(EntityKind.values())
                .filter(kind -> kind.id().equals(given) || kind.chineseName().equals(given))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(new LineProblem(Identity.KIND.label(), "主体类型没有“" + shortened(given) + "”，应为企业或个体工商户"));
                    return null;
                });
    }

    private static @Nullable Jurisdiction jurisdiction(@Nullable String given, List<LineProblem> problems) {
        if (given == null) {
            return null;
        }
        return Arrays.stream(Jurisdiction.values())
                .filter(one -> one.id().equals(given) || one.chineseName().equals(given))
                .findFirst()
                .orElseGet(() -> {
                    String names = Arrays.stream(Jurisdiction.values())
                            .map(Jurisdiction::chineseName)
                            .collect(Collectors.joining("、"));
                    problems.add(new LineProblem(
                            Identity.JURISDICTION.label(), "所属地区没有“" + shortened(given) + "”，应为" + names + "之一"));
                    return null;
                });
    }

    private void fact(Term term, CellValue cell, Map<Term, Object> facts, List<LineProblem> problems) {
        Object value =
                switch (term.kind()) {
                    case YES_OR_NO -> flag(cell);
                    case NUMBER -> number(cell, "ratio".equals(term.unit()));
                    case NUMBERS -> numbers(cell);
                    case CHOICE -> choice(term, cell);
                    case TEXT -> text(cell);
                    case DATE -> day(cell);
                };
        if (value == null) {
            problems.add(new LineProblem(term.label(), wrong(term, cell)));
            return;
        }
        Checked checked = vocabulary.check(term, value instanceof LocalDate day ? day.toString() : value);
        Object typed = checked.value();
        if (typed == null) {
            problems.add(new LineProblem(term.label(), String.valueOf(checked.problem())));
        } else {
            facts.put(term, typed);
        }
    }

    private static String wrong(Term term, CellValue cell) {
        String given = "，现为“" + shortened(text(cell)) + "”";
        return term.label()
                + switch (term.kind()) {
                    case YES_OR_NO -> "应填“是”或“否”" + given;
                    case NUMBER ->
                        "CNY".equals(term.unit()) ? "应为数字，以元为单位，不带千分位、单位和汉字" + given : "应为数字，不带千分位、单位和汉字" + given;
                    case NUMBERS -> "应为一组数字，用顿号或逗号隔开" + given;
                    case CHOICE ->
                        "没有这个选项" + given + "，可选："
                                + String.join("、", term.choices().values());
                    case TEXT -> "应为文字" + given;
                    case DATE -> "应为真实存在的日期，例如2022-06-30" + given;
                };
    }

    private static @Nullable Boolean flag(CellValue cell) {
        if (cell instanceof CellValue.Flag flag) {
            return flag.value();
        }
        if (cell instanceof CellValue.Text text) {
            return switch (text.text().toLowerCase(Locale.ROOT)) {
                case "是", "true" -> true;
                case "否", "false" -> false;
                default -> null;
            };
        }
        return null;
    }

    private static @Nullable BigDecimal number(CellValue cell, boolean ratio) {
        if (cell instanceof CellValue.Number number) {
            return number.number();
        }
        if (cell instanceof CellValue.Text text) {
            Matcher percent = PERCENT.matcher(text.text());
            if (ratio && percent.matches()) {
                return new BigDecimal(percent.group(1)).movePointLeft(2);
            }
            return NUMBER.matcher(text.text()).matches() ? new BigDecimal(text.text()) : null;
        }
        return null;
    }

    private static @Nullable List<Object> numbers(CellValue cell) {
        if (cell instanceof CellValue.Number number) {
            return List.of(number.number());
        }
        if (!(cell instanceof CellValue.Text text)) {
            return null;
        }
        List<Object> numbers = new ArrayList<>();
        for (String part : text.text().split("[、,，;；]", -1)) {
            String one = part.strip();
            if (!NUMBER.matcher(one).matches()) {
                return null;
            }
            numbers.add(new BigDecimal(one));
        }
        return numbers;
    }

    private static @Nullable String choice(Term term, CellValue cell) {
        String given = text(cell);
        if (term.choices().containsKey(given)) {
            return given;
        }
        return term.choices().entrySet().stream()
                .filter(choice -> choice.getValue().equals(given))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(CellValue cell) {
        if (cell instanceof CellValue.Day day) {
            return day.day();
        }
        boolean compact = cell instanceof CellValue.Number;
        Matcher matcher = (compact ? COMPACT_DAY : DAY).matcher(text(cell));
        if (!matcher.matches()) {
            matcher = COMPACT_DAY.matcher(text(cell));
            if (!matcher.matches()) {
                return null;
            }
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(CellValue cell) {
        if (cell instanceof CellValue.Text text) {
            return text.text();
        }
        if (cell instanceof CellValue.Number number) {
            BigDecimal plain = number.number().stripTrailingZeros();
            return Math.abs(plain.scale()) > LARGEST_SCALE ? plain.toString() : plain.toPlainString();
        }
        if (cell instanceof CellValue.Flag flag) {
            return flag.value() ? "是" : "否";
        }
        return cell instanceof CellValue.Day day ? day.day().toString() : "";
    }

    private static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
