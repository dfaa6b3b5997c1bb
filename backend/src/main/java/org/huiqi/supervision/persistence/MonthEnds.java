package org.huiqi.supervision.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.huiqi.shared.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was open and what was overdue when a month ended, so that a board can say what changed since. */
@Repository
public class MonthEnds {

    private final JdbcClient jdbc;

    MonthEnds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isKnown(YearMonth month) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM supervision_month_end WHERE month = :month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    public void forget(YearMonth month) {
        jdbc.sql("DELETE FROM supervision_month_end WHERE month = :month")
                .param("month", month.atDay(1))
                .update();
    }

    /**
     * Writes down how it stood at the end of the month, from timelines and clocks, however much later it is asked for; false where
     * another node has done so. Only what is open, or was touched since, can have been open then.
     */
    public boolean record(YearMonth month, Instant now) {
        LocalDate first = month.atDay(1);
        int written = jdbc.sql("""
                        INSERT INTO supervision_month_end (month, computed_at) VALUES (:month, :now) ON CONFLICT DO NOTHING
                        """)
                .param("month", first)
                .param("now", now.atZone(Zones.SHANGHAI).toOffsetDateTime())
                .update();
        if (written == 0) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO supervision_month_end_line
                            (month, jurisdiction, county, district, responsible, category, open, overdue,
                                own_overdue)
                        SELECT :month, jurisdiction, county, district, responsible, category, count(*), count(*) FILTER (WHERE overdue),
                            count(*) FILTER (WHERE own_overdue)
                        FROM (
                            SELECT r.jurisdiction, r.county, r.district, r.responsible, r.category,
                                missed.any AS overdue, missed.own AS own_overdue
                            FROM supervision_request r
                            CROSS JOIN LATERAL (
                                SELECT count(*) > 0 AS any,
                                    count(*) FILTER (WHERE r.responsible IN ('', split_part(c.signer, '.', 1))) > 0 AS own
                                FROM service_request_clock c WHERE c.case_number = r.case_number
                                    AND c.started_at < :end AND c.due < :end AND (c.ended_at IS NULL OR c.ended_at >= :end)
                                    AND (c.paused_at IS NULL OR c.paused_at >= :end)
                            ) missed
                            WHERE r.submitted_at < :end AND (r.open OR r.touched_at >= :end)
                                AND COALESCE((SELECT e.event FROM service_request_event e
                                    WHERE e.case_number = r.case_number AND e.at < :end
                                        AND e.event IN ('submitted', 'closed', 'withdrawn', 'merged', 'reopened')
                                    ORDER BY e.id DESC LIMIT 1), 'submitted') IN ('submitted', 'reopened')
                        ) stood
                        GROUP BY jurisdiction, county, district, responsible, category
                        """)
                .param("month", first)
                .param(
                        "end",
                        month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(Zones.SHANGHAI)
                                .toOffsetDateTime())
                .update();
        return true;
    }
}
