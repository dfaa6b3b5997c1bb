package org.huiqi.servicerequest.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks that have not ended, over all requests, with what they were computed from. */
@Repository
public class OpenRequestClocks {

    private static final String OPEN = """
            SELECT c.*, r.category FROM service_request_clock c JOIN service_request r USING (case_number)
            WHERE c.ended_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ClockPauses pauses;

    OpenRequestClocks(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ClockPauses pauses) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.pauses = pauses;
    }

    /**
     * A clock that runs or stands still.
     *
     * @param limit null where it was started before its limit was kept
     * @param pausedAt since when it stands still
     */
    public record OpenClock(
            long id,
            CaseNumber caseNumber,
            String category,
            String step,
            String signer,
            String name,
            boolean ofPlan,
            TimeLimit.Unit unit,
            Instant startedAt,
            @Nullable TimeLimit limit,
            List<DeadlineTerms.Pause> pauses,
            Instant due,
            @Nullable Instant pausedAt) {}

    public List<OpenClock> all() {
        return jdbc.sql(OPEN + " ORDER BY c.case_number, c.id")
                .query(this::clock)
                .list();
    }

    /** Locks the requests until the transaction ends, always in the same order, and gives the clocks that are still open then. */
    public List<OpenClock> locked(Collection<CaseNumber> cases) {
        String[] numbers =
                cases.stream().map(CaseNumber::value).distinct().sorted().toArray(String[]::new);
        jdbc.sql(
                        "SELECT case_number FROM service_request WHERE case_number = ANY (:numbers) ORDER BY case_number FOR UPDATE")
                .param("numbers", numbers)
                .query(String.class)
                .list();
        return jdbc.sql(OPEN + " AND c.case_number = ANY (:numbers) ORDER BY c.case_number, c.id FOR UPDATE OF c")
                .param("numbers", numbers)
                .query(this::clock)
                .list();
    }

    /** New due dates by the ids of clocks. */
    public void move(Map<Long, Instant> dues) {
        batch.batchUpdate(
                "UPDATE service_request_clock SET due = GREATEST(:due, started_at) WHERE id = :id",
                dues.entrySet().stream()
                        .map(due -> new MapSqlParameterSource("id", due.getKey())
                                .addValue("due", due.getValue().atOffset(ZoneOffset.UTC)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private OpenClock clock(ResultSet row, int n) throws SQLException {
        Integer length = row.getObject("length", Integer.class);
        return new OpenClock(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("category"),
                row.getString("step"),
                row.getString("signer"),
                row.getString("name"),
                row.getBoolean("of_plan"),
                TimeLimit.Unit.of(row.getString("unit")),
                ServiceRequests.instant(row, "started_at"),
                length == null
                        ? null
                        : new TimeLimit(
                                length,
                                TimeLimit.Unit.of(row.getString("unit")),
                                row.getBoolean("count_start_day"),
                                row.getObject("cut_off", LocalTime.class)),
                pauses.read(row.getString("pauses")),
                ServiceRequests.instant(row, "due"),
                ServiceRequests.instantOrNull(row, "paused_at"));
    }
}
