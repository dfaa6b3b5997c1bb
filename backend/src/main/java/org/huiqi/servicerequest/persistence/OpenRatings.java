package org.huiqi.servicerequest.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closed requests whose enterprise may still rate them or ask for work anew, with what those times were computed from. */
@Repository
public class OpenRatings {

    private static final String OPEN = """
            SELECT r.case_number, r.outcome, r.asked_again, r.closed_at, r.rate_until, r.reopen_until,
                a.started_at AS rating_start, a.length AS rating_length, a.unit AS rating_unit,
                a.count_start_day AS rating_count, a.cut_off AS rating_cut_off,
                b.started_at AS reopening_start, b.length AS reopening_length, b.unit AS reopening_unit,
                b.count_start_day AS reopening_count, b.cut_off AS reopening_cut_off
            FROM service_request r
            LEFT JOIN service_request_rating_terms a ON a.case_number = r.case_number AND a.wait = 'rating'
            LEFT JOIN service_request_rating_terms b ON b.case_number = r.case_number AND b.wait = 'reopening'
            WHERE (r.status = 'closed' AND r.outcome IS NULL OR r.outcome IN ('rated', 'unrated') AND r.reopen_until >= :now)
              AND r.rate_until IS NOT NULL AND r.reopen_until IS NOT NULL
            """;

    private final JdbcClient jdbc;

    OpenRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A closed request.
     *
     * @param rated true where it was rated, or not in time: only asking for work anew is still open
     * @param rating null where the request was closed before its terms were kept; so is {@code reopening}
     */
    public record OpenRating(
            CaseNumber caseNumber,
            boolean rated,
            boolean askedAgain,
            Instant closedAt,
            Instant rateUntil,
            Instant reopenUntil,
            @Nullable DeadlineTerms rating,
            @Nullable DeadlineTerms reopening) {}

    /** Keeps what the time to rate was computed from; what was kept before is forgotten. */
    public void keepRating(CaseNumber caseNumber, Instant start, TimeLimit limit) {
        keep(caseNumber, "rating", start, limit);
    }

    /** The same for the time to ask for work anew. */
    public void keepReopening(CaseNumber caseNumber, Instant start, TimeLimit limit) {
        keep(caseNumber, "reopening", start, limit);
    }

    private void keep(CaseNumber caseNumber, String wait, Instant start, TimeLimit limit) {
        jdbc.sql("""
                        INSERT INTO service_request_rating_terms
                            (case_number, wait, started_at, length, unit, count_start_day, cut_off)
                        VALUES (:caseNumber, :wait, :start, :length, :unit, :countStartDay, :cutOff)
                        ON CONFLICT (case_number, wait) DO UPDATE SET started_at = EXCLUDED.started_at,
                            length = EXCLUDED.length, unit = EXCLUDED.unit, count_start_day = EXCLUDED.count_start_day,
                            cut_off = EXCLUDED.cut_off
                        """)
                .param("caseNumber", caseNumber.value())
                .param("wait", wait)
                .param("start", ServiceRequests.at(start))
                .param("length", limit.length())
                .param("unit", limit.unit().id())
                .param("countStartDay", limit.countStartDay())
                .param("cutOff", limit.cutOff(), Types.TIME)
                .update();
    }

    /** All that are open at the moment. */
    public List<OpenRating> all(Instant now) {
        return jdbc.sql(OPEN + " ORDER BY r.case_number")
                .param("now", ServiceRequests.at(now))
                .query(OpenRatings::rating)
                .list();
    }

    /** Locks the requests until the transaction ends, always in the same order, and gives those that are still open then. */
    public List<OpenRating> locked(Collection<CaseNumber> cases, Instant now) {
        return jdbc.sql(OPEN + " AND r.case_number = ANY (:numbers) ORDER BY r.case_number FOR UPDATE OF r")
                .param("numbers", cases.stream().map(CaseNumber::value).toArray(String[]::new))
                .param("now", ServiceRequests.at(now))
                .query(OpenRatings::rating)
                .list();
    }

    private static OpenRating rating(ResultSet row, int n) throws SQLException {
        return new OpenRating(
                new CaseNumber(row.getString("case_number")),
                row.getString("outcome") != null,
                row.getBoolean("asked_again"),
                ServiceRequests.instant(row, "closed_at"),
                ServiceRequests.instant(row, "rate_until"),
                ServiceRequests.instant(row, "reopen_until"),
                terms(row, "rating"),
                terms(row, "reopening"));
    }

    private static @Nullable DeadlineTerms terms(ResultSet row, String wait) throws SQLException {
        Integer length = row.getObject(wait + "_length", Integer.class);
        return length == null
                ? null
                : new DeadlineTerms(
                        ServiceRequests.instant(row, wait + "_start"),
                        new TimeLimit(
                                length,
                                TimeLimit.Unit.of(row.getString(wait + "_unit")),
                                row.getBoolean(wait + "_count"),
                                row.getObject(wait + "_cut_off", LocalTime.class)));
    }
}
