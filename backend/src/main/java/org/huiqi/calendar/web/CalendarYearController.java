package org.huiqi.calendar.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.huiqi.calendar.domain.NewYear;
import org.huiqi.calendar.domain.NewYear.EnteredDay;
import org.huiqi.calendar.domain.PublishedYears;
import org.huiqi.calendar.domain.RecordedChange;
import org.huiqi.calendar.persistence.CalendarChanges;
import org.huiqi.calendar.usecase.CalendarLibrary;
import org.huiqi.calendar.usecase.ChangeYears;
import org.huiqi.calendar.usecase.ChangeYears.Preview;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The years of the calendar and how they change. What binds every case is put into force by whoever releases models too: role
 * {@code releaser}; staff read what was changed.
 */
@RestController
@RequestMapping("/api/calendar")
class CalendarYearController {

    private static final String RELEASER = "releaser";
    private static final int MOST_SHOWN = 1000;

    private final CalendarLibrary library;
    private final ChangeYears years;
    private final CalendarChanges changes;
    private final CurrentActor currentActor;
    private final Clock clock;

    CalendarYearController(
            CalendarLibrary library,
            ChangeYears years,
            CalendarChanges changes,
            CurrentActor currentActor,
            Clock clock) {
        this.library = library;
        this.years = years;
        this.changes = changes;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A year in the list.
     *
     * @param source {@code file} where it came with the system, {@code recorded} where somebody entered it, null while provisional
     */
    record YearItem(
            int year,
            boolean provisional,
            @Nullable String source,
            @Nullable String sourceName,
            @Nullable String notice,
            @Nullable LocalDate issuedOn,
            int amendments,
            int holidays,
            int makeUpWorkdays,
            long workingDays) {}

    /** What somebody enters; {@code revision} is the one that the preview gave. */
    record YearBody(
            @Nullable Integer year,
            @Nullable String notice,
            @Nullable String issuedOn,
            @Nullable String text,
            @Nullable List<DayBody> days,
            @Nullable Long revision) {}

    record DayBody(
            @Nullable String date,
            @Nullable String kind,
            @Nullable String name) {}

    /** {@code affected} shows the first thousand, {@code total} counts all. */
    record PreviewView(
            boolean valid,
            List<FieldProblem> problems,
            List<String> hints,
            boolean correction,
            List<CalendarDay> added,
            List<CalendarDay> removed,
            List<MovedDeadline> affected,
            int total,
            long revision) {}

    record ChangeItem(
            long id,
            Instant at,
            String by,
            String byName,
            int year,
            String notice,
            LocalDate issuedOn,
            String text,
            boolean correction,
            int affected) {}

    record ChangeView(
            long id,
            Instant at,
            String by,
            String byName,
            int year,
            String notice,
            LocalDate issuedOn,
            String text,
            boolean correction,
            int affected,
            List<CalendarDay> added,
            List<CalendarDay> removed,
            List<MovedDeadline> lines) {}

    /** The years that are known, with the running and the next one even where they are provisional; latest first. */
    @GetMapping("/years")
    List<YearItem> years() {
        PublishedYears published = library.current();
        int now = LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI).getYear();
        TreeSet<Integer> numbers = new TreeSet<>(published.numbers());
        numbers.add(now);
        numbers.add(now + 1);
        return numbers.descendingSet().stream()
                .map(number -> item(number, published))
                .toList();
    }

    private YearItem item(int number, PublishedYears published) {
        CalendarYear year = published.find(number).orElse(null);
        long workingDays = LocalDate.of(number, 1, 1)
                .datesUntil(LocalDate.of(number + 1, 1, 1))
                .filter(published::isWorkingDay)
                .count();
        if (year == null) {
            return new YearItem(number, true, null, null, null, null, 0, 0, 0, workingDays);
        }
        boolean file = year.equals(library.file(number));
        Notice first = year.notices().get(0);
        return new YearItem(
                number,
                false,
                file ? "file" : "recorded",
                file ? "系统自带" : "管理员录入",
                first.number(),
                first.issuedOn(),
                year.notices().size() - 1,
                count(year, CalendarDay.Kind.HOLIDAY),
                count(year, CalendarDay.Kind.MAKE_UP_WORKDAY),
                workingDays);
    }

    private static int count(CalendarYear year, CalendarDay.Kind kind) {
        return (int) year.days().stream().filter(day -> day.kind() == kind).count();
    }

    /** Says what is wrong with a year and which open deadlines it would move; changes nothing. */
    @PostMapping("/years/preview")
    PreviewView preview(@RequestBody YearBody body) {
        currentActor.requireRole(RELEASER);
        NewYear entered = entered(body, body.year());
        Preview preview = years.preview(entered);
        boolean valid = preview.problems().isEmpty();
        List<CalendarDay> before =
                library.current().find(entered.year()).map(CalendarYear::days).orElse(List.of());
        List<CalendarDay> after = valid ? entered.toYear(null).days() : before;
        return new PreviewView(
                valid,
                preview.problems(),
                preview.hints(),
                preview.correction(),
                without(after, before),
                without(before, after),
                preview.moved().stream().limit(MOST_SHOWN).toList(),
                preview.moved().size(),
                preview.revision());
    }

    /** Puts a year into force: every open deadline that it touches moves with it. */
    @PutMapping("/years/{year}")
    ChangeItem change(@PathVariable int year, @RequestBody YearBody body) {
        Actor by = currentActor.requireRole(RELEASER);
        Integer named = body.year();
        if (named != null && named != year) {
            throw ProblemException.refused(
                    "invalid-calendar-year",
                    "地址里是" + year + "年，内容里是" + named + "年，请核对",
                    List.of(new FieldProblem("year", "contradiction", "两处年份不一致")));
        }
        return item(years.carryOut(entered(body, year), body.revision(), by));
    }

    /** What was changed, latest first. */
    @GetMapping("/changes")
    ResponseEntity<List<ChangeItem>> changes(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer year) {
        currentActor.requireStaff();
        return changes.list(ListQuery.of(page, perPage, sort, order, q), year)
                .map(CalendarYearController::item)
                .toResponse();
    }

    /** One change with the days that changed and the deadlines that moved, as a list of its own: {@code X-Total-Count} counts them. */
    @GetMapping("/changes/{id}")
    ResponseEntity<ChangeView> change(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        currentActor.requireStaff();
        RecordedChange change = changes.find(id)
                .orElseThrow(() -> ProblemException.notFound("calendar-change-not-found", "没有这条日历更改记录，请从列表打开"));
        var lines = changes.lines(id, ListQuery.of(page, perPage == null ? MOST_SHOWN : perPage, sort, order, q));
        ChangeItem head = item(change);
        return ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(lines.total()))
                .body(new ChangeView(
                        head.id(),
                        head.at(),
                        head.by(),
                        head.byName(),
                        head.year(),
                        head.notice(),
                        head.issuedOn(),
                        head.text(),
                        head.correction(),
                        head.affected(),
                        without(change.daysAfter(), change.daysBefore()),
                        without(change.daysBefore(), change.daysAfter()),
                        lines.rows()));
    }

    /** A deadline that a change moved. */
    record LineView(
            String id,
            String caseNumber,
            String kind,
            String kindName,
            String step,
            String name,
            Instant oldDue,
            Instant newDue) {}

    /** The deadlines that a change moved, as a list. */
    @GetMapping("/changes/{id}/lines")
    ResponseEntity<List<LineView>> lines(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        currentActor.requireStaff();
        return changes.lines(id, ListQuery.of(page, perPage, sort, order, q))
                .map(line -> new LineView(
                        line.caseNumber() + "/" + line.step(),
                        line.caseNumber(),
                        line.kind(),
                        line.kindName(),
                        line.step(),
                        line.name(),
                        line.oldDue(),
                        line.newDue()))
                .toResponse();
    }

    private static ChangeItem item(RecordedChange change) {
        return new ChangeItem(
                change.id(),
                change.at(),
                change.by(),
                change.byName(),
                change.year(),
                change.notice(),
                change.issuedOn(),
                change.text(),
                change.correction(),
                change.moved());
    }

    private static NewYear entered(YearBody body, @Nullable Integer year) {
        if (year == null) {
            throw ProblemException.refused(
                    "invalid-calendar-year", "请填写年份", List.of(new FieldProblem("year", "required", "请填写年份")));
        }
        List<EnteredDay> days = new ArrayList<>();
        for (DayBody day : body.days() == null ? List.<@Nullable DayBody>of() : body.days()) {
            days.add(
                    day == null
                            ? new EnteredDay(null, null, null)
                            : new EnteredDay(day.date(), day.kind(), day.name()));
        }
        return new NewYear(year, body.notice(), body.issuedOn(), body.text(), days);
    }

    /** The days of one year that another does not have, or has as something else. */
    private static List<CalendarDay> without(List<CalendarDay> days, List<CalendarDay> others) {
        Set<CalendarDay> known = others.stream().collect(Collectors.toCollection(LinkedHashSet::new));
        return days.stream().filter(day -> !known.contains(day)).toList();
    }
}
