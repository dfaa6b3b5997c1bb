package org.huiqi.calendar.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.huiqi.shared.Characters;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A year as somebody enters it, every value still as it was typed.
 *
 * @param text what a correction changes, in one sentence
 */
public record NewYear(
        int year,
        @Nullable String notice,
        @Nullable String issuedOn,
        @Nullable String text,
        List<EnteredDay> days) {

    public static final int EARLIEST = 2000;
    public static final int LATEST = 2200;
    private static final int MOST_DAYS = 150;
    private static final int LONGEST_NOTICE = 60;
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern NOTICE = Pattern.compile("\\S{2,40}[〔\\[（(]\\d{4}[〕\\]）)]第?\\d{1,4}号");
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);

    /** A day as it was typed. */
    public record EnteredDay(
            @Nullable String date,
            @Nullable String kind,
            @Nullable String name) {}

    public NewYear {
        days = List.copyOf(days);
    }

    /** Everything that is wrong with it; only where this is empty can it be made a year. */
    public List<FieldProblem> problems(LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (year < EARLIEST || year > LATEST) {
            problems.add(new FieldProblem("year", "out-of-range", "年份应在" + EARLIEST + "至" + LATEST + "之间"));
            return problems;
        }
        checkNotice(today, problems);
        if (text != null && !Characters.areStorable(text)) {
            problems.add(new FieldProblem("text", "unprintable", "说明里有无法保存的字符，请删除后重新填写"));
        } else if (text != null && text.length() > LONGEST_TEXT) {
            problems.add(new FieldProblem("text", "too-long", "更正说明最多" + LONGEST_TEXT + "字"));
        }
        if (days.isEmpty()) {
            problems.add(new FieldProblem("days", "required", "请填写通知列出的放假日和调休上班日"));
        } else if (days.size() > MOST_DAYS) {
            problems.add(new FieldProblem("days", "too-many", "一年最多" + MOST_DAYS + "天，现有" + days.size() + "天"));
        } else {
            checkDays(problems);
        }
        return problems;
    }

    private void checkNotice(LocalDate today, List<FieldProblem> problems) {
        String number = notice == null ? "" : notice.strip();
        if (number.isEmpty()) {
            problems.add(new FieldProblem("notice", "required", "请填写通知文号，例如 国办发明电〔2026〕8号"));
        } else if (number.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FieldProblem("notice", "unprintable", "文号里有无法保存的字符，请删除后重新填写"));
        } else if (number.length() > LONGEST_NOTICE || !NOTICE.matcher(number).matches()) {
            problems.add(new FieldProblem("notice", "malformed", "文号应如 国办发明电〔2026〕8号，请核对通知"));
        }
        LocalDate issued = date(issuedOn);
        if (issuedOn == null || issuedOn.isBlank()) {
            problems.add(new FieldProblem("issuedOn", "required", "请填写通知的印发日期"));
        } else if (issued == null) {
            problems.add(new FieldProblem("issuedOn", "malformed", "印发日期“" + issuedOn + "”不是有效日期，应如 2026-11-04"));
        } else if (issued.isAfter(today)) {
            problems.add(new FieldProblem("issuedOn", "future", "印发日期不能晚于今天"));
        } else if (issued.getYear() != year && issued.getYear() != year - 1) {
            problems.add(new FieldProblem(
                    "issuedOn", "out-of-range", year + "年的通知应在" + (year - 1) + "年或" + year + "年印发，请核对印发日期"));
        }
    }

    private void checkDays(List<FieldProblem> problems) {
        Set<LocalDate> seen = new HashSet<>();
        boolean holiday = false;
        for (int i = 0; i < days.size(); i++) {
            EnteredDay day = days.get(i);
            String row = "第" + (i + 1) + "行";
            String field = "days[" + i + "].";
            LocalDate date = date(day.date());
            if (date == null) {
                problems.add(new FieldProblem(
                        field + "date",
                        "malformed",
                        row + "：“" + orEmpty(day.date()) + "”不是有效日期，应如 " + year + "-10-01"));
            } else if (date.getYear() != year) {
                problems.add(new FieldProblem(
                        field + "date",
                        "other-year",
                        row + "：" + date + "不在" + year + "年，请在" + date.getYear() + "年的日历里填写"));
            } else if (!seen.add(date)) {
                problems.add(new FieldProblem(field + "date", "duplicate", row + "：" + date + "重复"));
            }
            if ("make-up-workday".equals(day.kind())) {
                if (date != null && !isWeekend(date)) {
                    problems.add(new FieldProblem(
                            field + "kind", "not-a-weekend", row + "：" + date + "不是周六或周日，不会是调休上班日，请核对"));
                }
            } else if ("holiday".equals(day.kind())) {
                holiday = true;
            } else {
                problems.add(new FieldProblem(field + "kind", "unknown-value", row + "：请选择放假或调休上班"));
            }
            String name = day.name() == null ? "" : day.name().strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                problems.add(
                        new FieldProblem(field + "name", "invalid", row + "：请填写节日名称，最多" + LONGEST_NAME + "字，例如 国庆节"));
            }
        }
        if (!holiday) {
            problems.add(new FieldProblem("days", "no-holiday", "一年里至少有一个放假日，请核对"));
        }
    }

    /** What is possible and yet looks wrong. */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        Set<LocalDate> holidays = new HashSet<>();
        int madeUp = 0;
        int weekdaysOff = 0;
        for (EnteredDay day : days) {
            LocalDate date = date(day.date());
            if (date != null && "holiday".equals(day.kind())) {
                holidays.add(date);
                weekdaysOff += isWeekend(date) ? 0 : 1;
            } else if (date != null) {
                madeUp++;
            }
        }
        for (LocalDate statutory : List.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.MAY, 1),
                LocalDate.of(year, Month.OCTOBER, 1))) {
            if (!holidays.contains(statutory)) {
                hints.add(statutory.format(SPOKEN) + "是法定节日，但没有列为放假，请核对");
            }
        }
        if (madeUp > weekdaysOff) {
            hints.add("调休上班" + madeUp + "天，多于放假的工作日" + weekdaysOff + "天，请核对");
        }
        return hints;
    }

    /** The year, as the first of its number or, where it was published before, with this notice as the latest. */
    public CalendarYear toYear(@Nullable CalendarYear known) {
        Notice entered = new Notice(
                String.valueOf(notice).strip(),
                LocalDate.parse(String.valueOf(issuedOn).strip()),
                text == null ? "" : text.strip());
        List<Notice> notices = new ArrayList<>();
        if (known == null || known.notices().get(0).number().equals(entered.number())) {
            notices.add(new Notice(entered.number(), entered.issuedOn(), ""));
            if (known != null) {
                notices.addAll(known.notices().subList(1, known.notices().size()));
            }
        } else {
            known.notices().stream()
                    .filter(earlier -> !earlier.number().equals(entered.number()))
                    .forEach(notices::add);
            notices.add(entered);
        }
        List<CalendarDay> all = days.stream()
                .map(day -> new CalendarDay(
                        LocalDate.parse(String.valueOf(day.date()).strip()),
                        CalendarDay.Kind.of(String.valueOf(day.kind())),
                        String.valueOf(day.name()).strip()))
                .sorted(Comparator.comparing(CalendarDay::date))
                .toList();
        return new CalendarYear(year, notices, all);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
