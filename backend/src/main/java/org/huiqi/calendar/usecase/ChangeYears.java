package org.huiqi.calendar.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.CalendarYearRecorded;
import org.huiqi.calendar.DeadlineOwner;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.NewYear;
import org.huiqi.calendar.domain.PublishedYears;
import org.huiqi.calendar.domain.RecordedChange;
import org.huiqi.calendar.persistence.CalendarChanges;
import org.huiqi.calendar.persistence.CalendarTable;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds or corrects a year of the calendar: shows which open deadlines would move, and moves them all or none. */
@Service
public class ChangeYears {

    /** A case that is decided at the same moment makes a change start over; this many times before somebody is asked to wait. */
    private static final int MOST_ATTEMPTS = 5;

    private final CalendarLibrary library;
    private final PublishedWorkingCalendar calendar;
    private final CalendarTable table;
    private final CalendarChanges changes;
    private final ObjectProvider<DeadlineOwner> owners;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;
    private final Clock clock;

    /** @param owners asked for when a year changes: they know this calendar, it knows none of them */
    ChangeYears(
            CalendarLibrary library,
            PublishedWorkingCalendar calendar,
            CalendarTable table,
            CalendarChanges changes,
            ObjectProvider<DeadlineOwner> owners,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.library = library;
        this.calendar = calendar;
        this.table = table;
        this.changes = changes;
        this.owners = owners;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * What a year would bring about.
     *
     * @param hints what is possible and yet looks wrong
     * @param revision of the calendar that this was computed over
     */
    public record Preview(
            List<FieldProblem> problems,
            List<String> hints,
            List<MovedDeadline> moved,
            boolean correction,
            long revision) {}

    public Preview preview(NewYear entered) {
        return required(reading.execute(status -> {
            long revision = table.revision();
            PublishedYears years = library.current();
            CalendarYear known = years.find(entered.year()).orElse(null);
            List<FieldProblem> problems = problems(entered, known);
            if (!problems.isEmpty()) {
                return new Preview(problems, List.of(), List.of(), known != null, revision);
            }
            CalendarChange change = change(entered, years, entered.toYear(known), clock.instant());
            List<MovedDeadline> moved = owners.orderedStream()
                    .flatMap(owner -> owner.preview(change).stream())
                    .sorted(ORDER)
                    .toList();
            return new Preview(List.of(), entered.hints(), moved, known != null, revision);
        }));
    }

    /**
     * Carries a year out in one transaction: the year, every open deadline that it touches with what hangs on it, and the record.
     *
     * @param previewed the revision of the calendar that the preview was computed over; 409 {@code calendar-changed} where it is no
     *     longer the one in force; null where nobody looked at one
     * @throws ProblemException 422 {@code invalid-calendar-year} naming everything that is wrong
     */
    public RecordedChange carryOut(NewYear entered, @Nullable Long previewed, Actor by) {
        for (int attempt = 1; ; attempt++) {
            try {
                return required(transaction.execute(status -> attempt(entered, previewed, by)));
            } catch (DataAccessException e) {
                if (!CalendarTable.isContention(e)) {
                    throw e;
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw ProblemException.conflict("calendar-busy", "有案件正在办理，日历没有更改，任何期限都没有移动；请过几秒再试一次");
                }
            }
        }
    }

    private RecordedChange attempt(NewYear entered, @Nullable Long previewed, Actor by) {
        table.lock();
        if (previewed != null && previewed != table.revision()) {
            throw ProblemException.conflict("calendar-changed", "预览之后日历又有了更改，请重新预览后再确认");
        }
        PublishedYears years = library.current();
        CalendarYear known = years.find(entered.year()).orElse(null);
        List<FieldProblem> problems = problems(entered, known);
        if (!problems.isEmpty()) {
            throw ProblemException.refused(
                    "invalid-calendar-year",
                    entered.year() + "年的日历有" + problems.size() + "处需要更正："
                            + problems.get(0).message(),
                    problems);
        }
        Instant now = clock.instant();
        CalendarYear year = entered.toYear(known);
        CalendarChange change = change(entered, years, year, now);
        List<MovedDeadline> moved = owners.orderedStream()
                .flatMap(owner -> owner.carryOut(change).stream())
                .sorted(ORDER)
                .toList();
        table.replace(year, by.username(), now);
        RecordedChange made = new RecordedChange(
                0,
                year.year(),
                change.notice(),
                LocalDate.parse(String.valueOf(entered.issuedOn()).strip()),
                entered.text() == null ? "" : entered.text().strip(),
                known != null,
                known == null ? List.of() : known.days(),
                year.days(),
                moved.size(),
                now,
                by.username(),
                by.displayName());
        long id = changes.add(made, moved);
        events.publishEvent(new CalendarYearRecorded(
                id, year.year(), change.notice(), known != null, moved.size(), by.username(), now));
        return changes.find(id).orElseThrow();
    }

    private static final Comparator<MovedDeadline> ORDER = Comparator.comparing(MovedDeadline::newDue)
            .thenComparing(MovedDeadline::caseNumber)
            .thenComparing(MovedDeadline::step);

    private CalendarChange change(NewYear entered, PublishedYears years, CalendarYear year, Instant at) {
        return new CalendarChange(
                year.year(),
                String.valueOf(entered.notice()).strip(),
                at,
                calendar.over(years),
                calendar.over(library.with(year)));
    }

    private List<FieldProblem> problems(NewYear entered, @Nullable CalendarYear known) {
        List<FieldProblem> problems =
                entered.problems(clock.instant().atZone(Zones.SHANGHAI).toLocalDate());
        if (problems.isEmpty() && known != null && entered.toYear(known).equals(known)) {
            return List.of(new FieldProblem("days", "unchanged", entered.year() + "年的日历已经是这样，没有要更改的内容"));
        }
        return problems;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction without a result");
        }
        return value;
    }
}
