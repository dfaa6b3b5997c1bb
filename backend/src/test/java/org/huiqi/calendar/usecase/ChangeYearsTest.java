package org.huiqi.calendar.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.DeadlineOwner;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.calendar.domain.NewYear;
import org.huiqi.calendar.domain.NewYear.EnteredDay;
import org.huiqi.calendar.domain.RecordedChange;
import org.huiqi.calendar.persistence.CalendarChanges;
import org.huiqi.calendar.persistence.CalendarTable;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of the calendar beside what other transactions and other nodes do at the same moment. */
@HuiqiTest
class ChangeYearsTest {

    private static final Instant NOW = at("2026-12-30T10:00");

    @LocalServerPort
    int port;

    @Autowired
    Businesses businesses;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ChangeYears years;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CalendarLibrary library;

    @Autowired
    PublishedWorkingCalendar published;

    @Autowired
    CalendarTable table;

    @Autowired
    CalendarChanges changes;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    List<DeadlineOwner> owners;

    private final ExecutorService other = Executors.newFixedThreadPool(2);

    @BeforeEach
    void atTheEndOfTheYear() {
        clock.set(NOW);
    }

    @AfterEach
    void forgetTheYear() {
        other.shutdownNow();
        clock.reset();
        jdbc.sql("DELETE FROM calendar_year WHERE year = 2027").update();
        jdbc.sql("UPDATE calendar_revision SET revision = nextval('calendar_revision_seq')")
                .update();
    }

    @Test
    void shouldShowTheNewYearOnAnotherNodeAtOnce() {
        CalendarLibrary otherNode = new CalendarLibrary(table);
        assertThat(otherNode.current().isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();

        years.carryOut(year(), null, releaser());

        assertThat(otherNode.current().isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        inTransaction(() -> assertThat(otherNode.held().isWorkingDay(LocalDate.of(2027, 1, 1)))
                .isFalse());
    }

    @Test
    void shouldChangeNothingAtAllWhereOneDeadlineCannotBeMoved() {
        String number = reviewedCase();
        Instant due = due(number);
        DeadlineOwner failing = new DeadlineOwner() {
            @Override
            public List<MovedDeadline> preview(CalendarChange change) {
                return List.of();
            }

            @Override
            public List<MovedDeadline> carryOut(CalendarChange change) {
                throw new IllegalStateException("The last of the owners fails");
            }
        };
        List<DeadlineOwner> withFailing = new ArrayList<>(owners);
        withFailing.add(failing);
        long recorded = count("calendar_change");
        long told = count("case_event");

        assertThatThrownBy(() -> with(withFailing).carryOut(year(), null, releaser()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(due(number)).isEqualTo(due);
        assertThat(count("calendar_change")).isEqualTo(recorded);
        assertThat(count("case_event")).isEqualTo(told);
        assertThat(library.current().find(2027)).isEmpty();
    }

    @Test
    void shouldStartOverWhereSomebodyWasAtWorkOnTheSameRows() {
        int[] tries = {0};
        DeadlineOwner busyOnce = new DeadlineOwner() {
            @Override
            public List<MovedDeadline> preview(CalendarChange change) {
                return List.of();
            }

            @Override
            public List<MovedDeadline> carryOut(CalendarChange change) {
                if (tries[0]++ == 0) {
                    throw new OptimisticLockingFailureException("A timer fired");
                }
                return List.of();
            }
        };

        RecordedChange made = with(List.of(busyOnce)).carryOut(year(), null, releaser());

        assertThat(tries[0]).isEqualTo(2);
        assertThat(made.year()).isEqualTo(2027);
        assertThat(changes.find(made.id())).isPresent();
    }

    @Test
    void shouldSeeADeadlineThatIsStoredAtTheSameMoment() throws Exception {
        String number = reviewedCase();
        CountDownLatch computed = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> starting = CompletableFuture.runAsync(
                () -> inTransaction(() -> {
                    Instant due = calendar.due(NOW, TimeLimit.workingDays(3));
                    computed.countDown();
                    await(mayCommit);
                    jdbc.sql("""
                                    INSERT INTO case_deadline (case_number, step, name, unit, length, started_at, due)
                                    VALUES (:number, 'test', '测试期限', 'working-day', 3, :start, :due)
                                    """)
                            .param("number", number)
                            .param("start", NOW.atOffset(ZoneOffset.UTC))
                            .param("due", due.atOffset(ZoneOffset.UTC))
                            .update();
                }),
                other);
        await(computed);
        CompletableFuture<RecordedChange> change =
                CompletableFuture.supplyAsync(() -> years.carryOut(year(), null, releaser()), other);
        untilSomebodyWaits();
        mayCommit.countDown();

        starting.get(30, TimeUnit.SECONDS);
        RecordedChange made = change.get(30, TimeUnit.SECONDS);

        assertThat(lines(made, number)).contains("测试期限 2027-01-04 → 2027-01-05");
        jdbc.sql("DELETE FROM case_deadline WHERE case_number = :number AND step = 'test'")
                .param("number", number)
                .update();
    }

    @Test
    void shouldLeaveAloneAClockThatEndsAtTheSameMoment() throws Exception {
        String number = reviewedCase();
        Instant due = due(number);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(
                () -> inTransaction(() -> {
                    jdbc.sql("SELECT 1 FROM policy_application WHERE case_number = :number FOR UPDATE")
                            .param("number", number)
                            .query(Integer.class)
                            .single();
                    jdbc.sql(
                                    "UPDATE case_deadline SET ended_at = :now WHERE case_number = :number AND ended_at IS NULL")
                            .param("number", number)
                            .param("now", NOW.atOffset(ZoneOffset.UTC))
                            .update();
                    ended.countDown();
                    await(mayCommit);
                }),
                other);
        await(ended);
        CompletableFuture<RecordedChange> change =
                CompletableFuture.supplyAsync(() -> years.carryOut(year(), null, releaser()), other);
        untilSomebodyWaits();
        mayCommit.countDown();

        ending.get(30, TimeUnit.SECONDS);
        RecordedChange made = change.get(30, TimeUnit.SECONDS);

        assertThat(lines(made, number)).isEmpty();
        assertThat(due(number)).isEqualTo(due);
    }

    @Test
    void shouldTellWhoeverStartsADeadlineMeanwhileToTryAgain() {
        inTransaction(() -> {
            table.lock();
            CompletableFuture<Void> starting = CompletableFuture.runAsync(
                    () -> inTransaction(() -> calendar.due(NOW, TimeLimit.workingDays(3))), other);
            assertThatThrownBy(() -> starting.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(ProblemException.class)
                    .hasMessageContaining("工作日历正在更新");
        });
    }

    @Test
    void shouldHoldTheCalendarOnlyWhereSomethingIsWritten() {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        inTransaction(() -> {
            table.lock();
            CompletableFuture<Instant> shown = CompletableFuture.supplyAsync(
                    () -> reading.execute(status -> calendar.due(NOW, TimeLimit.workingDays(3))), other);
            assertThat(shown.join()).isEqualTo(at("2027-01-04T23:59:59"));
        });
    }

    // --- steps

    private ChangeYears with(List<DeadlineOwner> owners) {
        return new ChangeYears(library, published, table, changes, provider(owners), events, transactions, clock);
    }

    private static ObjectProvider<DeadlineOwner> provider(List<DeadlineOwner> owners) {
        return new ObjectProvider<>() {
            @Override
            public DeadlineOwner getObject() {
                return owners.get(0);
            }

            @Override
            public Stream<DeadlineOwner> orderedStream() {
                return owners.stream();
            }
        };
    }

    /** A case whose review runs until 6 January, or 7 January once the New Year is off. */
    private String reviewedCase() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        String number = applicant
                .post(
                        "/api/applications",
                        Map.of(
                                "policyId",
                                "pds-listing-award",
                                "facts",
                                Map.of("listingBoard", "main", "listingMilestone", "tutoring-filed"),
                                "documents",
                                List.of(),
                                "undertakings",
                                List.of()))
                .json()
                .path("caseNumber")
                .asText();
        Visitor reception = Visitor.loggedIn(port, "pds-reception");
        String task = reception
                .get("/engine-rest/task?processInstanceBusinessKey=" + number)
                .json()
                .get(0)
                .path("id")
                .asText();
        reception.post(
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", Map.of("decision", Map.of("value", "return"), "opinion", Map.of("value", "缺材料"))));
        assertThat(due(number)).isEqualTo(at("2027-01-20T23:59:59"));
        return number;
    }

    private Instant due(String number) {
        return jdbc.sql("""
                        SELECT due FROM case_deadline WHERE case_number = :number AND step = 'eventBasedGateway_supplement'
                        """)
                .param("number", number)
                .query((row, n) -> row.getObject("due", OffsetDateTime.class).toInstant())
                .single();
    }

    private List<String> lines(RecordedChange made, String number) {
        return jdbc.sql("""
                        SELECT name || ' ' || (old_due AT TIME ZONE 'Asia/Shanghai')::date || ' → '
                            || (new_due AT TIME ZONE 'Asia/Shanghai')::date
                        FROM calendar_change_line WHERE change_id = :id AND case_number = :number
                        """)
                .param("id", made.id())
                .param("number", number)
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** Until the change stands in line for a lock that somebody else has. */
    private void untilSomebodyWaits() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static NewYear year() {
        return new NewYear(
                2027,
                "国办发明电〔2026〕99号",
                "2026-11-03",
                null,
                List.of(
                        new EnteredDay("2027-01-01", "holiday", "元旦"),
                        new EnteredDay("2027-01-02", "holiday", "元旦"),
                        new EnteredDay("2027-01-03", "holiday", "元旦")));
    }

    private static Actor releaser() {
        return new Actor("releaser", "发布员", ActorKind.STAFF, null, Set.of("platform.releaser"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Zones.SHANGHAI).toInstant();
    }
}
