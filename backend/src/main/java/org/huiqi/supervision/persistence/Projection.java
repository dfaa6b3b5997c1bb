package org.huiqi.supervision.persistence;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The row, the counters and the waits of each request. What is incremental and what is computed anew go through the same view and the same
 * function of the database, so that they cannot differ. Its methods run in the caller's transaction.
 */
@Repository
public class Projection {

    /** Any number that no other advisory lock of the application has. */
    private static final long LOCK = 0x73757076L;

    private static final String KEY =
            "measure, month, jurisdiction, county, district, responsible, category, actor, value";
    private static final String COUNTED = """
            SELECT c.measure, c.month, c.jurisdiction, c.county, r.district, c.responsible, r.category, c.actor, c.value,
            """;
    private static final String GROUPED = """
            GROUP BY c.measure, c.month, c.jurisdiction, c.county, r.district, c.responsible, r.category, c.actor, c.value
            """;

    private final JdbcClient jdbc;

    Projection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings the requests up to date. Counters are written last and in one order, so that two nodes never wait for each other. */
    public void project(Collection<String> caseNumbers) {
        List<String> cases = new TreeSet<>(caseNumbers).stream().toList();
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(:lock)")
                .param("lock", LOCK)
                .query(row -> {});
        jdbc.sql(
                        "SELECT case_number FROM service_request WHERE case_number IN (:cases) ORDER BY case_number FOR UPDATE")
                .param("cases", cases)
                .query(row -> {});
        jdbc.sql("DELETE FROM supervision_wait WHERE case_number IN (:cases)")
                .param("cases", cases)
                .update();
        jdbc.sql("INSERT INTO supervision_wait SELECT * FROM supervision_wait_source WHERE case_number IN (:cases)")
                .param("cases", cases)
                .update();
        jdbc.sql("""
                        WITH old AS MATERIALIZED (SELECT * FROM supervision_request WHERE case_number IN (:cases)),
                        new AS MATERIALIZED (SELECT * FROM supervision_source WHERE case_number IN (:cases)),
                        delta AS (
                        """ + COUNTED + """
                            sum(r.sign) AS n
                            FROM (
                                SELECT o.district, o.category, -1 AS sign, ROW(o.*)::supervision_request AS request FROM old o
                                UNION ALL
                                SELECT n.district, n.category, 1, ROW(n.*)::supervision_request FROM new n
                            ) r
                            CROSS JOIN LATERAL supervision_counts(r.request) c
                        """ + GROUPED + """
                            HAVING sum(r.sign) <> 0
                        ),
                        stored AS (
                            INSERT INTO supervision_request SELECT * FROM new
                            ON CONFLICT (case_number) DO UPDATE SET
                                (jurisdiction, county, district, responsible, category, submitted_at, submitted_on, open, listed,
                                    next_due, warned, own_due, own_warned, happened, touched_at)
                                = (EXCLUDED.jurisdiction, EXCLUDED.county, EXCLUDED.district, EXCLUDED.responsible,
                                    EXCLUDED.category, EXCLUDED.submitted_at, EXCLUDED.submitted_on, EXCLUDED.open,
                                    EXCLUDED.listed, EXCLUDED.next_due, EXCLUDED.warned, EXCLUDED.own_due,
                                    EXCLUDED.own_warned, EXCLUDED.happened, EXCLUDED.touched_at)
                        )
                        INSERT INTO supervision_counter AS counted (""" + KEY + ", n) SELECT * FROM delta ORDER BY " + KEY
                        + " ON CONFLICT (" + KEY + ") DO UPDATE SET n = counted.n + EXCLUDED.n")
                .param("cases", cases)
                .update();
    }

    /** Lets no node write until the transaction ends; readers go on with what was. */
    public void lockForRebuild() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    /** Computes everything anew; gives how many requests there are. */
    public int rebuild() {
        jdbc.sql("DELETE FROM supervision_counter").update();
        jdbc.sql("DELETE FROM supervision_request").update();
        int requests = jdbc.sql("INSERT INTO supervision_request SELECT * FROM supervision_source")
                .update();
        jdbc.sql("DELETE FROM supervision_wait").update();
        jdbc.sql("INSERT INTO supervision_wait SELECT * FROM supervision_wait_source")
                .update();
        jdbc.sql("INSERT INTO supervision_counter (" + KEY + ", n) " + countedFrom("supervision_request"))
                .update();
        return requests;
    }

    /** True where requests were taken in before there was a projection. */
    public boolean isBehind() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM service_request) AND NOT EXISTS (SELECT 1 FROM supervision_request)
                        """).query(Boolean.class).single();
    }

    /** How many rows and counters differ from what the requests say; nothing but zero is right. */
    public long differences() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM (
                                    (SELECT * FROM supervision_source EXCEPT SELECT * FROM supervision_request)
                                    UNION ALL
                                    (SELECT * FROM supervision_request EXCEPT SELECT * FROM supervision_source)) rows)
                            + (SELECT count(*) FROM (
                                    (SELECT * FROM supervision_wait_source EXCEPT SELECT * FROM supervision_wait)
                                    UNION ALL
                                    (SELECT * FROM supervision_wait EXCEPT SELECT * FROM supervision_wait_source)) waits)
                            + (SELECT count(*) FROM (
                        """ + countedFrom("supervision_source") + """
                                ) should FULL JOIN (SELECT * FROM supervision_counter WHERE n <> 0) is_now USING (
                        """ + KEY + """
                                ) WHERE should.n IS DISTINCT FROM is_now.n)
                        """)
                .query(Long.class)
                .single();
    }

    private static String countedFrom(String relation) {
        return COUNTED + " count(*) AS n FROM " + relation
                + " r CROSS JOIN LATERAL supervision_counts(ROW(r.*)::supervision_request) c " + GROUPED;
    }
}
