package org.huiqi.application.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clocks that have not ended, over all cases, with what they were computed from. */
@Repository
public class OpenClocks {

    private static final TypeReference<List<DeadlineTerms.Pause>> PAUSES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonColumns json;

    OpenClocks(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A clock that runs or stands still.
     *
     * @param limit null where it was started before its limit was kept
     */
    public record OpenClock(
            long id,
            CaseNumber caseNumber,
            String step,
            String name,
            Instant startedAt,
            @Nullable TimeLimit limit,
            List<DeadlineTerms.Pause> pauses,
            Instant due,
            boolean paused) {}

    public List<OpenClock> all() {
        return jdbc.sql("SELECT * FROM case_deadline WHERE ended_at IS NULL ORDER BY case_number, id")
                .query(this::clock)
                .list();
    }

    /** Locks the cases until the transaction ends, always in the same order, and gives the clocks that are still open then. */
    public List<OpenClock> locked(Collection<CaseNumber> cases) {
        String[] numbers =
                cases.stream().map(CaseNumber::value).distinct().sorted().toArray(String[]::new);
        jdbc.sql(
                        "SELECT case_number FROM policy_application WHERE case_number = ANY (:numbers) ORDER BY case_number FOR UPDATE")
                .param("numbers", numbers)
                .query(String.class)
                .list();
        return jdbc.sql("""
                        SELECT * FROM case_deadline WHERE case_number = ANY (:numbers) AND ended_at IS NULL
                        ORDER BY case_number, id FOR UPDATE
                        """).param("numbers", numbers).query(this::clock).list();
    }

    public void move(long id, Instant due) {
        jdbc.sql("UPDATE case_deadline SET due = GREATEST(:due, started_at) WHERE id = :id")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private OpenClock clock(ResultSet row, int n) throws SQLException {
        Integer length = row.getObject("length", Integer.class);
        return new OpenClock(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("step"),
                row.getString("name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                length == null
                        ? null
                        : new TimeLimit(
                                length,
                                TimeLimit.Unit.of(row.getString("unit")),
                                row.getBoolean("count_start_day"),
                                row.getObject("cut_off", LocalTime.class)),
                json.read(row.getString("pauses"), PAUSES),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getObject("paused_at") != null);
    }
}
