package org.huiqi.policy.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Handling;
import org.huiqi.policy.MeasureFilter;
import org.huiqi.policy.MeasureKind;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** The filters of the list as they stand in the address; each wrong one is named. */
record PolicyFilterParameters(
        @Nullable String jurisdiction,
        @Nullable String kind,
        @Nullable String handling,
        @Nullable String applicant,
        @Nullable String inForceOn,
        @Nullable String department,
        @Nullable String document,
        @Nullable String documentNumber,
        @Nullable String minAmount,
        @Nullable String maxAmount,
        @Nullable String payment,
        @Nullable String computable,
        @Nullable String open,
        @Nullable String expired,
        @Nullable String dated) {

    MeasureFilter toFilter() {
        List<FieldProblem> problems = new ArrayList<>();
        MeasureFilter filter = new MeasureFilter(
                one(
                        "jurisdiction",
                        jurisdiction,
                        Jurisdiction::find,
                        Jurisdiction.values(),
                        Jurisdiction::id,
                        problems),
                one("kind", kind, MeasureKind::find, MeasureKind.values(), MeasureKind::id, problems),
                one("handling", handling, Handling::find, Handling.values(), Handling::id, problems),
                one("applicant", applicant, ApplicantType::find, ApplicantType.values(), ApplicantType::id, problems),
                day(problems),
                textOf(department),
                textOf(document),
                textOf(documentNumber),
                money("minAmount", minAmount, problems),
                money("maxAmount", maxAmount, problems),
                flag("payment", payment, problems),
                flag("computable", computable, problems),
                flag("open", open, problems),
                flag("expired", expired, problems),
                flag("dated", dated, problems));
        if (filter.minAmount() != null
                && filter.maxAmount() != null
                && filter.minAmount().compareTo(filter.maxAmount()) > 0) {
            problems.add(new FieldProblem("maxAmount", "out-of-range", "最高金额不能小于最低金额"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.refused("filter-invalid", "筛选条件有误，请按提示修改", problems);
        }
        return filter;
    }

    private static @Nullable String textOf(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> @Nullable T one(
            String field,
            @Nullable String value,
            Function<String, Optional<T>> finder,
            T[] values,
            Function<T, String> id,
            List<FieldProblem> problems) {
        String asked = textOf(value);
        if (asked == null) {
            return null;
        }
        Optional<T> found = finder.apply(asked);
        if (found.isEmpty()) {
            String allowed = Arrays.stream(values).map(id).collect(Collectors.joining("、"));
            problems.add(new FieldProblem(field, "unknown-value", "没有这个选项，可选：" + allowed));
        }
        return found.orElse(null);
    }

    private @Nullable LocalDate day(List<FieldProblem> problems) {
        String asked = textOf(inForceOn);
        try {
            return asked == null ? null : LocalDate.parse(asked);
        } catch (DateTimeParseException e) {
            problems.add(new FieldProblem("inForceOn", "wrong-type", "应为真实存在的日期，例如2022-06-01"));
            return null;
        }
    }

    private static @Nullable Money money(String field, @Nullable String value, List<FieldProblem> problems) {
        String asked = textOf(value);
        if (asked == null) {
            return null;
        }
        if (!asked.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            problems.add(new FieldProblem(field, "wrong-type", "金额应为不小于0的数，以元为单位，最多两位小数"));
            return null;
        }
        return Money.of(new BigDecimal(asked));
    }

    private static @Nullable Boolean flag(String field, @Nullable String value, List<FieldProblem> problems) {
        String asked = textOf(value);
        if (asked == null) {
            return null;
        }
        if (!asked.equals("true") && !asked.equals("false")) {
            problems.add(new FieldProblem(field, "wrong-type", "只能填true或false"));
            return null;
        }
        return asked.equals("true");
    }
}
