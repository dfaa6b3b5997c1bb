package org.huiqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Requests of two years as the module of requests would have written them: rows, clocks, warnings, ratings, timeline. */
final class InventedRequests {

    private static final String[] FILL = {
        "SELECT setseed(0.42)",
        // Department by category as the step plan has it; one in eight is dispatched elsewhere.
        """
        CREATE TEMPORARY TABLE invented AS
        SELECT i, i <= %2$d AS open, chance.*,
            CASE WHEN i <= %2$d THEN now() - power(chance.a, 2) * interval '75 days'
                ELSE now() - interval '1 day' - (chance.a * interval '24 months') END AS submitted_at,
            (ARRAY['credit-repair', 'arrears', 'utility', 'financing', 'policy-fulfilment', 'employment', 'tax',
                'land-and-construction', 'state-property', 'market-order', 'production', 'other'])[1 + floor(chance.b * 12)::int]
                AS category,
            (ARRAY['market', 'industry', 'housing', 'finance-office', 'treasury', 'hrss', 'tax', 'housing', 'sasac', 'market',
                'industry', 'industry'])[1 + floor(CASE WHEN chance.c < 0.125 THEN chance.d ELSE chance.b END * 12)::int]
                AS department,
            CASE WHEN chance.e < 0.55 THEN 'pingdingshan' WHEN chance.e < 0.97 THEN 'jiaozuo' ELSE 'henan' END AS jurisdiction,
            CASE WHEN chance.e < 0.55 THEN 'pds' WHEN chance.e < 0.97 THEN 'jz' ELSE 'hn' END AS prefix,
            CASE WHEN chance.e < 0.55 THEN (ARRAY['新华区', '卫东区', '湛河区', '城乡一体化示范区', '高新区', '石龙区', '汝州市', '舞钢市',
                    '宝丰县', '郏县', '鲁山县', '叶县'])[1 + floor(chance.f * 12)::int]
                WHEN chance.e < 0.97 THEN (ARRAY['解放区', '山阳区', '中站区', '马村区', '城乡一体化示范区', '沁阳市', '孟州市',
                    '修武县', '博爱县', '武陟县', '温县'])[1 + floor(chance.f * 11)::int]
                ELSE '河南省' END AS district
        FROM generate_series(1, %1$d) i
        CROSS JOIN LATERAL (SELECT random() + 0 * i AS a, random() AS b, random() AS c, random() AS d, random() AS e,
            random() AS f, random() AS g, random() AS h) chance
        """,
        """
        INSERT INTO service_request (case_number, entity_id, jurisdiction, origin, district, category, title, text, source,
            status, handling, responsible, round, round_started_at, dispatched_at, closed_at, rating, outcome, submitted_by,
            submitted_at, updated_at)
        SELECT upper(prefix) || '-SQ-' || to_char(submitted_at, 'YYYYMMDD') || '-' || (1000000 + i),
            (SELECT min(id) FROM business_entity), jurisdiction, jurisdiction, district, category, '虚构的诉求' || i,
            repeat('虚构的诉求内容。', 20), 'portal',
            CASE WHEN open THEN CASE WHEN g < 0.05 THEN 'submitted' WHEN g < 0.2 THEN 'dispatched' ELSE 'in-progress' END
                WHEN g < 0.03 THEN 'withdrawn' WHEN g < 0.7 THEN 'rated' ELSE 'closed' END,
            'ordinary',
            CASE WHEN open AND g < 0.05 THEN NULL ELSE prefix || '-' || department END,
            CASE WHEN h < 0.06 THEN 2 ELSE 1 END,
            CASE WHEN h < 0.06 THEN LEAST(submitted_at + interval '9 days', now()) ELSE submitted_at END,
            submitted_at + interval '5 hours',
            CASE WHEN NOT open AND g >= 0.03 THEN LEAST(submitted_at + power(d, 2) * interval '30 days', now()) END,
            CASE WHEN NOT open AND g BETWEEN 0.03 AND 0.7 THEN CASE WHEN h < 0.9 THEN 5 ELSE 3 END END,
            CASE WHEN open THEN NULL WHEN g < 0.03 THEN 'withdrawn' WHEN g < 0.7 THEN 'rated' ELSE 'unrated' END,
            'invented', submitted_at,
            CASE WHEN open THEN submitted_at ELSE LEAST(submitted_at + interval '30 days', now()) END
        FROM invented ORDER BY invented.submitted_at
        """,
        // Three steps that are over for each request, and one that runs for those still open.
        """
        INSERT INTO service_request_clock (case_number, step, signer, name, unit, started_at, due, ended_at)
        SELECT case_number, 'step-' || step, COALESCE(responsible, 'pds-supervision') || '.reviewer', '办理', 'day',
            submitted_at, submitted_at + step * interval '4 days',
            LEAST(submitted_at + step * interval '4 days' * (0.2 + random()), now())
        FROM service_request CROSS JOIN generate_series(1, 3) step WHERE submitted_by = 'invented'
        """,
        """
        INSERT INTO service_request_clock (case_number, step, signer, name, unit, started_at, due)
        SELECT case_number, 'userTask_resolveRequest', COALESCE(responsible, 'pds-supervision') || '.reviewer', '办理', 'day',
            submitted_at, submitted_at + interval '7 days' * (1 + 4 * random())
        FROM service_request WHERE submitted_by = 'invented' AND closed_at IS NULL AND status <> 'withdrawn'
        """,
        """
        INSERT INTO service_request_warning (clock_id, level, told, at)
        SELECT id, 'reminder', signer, due - interval '2 days' FROM service_request_clock
        WHERE ended_at IS NULL AND due < now() + interval '2 days'
        """,
        // Rounds that were reopened were closed a day before; the last round of those that are over.
        """
        INSERT INTO service_request_closing (case_number, round, started_at, closed_at, reopened_at, jurisdiction, responsible)
        SELECT case_number, 1, submitted_at, GREATEST(submitted_at, round_started_at - interval '1 day'), round_started_at,
            jurisdiction, responsible
        FROM service_request WHERE submitted_by = 'invented' AND round > 1
        UNION ALL
        SELECT case_number, round, round_started_at, GREATEST(closed_at, round_started_at), NULL, jurisdiction, responsible
        FROM service_request WHERE submitted_by = 'invented' AND closed_at IS NOT NULL
        """,
        """
        INSERT INTO service_request_rating (case_number, round, grade, text, rated_by, at)
        SELECT case_number, round, rating, '', 'invented', LEAST(closed_at + interval '2 days', now())
        FROM service_request WHERE rating IS NOT NULL AND submitted_by = 'invented'
        """,
        """
        INSERT INTO service_request_event (case_number, at, event, actor, actor_name, text, internal)
        SELECT case_number, submitted_at, 'submitted', 'invented', '虚构', '提交', FALSE FROM service_request
        WHERE submitted_by = 'invented'
        UNION ALL
        SELECT case_number, closed_at, 'closed', 'invented', '虚构', '办结', FALSE FROM service_request
        WHERE submitted_by = 'invented' AND closed_at IS NOT NULL
        """
    };

    private InventedRequests() {}

    static void fill(Connection connection, int requests, int open) throws SQLException {
        long start = System.nanoTime();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : FILL) {
                statement.execute(sql.contains("%1$d") ? sql.formatted(requests, open) : sql);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        System.out.printf(
                "%,d invented requests, %,d of them open, in %.1f s%n",
                requests, open, (System.nanoTime() - start) / 1e9);
    }
}
