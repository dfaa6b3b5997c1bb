package org.huiqi.eligibility.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** The body of a question, read field by field so that everything wrong in it is said at once. */
final class QuestionBody {

    private static final int MOST_NAMES = 1000;

    private final Map<String, Object> body;
    private final List<FieldProblem> problems = new ArrayList<>();

    QuestionBody(Map<String, Object> body, Set<String> fields) {
        this.body = body;
        body.keySet().stream()
                .filter(name -> !fields.contains(name))
                .forEach(name -> problem(name, "unknown-field", "没有“" + name + "”这个字段，请删去"));
    }

    Map<String, ?> facts() {
        Object facts = body.get("facts");
        if (facts instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            return named;
        }
        if (facts != null) {
            problem("facts", "wrong-type", "facts 应为对象，例如 {\"listingBoard\":\"main\"}");
        }
        return Map.of();
    }

    LocalDate day(String field, LocalDate otherwise) {
        Object value = body.get(field);
        if (value == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(value instanceof String text ? text : "");
        } catch (DateTimeParseException e) {
            problem(field, "wrong-type", "应为真实存在的日期，例如2022-06-01");
            return otherwise;
        }
    }

    @Nullable
    Money money(String field) {
        Object value = body.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            BigDecimal yuan = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
            boolean tooLarge = yuan.precision() - yuan.scale() > 15;
            if (yuan.signum() >= 0 && !tooLarge && yuan.stripTrailingZeros().scale() <= 2) {
                return Money.of(yuan);
            }
        }
        problem(field, "wrong-type", "应为不小于0、最多两位小数的金额（元）");
        return null;
    }

    <T> @Nullable T one(String field, Function<String, Optional<T>> finder, String allowed) {
        Object value = body.get(field);
        if (value == null) {
            return null;
        }
        Optional<T> found = value instanceof String text ? finder.apply(text) : Optional.empty();
        if (found.isEmpty()) {
            problem(field, "unknown-value", "没有这个选项，可选：" + allowed);
        }
        return found.orElse(null);
    }

    /** A list of names; absent is empty. */
    Set<String> names(String field) {
        Set<String> names = new LinkedHashSet<>();
        Object value = body.get(field);
        if (value instanceof List<?> list
                && list.size() <= MOST_NAMES
                && list.stream().allMatch(String.class::isInstance)) {
            list.forEach(name -> names.add((String) name));
        } else if (value != null) {
            problem(field, "wrong-type", "应为一组名称，例如[\"sizeClass\"]");
        }
        return names;
    }

    /** Refuses with one 422 that names all of these and what was found here. */
    void requireSound(List<FieldProblem> further) {
        List<FieldProblem> all = new ArrayList<>(problems);
        all.addAll(further);
        if (!all.isEmpty()) {
            throw ProblemException.refused("facts-invalid", "有" + all.size() + "项信息填写有误，请按提示修改", all);
        }
    }

    private void problem(String field, String code, String message) {
        problems.add(new FieldProblem(field, code, message));
    }
}
