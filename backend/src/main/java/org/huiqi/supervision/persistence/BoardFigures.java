package org.huiqi.supervision.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.domain.AgeBucket;
import org.huiqi.supervision.domain.BoardFilter;
import org.huiqi.supervision.domain.Drill;
import org.huiqi.supervision.domain.MonthCounts;
import org.huiqi.supervision.domain.OpenCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures: open requests by their partial index, what is over from the counters; never the requests themselves. */
@Repository
public class BoardFigures {

    private static final int ALL = 0b11111;
    private static final int BY_BUCKET = 0b11110;
    private static final int BY_RESPONSIBLE = 0b11011;
    private static final int BY_DISTRICT = 0b00111;
    private static final int BY_CATEGORY = 0b11101;

    private final JdbcClient jdbc;
    private final Workdays workdays;

    BoardFigures(JdbcClient jdbc, Workdays workdays) {
        this.jdbc = jdbc;
        this.workdays = workdays;
    }

    /** A county with the government it belongs to: two cities may have one of the same name. */
    public record Place(String jurisdiction, String district) {}

    /** The same figures as a whole and by each of the things a board lists. */
    public record Cut<T>(
            Map<Integer, T> byBucket,
            Map<String, T> byResponsible,
            Map<Place, T> byDistrict,
            Map<String, T> byCategory,
            Map<String, T> all) {

        static <T> Cut<T> empty() {
            return new Cut<>(
                    new HashMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(Comparator.comparing(Place::jurisdiction).thenComparing(Place::district)),
                    new TreeMap<>(),
                    new HashMap<>());
        }

        public T whole(T none) {
            return all.getOrDefault("", none);
        }
    }

    public Cut<OpenCounts> open(BoardFilter filter, Instant now) {
        LocalDate today = now.atZone(Zones.SHANGHAI).toLocalDate();
        StringBuilder bucket = new StringBuilder("CASE");
        AgeBucket[] buckets = AgeBucket.values();
        for (int i = buckets.length - 1; i > 0; i--) {
            bucket.append(" WHEN submitted_on <= CAST('")
                    .append(workdays.startedBy(today, buckets[i].from()))
                    .append("' AS date) THEN ")
                    .append(i);
        }
        bucket.append(" ELSE 0 END");
        Cut<OpenCounts> cut = Cut.empty();
        narrowed(
                        "SELECT jurisdiction, district, responsible, category, bucket,"
                                + " GROUPING(jurisdiction, district, responsible, category, bucket) AS cut, count(*) AS open,"
                                + " count(*) FILTER (WHERE warned AND (next_due IS NULL OR next_due >= :now)) AS warned,"
                                + " count(*) FILTER (WHERE next_due < :now) AS overdue,"
                                + " count(*) FILTER (WHERE listed) AS listed FROM (SELECT *, "
                                + bucket
                                + " AS bucket FROM supervision_request WHERE open AND ",
                        filter,
                        ") o GROUP BY GROUPING SETS ((), (bucket), (responsible), (jurisdiction, district), (category))")
                .param("now", now.atZone(Zones.SHANGHAI).toOffsetDateTime())
                .query(row -> {
                    OpenCounts counts = new OpenCounts(
                            row.getLong("open"), row.getLong("warned"), row.getLong("overdue"), row.getLong("listed"));
                    switch (row.getInt("cut")) {
                        case ALL -> cut.all().put("", counts);
                        case BY_BUCKET -> cut.byBucket().put(row.getInt("bucket"), counts);
                        case BY_RESPONSIBLE -> cut.byResponsible().put(row.getString("responsible"), counts);
                        case BY_DISTRICT -> cut.byDistrict().put(place(row), counts);
                        case BY_CATEGORY -> cut.byCategory().put(row.getString("category"), counts);
                        default -> throw new IllegalStateException("Unknown cut: " + row.getInt("cut"));
                    }
                });
        return cut;
    }

    /** What happened in the month of the filter. */
    public Cut<MonthCounts> month(BoardFilter filter) {
        Cut<MonthCounts> cut = Cut.empty();
        narrowed("""
                        SELECT measure, value, jurisdiction, district, responsible, category,
                            GROUPING(jurisdiction, district, responsible, category) AS cut, sum(n) AS n
                        FROM supervision_counter
                        WHERE measure IN ('submitted', 'closed', 'late', 'handling', 'reopened', 'rated') AND month = :month AND
                        """, filter, """
                        GROUP BY GROUPING SETS ((measure, value), (measure, value, responsible),
                            (measure, value, jurisdiction, district), (measure, value, category))
                        """).param("month", filter.month().atDay(1)).query(row -> {
            MonthCounts counts =
                    switch (row.getInt("cut") << 1 | 1) {
                        case ALL -> cut.all().computeIfAbsent("", key -> new MonthCounts());
                        case BY_RESPONSIBLE ->
                            cut.byResponsible().computeIfAbsent(row.getString("responsible"), key -> new MonthCounts());
                        case BY_DISTRICT -> cut.byDistrict().computeIfAbsent(place(row), key -> new MonthCounts());
                        case BY_CATEGORY ->
                            cut.byCategory().computeIfAbsent(row.getString("category"), key -> new MonthCounts());
                        default -> throw new IllegalStateException("Unknown cut: " + row.getInt("cut"));
                    };
            counts.add(row.getString("measure"), row.getInt("value"), row.getLong("n"));
        });
        return cut;
    }

    /** What happened in each month from one to the month of the filter; months without anything are missing. */
    public Map<YearMonth, MonthCounts> trend(BoardFilter filter, YearMonth from) {
        Map<YearMonth, MonthCounts> months = new HashMap<>();
        narrowed("""
                        SELECT measure, month, sum(n) AS n FROM supervision_counter
                        WHERE measure IN ('submitted', 'closed', 'late', 'reopened') AND month BETWEEN :from AND :to AND
                        """, filter, " GROUP BY measure, month")
                .param("from", from.atDay(1))
                .param("to", filter.month().atDay(1))
                .query(row -> {
                    months.computeIfAbsent(
                                    YearMonth.from(row.getObject("month", LocalDate.class)), key -> new MonthCounts())
                            .add(row.getString("measure"), 0, row.getLong("n"));
                });
        return months;
    }

    /** What was open, and overdue, at the end of the month of the filter; empty where nobody has written it down. */
    public Optional<OpenCounts> atEndOf(BoardFilter filter) {
        return narrowed("""
                        SELECT COALESCE(sum(open), 0) AS open, COALESCE(sum(overdue), 0) AS overdue
                        FROM supervision_month_end e
                        LEFT JOIN (SELECT * FROM supervision_month_end_line WHERE
                        """, filter, ") l ON l.month = e.month WHERE e.month = :month GROUP BY e.month")
                .param("month", filter.month().atDay(1))
                .query((row, n) -> new OpenCounts(row.getLong("open"), 0, row.getLong("overdue"), 0))
                .optional();
    }

    /** The same by authority and by county. */
    public Cut<OpenCounts> atEndOfBy(BoardFilter filter) {
        Cut<OpenCounts> cut = Cut.empty();
        narrowed("""
                        SELECT jurisdiction, district, responsible, GROUPING(jurisdiction, district, responsible) AS cut,
                            sum(open) AS open, sum(overdue) AS overdue
                        FROM supervision_month_end_line WHERE month = :month AND
                        """, filter, " GROUP BY GROUPING SETS ((responsible), (jurisdiction, district))")
                .param("month", filter.month().atDay(1))
                .query(row -> {
                    OpenCounts counts = new OpenCounts(row.getLong("open"), 0, row.getLong("overdue"), 0);
                    if (row.getInt("cut") == BY_DISTRICT >> 2) {
                        cut.byDistrict().put(place(row), counts);
                    } else {
                        cut.byResponsible().put(row.getString("responsible"), counts);
                    }
                });
        return cut;
    }

    /** True where the governments never had a request that is not elsewhere now. */
    public boolean isEmpty(BoardFilter filter) {
        BoardFilter whole = new BoardFilter(filter.jurisdictions(), filter.holder(), null, null, null, filter.month());
        return narrowed(
                        "SELECT NOT EXISTS (SELECT 1 FROM supervision_counter WHERE measure = 'submitted' AND n > 0 AND",
                        whole,
                        ")")
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(String before, BoardFilter filter, String after) {
        Map<String, Object> parameters = new HashMap<>(Map.of("jurisdictions", ids(filter)));
        StringBuilder conditions = new StringBuilder(" jurisdiction IN (:jurisdictions)");
        String responsible = Drill.NOBODY.equals(filter.responsible()) ? "" : filter.responsible();
        Government holder = filter.holder();
        String county = holder == null ? null : holder.county() == null ? "" : holder.code();
        String[] columns = {"county", "district", "responsible", "category"};
        String[] values = {county, filter.district(), responsible, filter.category()};
        for (int i = 0; i < columns.length; i++) {
            if (values[i] != null) {
                conditions.append(" AND ").append(columns[i]).append(" = :").append(columns[i]);
                parameters.put(columns[i], values[i]);
            }
        }
        return jdbc.sql(before + conditions + " " + after).params(parameters);
    }

    private static List<String> ids(BoardFilter filter) {
        return filter.jurisdictions().stream().map(Jurisdiction::id).sorted().toList();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("jurisdiction"), row.getString("district"));
    }
}
