package org.huiqi.calendar.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.RecordedChange;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed in the calendar, and the deadlines that moved with it; rows are only ever added. */
@Repository
public class CalendarChanges {

    private static final TypeReference<List<DayColumn>> DAYS = new TypeReference<>() {};
    private static final Map<String, String> SORTABLE = Map.of(
            "at", "changed_at", "year", "year", "notice", "notice", "affected", "moved", "by", "changed_by_name");
    private static final Map<String, String> LINE_SORTABLE =
            Map.of("caseNumber", "case_number", "name", "name", "oldDue", "old_due", "newDue", "new_due");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ObjectMapper json;

    CalendarChanges(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
    }

    /** How a day stands in the column. */
    private record DayColumn(String date, String kind, String name) {}

    /** Keeps a change; its id is given by the database. */
    public long add(RecordedChange change, List<MovedDeadline> moved) {
        long id = jdbc.sql("""
                        INSERT INTO calendar_change (year, notice, issued_on, text, correction, days_before, days_after, moved,
                            changed_at, changed_by, changed_by_name)
                        VALUES (:year, :notice, :issuedOn, :text, :correction, CAST(:before AS jsonb), CAST(:after AS jsonb),
                            :moved, :at, :by, :byName)
                        RETURNING id
                        """)
                .param("year", change.year())
                .param("notice", change.notice())
                .param("issuedOn", change.issuedOn())
                .param("text", change.text())
                .param("correction", change.correction())
                .param("before", write(change.daysBefore()))
                .param("after", write(change.daysAfter()))
                .param("moved", moved.size())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("by", change.by())
                .param("byName", change.byName())
                .query(Long.class)
                .single();
        batch.batchUpdate(
                """
                INSERT INTO calendar_change_line (change_id, line, case_number, kind, kind_name, step, name, old_due, new_due)
                VALUES (:id, :line, :caseNumber, :kind, :kindName, :step, :name, :oldDue, :newDue)
                """,
                IntStream.range(0, moved.size())
                        .mapToObj(line -> row(id, line, moved.get(line)))
                        .toArray(MapSqlParameterSource[]::new));
        return id;
    }

    private static MapSqlParameterSource row(long id, int line, MovedDeadline moved) {
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("line", line)
                .addValue("caseNumber", moved.caseNumber())
                .addValue("kind", moved.kind())
                .addValue("kindName", moved.kindName())
                .addValue("step", moved.step())
                .addValue("name", moved.name())
                .addValue("oldDue", moved.oldDue().atOffset(ZoneOffset.UTC))
                .addValue("newDue", moved.newDue().atOffset(ZoneOffset.UTC));
    }

    public Listing<RecordedChange> list(ListQuery query, @Nullable Integer year) {
        String where = """
                 WHERE (CAST(:q AS text) IS NULL OR notice ILIKE :q OR text ILIKE :q OR changed_by_name ILIKE :q)
                   AND (CAST(:year AS integer) IS NULL OR year = :year)
                """;
        long total = jdbc.sql("SELECT count(*) FROM calendar_change" + where)
                .param("q", query.likePattern())
                .param("year", year)
                .query(Long.class)
                .single();
        List<RecordedChange> rows = jdbc.sql("SELECT * FROM calendar_change" + where
                        + query.orderBy(SORTABLE, "id DESC") + " LIMIT :limit OFFSET :offset")
                .param("q", query.likePattern())
                .param("year", year)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(this::change)
                .list();
        return new Listing<>(rows, total);
    }

    public Optional<RecordedChange> find(long id) {
        return jdbc.sql("SELECT * FROM calendar_change WHERE id = :id")
                .param("id", id)
                .query(this::change)
                .optional();
    }

    /** The deadlines that a change moved. */
    public Listing<MovedDeadline> lines(long id, ListQuery query) {
        String where = """
                 WHERE change_id = :id
                   AND (CAST(:q AS text) IS NULL OR case_number ILIKE :q OR name ILIKE :q OR kind_name ILIKE :q)
                """;
        long total = jdbc.sql("SELECT count(*) FROM calendar_change_line" + where)
                .param("id", id)
                .param("q", query.likePattern())
                .query(Long.class)
                .single();
        List<MovedDeadline> rows = jdbc.sql("SELECT * FROM calendar_change_line" + where
                        + query.orderBy(LINE_SORTABLE, "line") + " LIMIT :limit OFFSET :offset")
                .param("id", id)
                .param("q", query.likePattern())
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> new MovedDeadline(
                        row.getString("case_number"),
                        row.getString("kind"),
                        row.getString("kind_name"),
                        row.getString("step"),
                        row.getString("name"),
                        row.getObject("old_due", OffsetDateTime.class).toInstant(),
                        row.getObject("new_due", OffsetDateTime.class).toInstant()))
                .list();
        return new Listing<>(rows, total);
    }

    private RecordedChange change(ResultSet row, int number) throws SQLException {
        return new RecordedChange(
                row.getLong("id"),
                row.getInt("year"),
                row.getString("notice"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("text"),
                row.getBoolean("correction"),
                days(row.getString("days_before")),
                days(row.getString("days_after")),
                row.getInt("moved"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getString("changed_by_name"));
    }

    private List<CalendarDay> days(String column) {
        try {
            return json.readValue(column, DAYS).stream()
                    .map(day ->
                            new CalendarDay(LocalDate.parse(day.date()), CalendarDay.Kind.of(day.kind()), day.name()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Days of a calendar change cannot be read", e);
        }
    }

    private String write(List<CalendarDay> days) {
        try {
            return json.writeValueAsString(days.stream()
                    .map(day -> new DayColumn(day.date().toString(), day.kind().id(), day.name()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Days cannot be written as JSON", e);
        }
    }
}
