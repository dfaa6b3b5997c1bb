package org.huiqi.calendar.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.huiqi.calendar.usecase.CalendarLibrary;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public calendar: a year's holidays and make-up workdays, and when a time limit ends. */
@RestController
@RequestMapping("/api/calendar")
class CalendarController {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern CUT_OFF = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final int EARLIEST = 1949;
    private static final int LATEST = 2200;

    private final WorkingCalendar calendar;
    private final CalendarLibrary library;

    CalendarController(WorkingCalendar calendar, CalendarLibrary library) {
        this.calendar = calendar;
        this.library = library;
    }

    /** A year; {@code notice} is null and {@code note} says why while the year is provisional. */
    record YearView(
            int year,
            boolean provisional,
            @Nullable String notice,
            List<Notice> amendments,
            @Nullable String note,
            List<CalendarDay> days) {}

    /** {@code provisional} while the holidays of a year up to that day are not published. */
    record DueView(String due, boolean provisional) {}

    @GetMapping("/{year}")
    YearView year(@PathVariable String year) {
        List<FieldProblem> problems = new ArrayList<>();
        int number = integer("year", year, problems);
        if (problems.isEmpty() && (number < EARLIEST || number > LATEST)) {
            problems.add(outOfRange("year", "年份应在" + EARLIEST + "至" + LATEST + "之间，现为" + number));
        }
        refuse(problems);
        CalendarYear published = library.current().find(number).orElse(null);
        if (published == null) {
            String note = number + "年的放假安排尚未发布或尚未录入，暂按周末休息、其余日期上班计算，发布后重新计算期限";
            return new YearView(number, true, null, List.of(), note, List.of());
        }
        List<Notice> notices = published.notices();
        return new YearView(
                number, false, notices.get(0).number(), notices.subList(1, notices.size()), null, published.days());
    }

    @GetMapping("/due")
    DueView due(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String length,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String countStartDay,
            @RequestParam(required = false) @Nullable String cutOff) {
        List<FieldProblem> problems = new ArrayList<>();
        Instant start = instant(from, problems);
        int number = integer("length", length, problems);
        if (number < 0 || number > TimeLimit.LONGEST) {
            problems.add(outOfRange("length", "时限长度应为0至" + TimeLimit.LONGEST + "的整数，现为" + number));
        }
        TimeLimit.Unit counted = unit(unit, problems);
        boolean counts = countsStartDay(countStartDay, problems);
        LocalTime hour = cutOff(cutOff, counted, problems);
        refuse(problems);
        try {
            Instant due = calendar.due(start, new TimeLimit(number, counted, counts, hour));
            boolean provisional =
                    IntStream.rangeClosed(yearOf(start), yearOf(due)).anyMatch(calendar::isProvisional);
            return new DueView(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            due.atZone(Zones.SHANGHAI).toOffsetDateTime()),
                    counted == TimeLimit.Unit.WORKING_DAY && provisional);
        } catch (DateTimeException e) {
            throw ProblemException.refused(
                    "invalid-parameters", "按该起点和长度算出的日期超出可计算的范围，请改短时限", List.of(outOfRange("length", "时限过长")));
        }
    }

    private static int yearOf(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).getYear();
    }

    private static Instant instant(@Nullable String text, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(new FieldProblem("from", "required", "请给出起算时间 from，例如 2026-02-13T10:00:00+08:00"));
            return Instant.EPOCH;
        }
        // A plus sign that was not percent-encoded in the query arrives as a space.
        String time = text.strip().replace(' ', '+');
        try {
            Instant instant;
            if (time.length() == 10) {
                instant = LocalDate.parse(time).atStartOfDay(Zones.SHANGHAI).toInstant();
            } else if (time.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && time.indexOf('T') > 0) {
                instant = OffsetDateTime.parse(time).toInstant();
            } else {
                instant = LocalDateTime.parse(time).atZone(Zones.SHANGHAI).toInstant();
            }
            int year = instant.atZone(Zones.SHANGHAI).getYear();
            if (year < EARLIEST || year > LATEST) {
                problems.add(outOfRange("from", "起算时间的年份应在" + EARLIEST + "至" + LATEST + "之间"));
            }
            return instant;
        } catch (DateTimeException e) {
            problems.add(
                    new FieldProblem("from", "malformed", "起算时间“" + text + "”不是有效的时间，应如 2026-02-13T10:00:00+08:00"));
            return Instant.EPOCH;
        }
    }

    private static int integer(String field, @Nullable String text, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(new FieldProblem(field, "required", "请给出 " + field + "，应为整数"));
            return 0;
        }
        if (!INTEGER.matcher(text.strip()).matches()) {
            problems.add(new FieldProblem(field, "malformed", field + " 应为整数，现为“" + text + "”"));
            return 0;
        }
        return Integer.parseInt(text.strip());
    }

    private static TimeLimit.Unit unit(@Nullable String text, List<FieldProblem> problems) {
        return TimeLimit.Unit.find(text == null ? "" : text.strip()).orElseGet(() -> {
            String now = text == null ? "，现未给出" : "，现为“" + text + "”";
            problems.add(new FieldProblem(
                    "unit",
                    text == null ? "required" : "unknown-value",
                    "时限单位 unit 应为 working-day（工作日）、day（自然日）、month（月）或 hour（小时）之一" + now));
            return TimeLimit.Unit.DAY;
        });
    }

    private static boolean countsStartDay(@Nullable String text, List<FieldProblem> problems) {
        if (text == null || text.isBlank() || text.strip().equals("false")) {
            return false;
        }
        if (!text.strip().equals("true")) {
            problems.add(
                    new FieldProblem("countStartDay", "malformed", "countStartDay 应为 true 或 false，现为“" + text + "”"));
        }
        return true;
    }

    private static @Nullable LocalTime cutOff(@Nullable String text, TimeLimit.Unit unit, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!CUT_OFF.matcher(text.strip()).matches()) {
            problems.add(new FieldProblem("cutOff", "malformed", "截止时刻 cutOff 应为24小时制的时和分，例如 17:30，现为“" + text + "”"));
            return null;
        }
        if (unit == TimeLimit.Unit.HOUR) {
            problems.add(new FieldProblem("cutOff", "not-applicable", "按小时计算的时限从起算的时刻算起，不用截止时刻，请去掉 cutOff"));
            return null;
        }
        return LocalTime.parse(text.strip());
    }

    private static FieldProblem outOfRange(String field, String message) {
        return new FieldProblem(field, "out-of-range", message);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            String sentences = String.join(
                    "；", problems.stream().map(FieldProblem::message).toList());
            throw ProblemException.refused("invalid-parameters", sentences, problems);
        }
    }
}
