package org.huiqi.servicerequest.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestSource;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.RequestFilter;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the list of requests as they stand in the address. {@code jurisdiction} is a city with its counties or the
 * province, {@code holder} the one government that has the request now, such as pds or pds-ruzhou. {@code from}, {@code to} and {@code month} are of the
 * submission, {@code month} of what {@code monthOf} names where it is given; {@code ageFrom} and {@code ageTo} count the working days since then and leave only open ones. A value that does not
 * exist is refused with those that do. With {@code monthOf}, {@code responsible}, {@code jurisdiction} and {@code holder} are those of
 * the time when it happened; {@code state} and {@code late} look at the clocks of {@code clocksOf} only.
 */
record RequestFilterParameters(
        @Nullable String status,
        @Nullable String category,
        @Nullable String district,
        @Nullable String jurisdiction,
        @Nullable String holder,
        @Nullable String responsible,
        @Nullable String source,
        @Nullable String warning,
        @Nullable String overdue,
        @Nullable String open,
        @Nullable String listed,
        @Nullable String rating,
        @Nullable String reopened,
        @Nullable String from,
        @Nullable String to,
        @Nullable String month,
        @Nullable String ageFrom,
        @Nullable String ageTo,
        @Nullable String entityId,
        @Nullable String state,
        @Nullable String monthOf,
        @Nullable String late,
        @Nullable String waiting,
        @Nullable String clocksOf,
        @Nullable String waitingFor) {

    private static final String SUBMITTED = "submitted";
    private static final int OLDEST = 1000;
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final String YEARS = "年份应在" + EARLIEST + "至" + LATEST + "之间";
    private static final List<WarningLevel> WARNINGS =
            List.of(WarningLevel.REMINDER, WarningLevel.YELLOW_CARD, WarningLevel.RED_CARD);

    RequestFilter filter(RequestPlan plan, WorkingCalendar calendar, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate first = day("from", from, problems);
        LocalDate last = day("to", to, problems);
        YearMonth within = parsed("month", month, YearMonth::parse, "月份应如 2026-11", problems);
        if (within != null && isOutside(within.getYear())) {
            problems.add(new FieldProblem("month", "out-of-range", YEARS));
            within = null;
        }
        RequestFilter.What what = SUBMITTED.equals(given(monthOf))
                ? null
                : oneOf(
                        "monthOf",
                        monthOf,
                        Arrays.asList(RequestFilter.What.values()),
                        RequestFilter.What::id,
                        problems);
        if (what != null && within == null && given(month) == null) {
            problems.add(new FieldProblem("month", "required", "请同时选择月份，例如 2026-11"));
        } else if (what == null && within != null) {
            first = later(first, within.atDay(1));
            last = earlier(last, within.atEndOfMonth());
        }
        Integer youngest = number("ageFrom", ageFrom, 0, OLDEST, problems);
        Integer oldest = number("ageTo", ageTo, 0, OLDEST, problems);
        Boolean wantedOpen = flag("open", open, problems);
        if (youngest != null || oldest != null) {
            wantedOpen = true;
        }
        if (youngest != null) {
            last = earlier(last, lastDayOfAge(youngest, calendar, today));
        }
        if (oldest != null) {
            first = later(first, lastDayOfAge(oldest + 1, calendar, today).plusDays(1));
        }
        String wantedCategory = oneOf(
                "category",
                category,
                plan.categories().stream().map(one -> one.id()).toList(),
                Function.identity(),
                problems);
        RequestFilter filter = new RequestFilter(
                oneOf("status", status, Arrays.asList(RequestStatus.values()), RequestStatus::id, problems),
                wantedCategory,
                given(district),
                oneOf(
                        "jurisdiction",
                        jurisdiction,
                        List.of(Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO, Jurisdiction.HENAN),
                        Jurisdiction::id,
                        problems),
                oneOf("holder", holder, Government.all(), Government::code, problems),
                given(responsible),
                oneOf("source", source, Arrays.asList(RequestSource.values()), RequestSource::id, problems),
                oneOf("warning", warning, WARNINGS, WarningLevel::id, problems),
                flag("overdue", overdue, problems),
                wantedOpen,
                flag("listed", listed, problems),
                number("rating", rating, 1, 5, problems),
                flag("reopened", reopened, problems),
                first,
                last,
                parsed("entityId", entityId, Long::valueOf, "企业编号应为数字", problems),
                oneOf("state", state, Arrays.asList(RequestFilter.State.values()), RequestFilter.State::id, problems),
                what == null || within == null ? null : new RequestFilter.Happening(what, within),
                flag("late", late, problems),
                flag("waiting", waiting, problems),
                given(clocksOf),
                given(waitingFor));
        if (!problems.isEmpty()) {
            throw ProblemException.refused("filter-invalid", "筛选条件有误，请按提示修改", problems);
        }
        return filter;
    }

    /** The last day of which {@code age} working days or more have passed until today. */
    private static LocalDate lastDayOfAge(int age, WorkingCalendar calendar, LocalDate today) {
        LocalDate day = today;
        for (int passed = 0; passed < age; day = day.minusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                passed++;
            }
        }
        return day;
    }

    private static @Nullable LocalDate day(String name, @Nullable String value, List<FieldProblem> problems) {
        LocalDate day = parsed(name, value, LocalDate::parse, "日期应如 2026-11-21", problems);
        if (day != null && isOutside(day.getYear())) {
            problems.add(new FieldProblem(name, "out-of-range", YEARS));
            return null;
        }
        return day;
    }

    private static boolean isOutside(int year) {
        return year < EARLIEST || year > LATEST;
    }

    private static @Nullable Boolean flag(String name, @Nullable String value, List<FieldProblem> problems) {
        String chosen = oneOf(name, value, List.of("true", "false"), Function.identity(), problems);
        return chosen == null ? null : Boolean.valueOf(chosen);
    }

    private static @Nullable Integer number(
            String name, @Nullable String value, int least, int most, List<FieldProblem> problems) {
        String expected = "应为" + least + "至" + most + "的整数";
        Integer number = parsed(name, value, Integer::valueOf, expected, problems);
        if (number != null && (number < least || number > most)) {
            problems.add(new FieldProblem(name, "out-of-range", expected));
            return null;
        }
        return number;
    }

    private static <T> @Nullable T parsed(
            String name,
            @Nullable String value,
            Function<String, T> parser,
            String expected,
            List<FieldProblem> problems) {
        String text = given(value);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            problems.add(new FieldProblem(name, "malformed", expected));
            return null;
        }
    }

    private static <T> @Nullable T oneOf(
            String name, @Nullable String value, List<T> values, Function<T, String> id, List<FieldProblem> problems) {
        String text = given(value);
        if (text == null) {
            return null;
        }
        Optional<T> found =
                values.stream().filter(one -> id.apply(one).equals(text)).findFirst();
        if (found.isEmpty()) {
            problems.add(new FieldProblem(
                    name,
                    "unknown-value",
                    "没有这个选项，可选：" + values.stream().map(id).collect(Collectors.joining("、"))));
        }
        return found.orElse(null);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }
}
