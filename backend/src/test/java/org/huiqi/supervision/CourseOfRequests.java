package org.huiqi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that go any way, written as the module of requests writes them: rows, clocks, ratings, and an event in the same
 * transaction. A test so makes in a second what people make in a year.
 */
final class CourseOfRequests {

    static final List<String> DISTRICTS = List.of("新华区", "卫东区", "叶县");
    /** Who has them: the city itself, or a county. */
    static final List<String> COUNTIES = List.of("", "pds-yexian", "pds-ruzhou");

    static final List<String> DEPARTMENTS = List.of("pds-market", "pds-tax", "pds-hrss");
    private static final List<String> OTHERS = List.of("pds-supervision", "pds-leader", "pds-market");
    static final List<String> CATEGORIES = List.of("tax", "employment", "other");
    private static final AtomicInteger NUMBER = new AtomicInteger(500_000);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Random random;
    private final String jurisdiction;
    private final long entityId;

    CourseOfRequests(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            long seed,
            String jurisdiction,
            long entityId) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.random = new Random(seed);
        this.jurisdiction = jurisdiction;
        this.entityId = entityId;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Instant anyTime(YearMonth month) {
        return month.atDay(1 + random.nextInt(28))
                .atTime(random.nextInt(24), random.nextInt(60))
                .atZone(Zones.SHANGHAI)
                .toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }

    String submit(Instant when) {
        String number = "PDS-SQ-%s-%06d"
                .formatted(
                        when.atZone(Zones.SHANGHAI).toLocalDate().toString().replace("-", ""),
                        NUMBER.incrementAndGet());
        act(number, "submitted", when, () -> {
            jdbc.sql("""
                            INSERT INTO service_request (case_number, entity_id, jurisdiction, county, origin, district, category,
                                title, text, source, status, handling, round_started_at, submitted_by, submitted_at, updated_at)
                            VALUES (:number, :entity, :jurisdiction, NULLIF(:county, ''), :jurisdiction, :district, :category, '测试诉求', '测试',
                                'portal', 'submitted', 'ordinary', :at, 'test', :at, :at)
                            """)
                    .param("number", number)
                    .param("entity", entityId)
                    .param("jurisdiction", jurisdiction)
                    .param("county", jurisdiction.equals("pingdingshan") ? any(COUNTIES) : "")
                    .param("district", any(DISTRICTS))
                    .param("category", any(CATEGORIES))
                    .param("at", at(when))
                    .update();
            startClock(number, when);
        });
        return number;
    }

    private void startClock(String number, Instant when) {
        String responsible = jdbc.sql(
                        "SELECT COALESCE(responsible, '') FROM service_request WHERE case_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        // The dispatching office and others have steps too.
        String authority = random.nextInt(3) == 0 || responsible.isEmpty() ? any(OTHERS) : responsible;
        startClock(number, when, authority, when.plusSeconds(random.nextInt(40 * 86_400)));
    }

    /** A step of an authority until the time it is due. */
    void startClock(String number, Instant when, String authority, Instant due) {
        jdbc.sql("""
                        INSERT INTO service_request_clock (case_number, step, signer, name, unit, started_at, due)
                        VALUES (:number, 'userTask_resolveRequest', :signer, '办理', 'day', :at, :due)
                        """)
                .param("number", number)
                .param("signer", authority + ".role-" + NUMBER.incrementAndGet())
                .param("at", at(when))
                .param("due", at(due))
                .update();
    }

    void stopClocks(String number, Instant when) {
        jdbc.sql("""
                        UPDATE service_request_clock SET ended_at = GREATEST(:at, started_at)
                        WHERE case_number = :number AND ended_at IS NULL
                        """).param("at", at(when)).param("number", number).update();
    }

    /** Whatever may happen next to the request. */
    void next(String number, Instant when) {
        String status = jdbc.sql("SELECT status FROM service_request WHERE case_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        switch (status) {
            case "submitted", "reopened" -> {
                if (random.nextInt(8) == 0) {
                    withdraw(number, when);
                } else {
                    dispatch(number, when);
                }
            }
            case "dispatched", "in-progress" -> {
                switch (random.nextInt(4)) {
                    case 0 -> warn(number, when);
                    case 1 -> dispatch(number, when);
                    default -> close(number, when);
                }
            }
            case "closed" -> rate(number, when, 1 + random.nextInt(5));
            case "rated" -> reopen(number, when);
            default -> {}
        }
    }

    void dispatch(String number, Instant when) {
        dispatchTo(number, when, any(DEPARTMENTS));
    }

    void dispatchTo(String number, Instant when, String department) {
        act(number, "dispatched", when, () -> {
            jdbc.sql("""
                            UPDATE service_request SET status = 'dispatched', responsible = :department, category = :category
                            WHERE case_number = :number
                            """)
                    .param("department", department)
                    .param("category", any(CATEGORIES))
                    .param("number", number)
                    .update();
            stopClocks(number, when);
            startClock(number, when);
        });
    }

    void warn(String number, Instant when) {
        act(number, "reminder", when, () -> jdbc.sql("""
                        INSERT INTO service_request_warning (clock_id, level, told, at)
                        SELECT id, 'reminder', signer, :at FROM service_request_clock
                        WHERE case_number = :number AND ended_at IS NULL ON CONFLICT DO NOTHING
                        """)
                .param("at", at(when))
                .param("number", number)
                .update());
    }

    /** Something that changes nothing but makes the figures follow. */
    void touch(String number, Instant when) {
        act(number, "progress", when, () -> {});
    }

    void close(String number, Instant when) {
        act(number, "closed", when, () -> {
            stopClocks(number, when);
            jdbc.sql("UPDATE service_request SET status = 'closed', closed_at = :at WHERE case_number = :number")
                    .param("at", at(when))
                    .param("number", number)
                    .update();
            jdbc.sql("""
                            INSERT INTO service_request_closing (case_number, round, started_at, closed_at, jurisdiction, county,
                                responsible)
                            SELECT case_number, round, round_started_at, closed_at, jurisdiction, county, responsible
                            FROM service_request WHERE case_number = :number
                            """).param("number", number).update();
        });
    }

    void rate(String number, Instant when, int grade) {
        act(number, "rated", when, () -> {
            jdbc.sql("""
                            UPDATE service_request SET status = 'rated', rating = :grade, outcome = 'rated'
                            WHERE case_number = :number
                            """).param("grade", grade).param("number", number).update();
            jdbc.sql("""
                            INSERT INTO service_request_rating (case_number, round, grade, text, rated_by, at)
                            SELECT case_number, round, :grade, '', 'test', :at FROM service_request
                            WHERE case_number = :number
                            """)
                    .param("grade", grade)
                    .param("at", at(when))
                    .param("number", number)
                    .update();
        });
    }

    void reopen(String number, Instant when) {
        act(number, "reopened", when, () -> {
            jdbc.sql("""
                            UPDATE service_request SET status = 'reopened', round = round + 1, round_started_at = :at,
                                closed_at = NULL, rating = NULL, outcome = NULL WHERE case_number = :number
                            """).param("at", at(when)).param("number", number).update();
            jdbc.sql("""
                            UPDATE service_request_closing c SET reopened_at = :at FROM service_request r
                            WHERE r.case_number = :number AND c.case_number = :number AND c.round = r.round - 1
                            """).param("at", at(when)).param("number", number).update();
            startClock(number, when);
        });
    }

    void withdraw(String number, Instant when) {
        act(number, "withdrawn", when, () -> {
            stopClocks(number, when);
            jdbc.sql(
                            "UPDATE service_request SET status = 'withdrawn', outcome = 'withdrawn' WHERE case_number = :number")
                    .param("number", number)
                    .update();
        });
    }

    /** What the module of requests does for everything that happens: timeline, event, one transaction. */
    private void act(String number, String event, Instant when, Runnable change) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT 1 FROM service_request WHERE case_number = :number FOR UPDATE")
                    .param("number", number)
                    .query(row -> {});
            if (event.equals("submitted")) {
                change.run();
            }
            events.publishEvent(new ServiceRequestEvent(
                    new CaseNumber(number), entityId, event, when, "test", "测试", "测试", true, Map.of()));
            if (!event.equals("submitted")) {
                change.run();
            }
            jdbc.sql("UPDATE service_request SET updated_at = GREATEST(updated_at, :at) WHERE case_number = :number")
                    .param("at", at(when))
                    .param("number", number)
                    .update();
            jdbc.sql("""
                            INSERT INTO service_request_event (case_number, at, event, actor, actor_name, text, internal)
                            VALUES (:number, :at, :event, 'test', '测试', '测试', true)
                            """)
                    .param("number", number)
                    .param("at", at(when))
                    .param("event", event)
                    .update();
        });
    }

    static LocalDate today() {
        return LocalDate.now(Zones.SHANGHAI);
    }
}
