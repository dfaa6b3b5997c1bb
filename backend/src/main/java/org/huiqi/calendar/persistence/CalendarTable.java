package org.huiqi.calendar.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.huiqi.shared.ProblemException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The years that were added while the system runs, and the revision that goes up with each. */
@Repository
public class CalendarTable {

    private static final TypeReference<List<NoticeColumn>> NOTICES = new TypeReference<>() {};

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CalendarTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How a notice stands in the column. */
    private record NoticeColumn(String number, String issuedOn, String text) {}

    public long revision() {
        return jdbc.sql("SELECT revision FROM calendar_revision")
                .query(Long.class)
                .single();
    }

    /**
     * Keeps the calendar as it is until the transaction ends; gives its revision.
     *
     * @throws ProblemException 409 {@code calendar-changing} while somebody changes it
     */
    public long hold() {
        try {
            return jdbc.sql("SELECT calendar_hold()").query(Long.class).single();
        } catch (DataAccessException e) {
            if (isContention(e)) {
                throw ProblemException.conflict("calendar-changing", "工作日历正在更新，您的操作没有保存，请过几秒再试一次");
            }
            throw e;
        }
    }

    /** Waits until no transaction holds the calendar, and lets no other hold or change it until this one ends. */
    public void lock() {
        jdbc.sql("SELECT set_config('lock_timeout', '3s', true)").query(row -> {});
        jdbc.sql("SELECT pg_advisory_xact_lock(7301, 1)").query(row -> {});
    }

    /** Whether somebody else was at work on the same rows: a lock that did not come in time, or a deadlock. */
    public static boolean isContention(DataAccessException e) {
        return e instanceof ConcurrencyFailureException
                || e.getMostSpecificCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }

    public List<CalendarYear> readAll() {
        Map<Integer, List<CalendarDay>> days = new TreeMap<>();
        jdbc.sql("SELECT year, day, kind, name FROM calendar_day").query(row -> {
            days.computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
                    .add(new CalendarDay(
                            row.getObject("day", LocalDate.class),
                            CalendarDay.Kind.of(row.getString("kind")),
                            row.getString("name")));
        });
        return jdbc.sql("SELECT year, notice, issued_on, amendments FROM calendar_year ORDER BY year")
                .query((row, n) -> {
                    List<Notice> notices = new ArrayList<>();
                    notices.add(new Notice(row.getString("notice"), row.getObject("issued_on", LocalDate.class), ""));
                    notices.addAll(amendments(row.getString("amendments")));
                    return new CalendarYear(
                            row.getInt("year"), notices, days.getOrDefault(row.getInt("year"), List.of()));
                })
                .list();
    }

    /** Writes a year in place of what was recorded of it, and a new revision with it. */
    public void replace(CalendarYear year, String by, Instant at) {
        Notice first = year.notices().get(0);
        jdbc.sql("DELETE FROM calendar_day WHERE year = :year")
                .param("year", year.year())
                .update();
        jdbc.sql("""
                        INSERT INTO calendar_year (year, notice, issued_on, amendments, recorded_by, recorded_at)
                        VALUES (:year, :notice, :issuedOn, CAST(:amendments AS jsonb), :by, :at)
                        ON CONFLICT (year) DO UPDATE SET notice = excluded.notice, issued_on = excluded.issued_on,
                            amendments = excluded.amendments, recorded_by = excluded.recorded_by,
                            recorded_at = excluded.recorded_at
                        """)
                .param("year", year.year())
                .param("notice", first.number())
                .param("issuedOn", first.issuedOn())
                .param(
                        "amendments",
                        write(year.notices().stream()
                                .skip(1)
                                .map(notice -> new NoticeColumn(
                                        notice.number(), notice.issuedOn().toString(), notice.text()))
                                .toList()))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        for (CalendarDay day : year.days()) {
            jdbc.sql("INSERT INTO calendar_day (day, year, kind, name) VALUES (:day, :year, :kind, :name)")
                    .param("day", day.date())
                    .param("year", year.year())
                    .param("kind", day.kind().id())
                    .param("name", day.name())
                    .update();
        }
        jdbc.sql("UPDATE calendar_revision SET revision = nextval('calendar_revision_seq')")
                .update();
    }

    private List<Notice> amendments(String column) {
        try {
            return json.readValue(column, NOTICES).stream()
                    .map(notice -> new Notice(notice.number(), LocalDate.parse(notice.issuedOn()), notice.text()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Amendments of a calendar year cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }
}
