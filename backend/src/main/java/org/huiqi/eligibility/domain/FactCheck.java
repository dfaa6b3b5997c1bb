package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.FactType;
import org.huiqi.policy.Measure;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Checks facts as JSON gave them by name, type, range and values, and collects everything that is wrong. */
public final class FactCheck {

    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_NUMBERS = 100;
    private static final BigDecimal BOUND = new BigDecimal("1000000000000000");
    private static final String YEAR_AND_MONTH = "yyyymm";
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("point");

    private final String prefix;
    private final List<FieldProblem> problems = new ArrayList<>();

    public FactCheck(String prefix) {
        this.prefix = prefix;
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    /** The known facts in the types that rules compute with; what is wrong goes to {@link #problems}. */
    public Map<String, Object> check(Measure measure, Map<String, ?> raw) {
        return check(name -> measure.fact(name), raw, "不是本政策需要的信息，请删去");
    }

    /** The same against any vocabulary; {@code unknown} is what is said of a name that it does not know. */
    public Map<String, Object> check(
            Function<String, Optional<FactDefinition>> vocabulary, Map<String, ?> raw, String unknown) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Map.Entry<String, ?> entry : raw.entrySet()) {
            String name = String.valueOf(entry.getKey());
            FactDefinition fact = vocabulary.apply(name).orElse(null);
            if (fact == null) {
                problem(name, "unknown-fact", "“" + shortened(name) + "”" + unknown);
            } else if (entry.getValue() != null) {
                Object value = one(fact, entry.getValue());
                if (value != null) {
                    facts.put(name, value);
                }
            }
        }
        return facts;
    }

    /** One fact for itself, in the type that rules compute with; null where it is wrong, which goes to {@link #problems}. */
    public @Nullable Object one(FactDefinition fact, Object raw) {
        Object value = value(fact, raw);
        if (YEAR_AND_MONTH.equals(fact.unit()) && value instanceof BigDecimal month && !isMonth(month)) {
            problem(fact.name(), "out-of-range", fact.label() + "：应为真实存在的年月，例如202206");
            return null;
        }
        return value;
    }

    private static boolean isMonth(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0 || number.precision() - number.scale() != YEAR_AND_MONTH.length()) {
            return false;
        }
        int month = number.intValue() % 100;
        return month >= 1 && month <= 12;
    }

    /**
     * A fact that was checked before, or comes from stored JSON: null where it is none or not of its type. A text that is not among
     * the measure's own values stays what it is: it meets no cell that names a value.
     */
    static @Nullable Object typed(FactDefinition fact, @Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        boolean isText = fact.type() == FactType.ENUM || fact.type() == FactType.STRING;
        return isText && raw instanceof String ? raw : new FactCheck("").value(fact, raw);
    }

    private @Nullable Object value(FactDefinition fact, Object raw) {
        return switch (fact.type()) {
            case BOOLEAN -> raw instanceof Boolean ? raw : wrongType(fact, "true 或 false（是或否）");
            case NUMBER -> number(fact, raw);
            case NUMBER_LIST -> numbers(fact, raw);
            case ENUM -> raw instanceof String text ? listed(fact, text) : wrongType(fact, "选项中的一个");
            case STRING -> raw instanceof String text ? text(fact, text) : wrongType(fact, "文字");
            case DATE -> date(fact, raw);
        };
    }

    private @Nullable Object number(FactDefinition fact, Object raw) {
        BigDecimal number = decimal(raw);
        if (number == null) {
            return wrongType(fact, "数字，不带引号和单位");
        }
        BigDecimal least = least(fact);
        BigDecimal most = most(fact);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            problem(fact.name(), "out-of-range", fact.label() + "：" + range(fact, least, most));
            return null;
        }
        if (fact.isMoney() && number.stripTrailingZeros().scale() > 2) {
            problem(fact.name(), "too-many-decimals", fact.label() + "：金额最多两位小数（到分）");
            return null;
        }
        return number;
    }

    private static String range(FactDefinition fact, BigDecimal least, BigDecimal most) {
        if (fact.least() != null || fact.most() != null) {
            String from = "应在" + least.toPlainString() + "到" + most.toPlainString() + "之间";
            return fact.isRatio() ? from + "，例如增长10%填0.1" : from;
        }
        if (fact.isRatio()) {
            return "应在0到1之间，例如80%填0.8";
        }
        return least.signum() == 0 ? "不能为负数，也不能超过1000万亿" : "超出可接受的范围";
    }

    /** The JSON number exactly, or null where it is no finite number. */
    private static @Nullable BigDecimal decimal(Object raw) {
        BigDecimal number = null;
        if (raw instanceof Integer || raw instanceof Long) {
            number = BigDecimal.valueOf(((Number) raw).longValue());
        } else if (raw instanceof BigInteger big) {
            number = new BigDecimal(big);
        } else if (raw instanceof Double d && Double.isFinite(d)) {
            number = BigDecimal.valueOf(d);
        } else if (raw instanceof BigDecimal decimal) {
            number = decimal;
        }
        if (number == null) {
            return null;
        }
        return Math.abs((long) number.scale()) > 1000 ? BOUND.add(BOUND) : new BigDecimal(number.toPlainString());
    }

    private @Nullable Object numbers(FactDefinition fact, Object raw) {
        if (!(raw instanceof List<?> list) || list.size() > MOST_NUMBERS) {
            return wrongType(fact, "一组数字，最多" + MOST_NUMBERS + "个");
        }
        List<Object> numbers = new ArrayList<>();
        for (Object item : list) {
            Object number = item == null ? null : number(fact, item);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }

    private @Nullable Object listed(FactDefinition fact, String text) {
        if (fact.labelOf(text).isPresent()) {
            return text;
        }
        String allowed = fact.values().stream()
                .map(value ->
                        value.label().equals(value.value()) ? value.value() : value.value() + "（" + value.label() + "）")
                .collect(Collectors.joining("、"));
        problem(fact.name(), "unknown-value", fact.label() + "：没有“" + shortened(text) + "”这个选项，可选：" + allowed);
        return null;
    }

    private @Nullable Object text(FactDefinition fact, String text) {
        if (!fact.values().isEmpty()) {
            return listed(fact, text.strip());
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            problem(fact.name(), "out-of-range", fact.label() + "：请填写1到" + LONGEST_TEXT + "个字");
            return null;
        }
        return text.strip();
    }

    private @Nullable Object date(FactDefinition fact, Object raw) {
        if (raw instanceof LocalDate day) {
            return day.toString();
        }
        if (raw instanceof String text) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                    return day.toString();
                }
                problem(fact.name(), "out-of-range", fact.label() + "：日期应在1900年至2200年之间");
                return null;
            } catch (DateTimeParseException e) {
                return wrongType(fact, "真实存在的日期，例如2022-06-30");
            }
        }
        return wrongType(fact, "日期，例如2022-06-30");
    }

    private @Nullable Object wrongType(FactDefinition fact, String expected) {
        problem(fact.name(), "wrong-type", fact.label() + "：应为" + expected);
        return null;
    }

    private void problem(String name, String code, String message) {
        problems.add(new FieldProblem(prefix + shortened(name), code, message));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The least number that the fact may be. */
    static BigDecimal least(FactDefinition fact) {
        if (fact.least() != null) {
            return fact.least();
        }
        return fact.unit() == null || MAY_BE_NEGATIVE.contains(fact.unit()) ? BOUND.negate() : BigDecimal.ZERO;
    }

    /** The greatest number that the fact may be. */
    static BigDecimal most(FactDefinition fact) {
        if (fact.most() != null) {
            return fact.most();
        }
        return fact.isRatio() ? BigDecimal.ONE : BOUND;
    }

    /** The values that a fact may have, by value, for messages and views. */
    static String labelOf(FactDefinition fact, String value) {
        return fact.values().stream()
                .filter(known -> known.value().equals(value))
                .map(FactValue::label)
                .findFirst()
                .orElse(value);
    }
}
