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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures: open requests by their partial index, what is over from the counters; never the requests themselves. */
@Repository
public class BoardFigures {

    /** What GROUPING(county, jurisdiction, district, responsible, category, bucket) says of each cut. */
    private static final int ALL = 0b111111;

    private static final int BY_BUCKET = 0b111110;
    private static final int BY_RESPONSIBLE = 0b111011;
    private static final int BY_DISTRICT = 0b100111;
    private static final int BY_CATEGORY = 0b111101;
    private static final int BY_HOLDER = 0b001111;

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
            Map<String, T> byHolder,
            Map<String, T> byCategory,
            Map<String, T> all) {

        static <T> Cut<T> empty() {
            return new Cut<>(
                    new HashMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(Comparator.comparing(Place::jurisdiction).thenComparing(Place::district)),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>());
        }

        public T whole(T none) {
            return all.getOrDefault("", none);
        }
    }

    /** The open requests; authorities, and a board of one of them, go by their own deadlines, everything else by all. */
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
                        "SELECT county, jurisdiction, district, responsible, category, bucket,"
                                + " GROUPING(county, jurisdiction, district, responsible, category, bucket) AS cut, count(*) AS open,"
                                + " count(*) FILTER (WHERE warned AND (next_due IS NULL OR next_due >= :now)) AS warned,"
                                + " count(*) FILTER (WHERE next_due < :now) AS overdue,"
                                + " count(*) FILTER (WHERE own_warned AND (own_due IS NULL OR own_due >= :now)) AS own_warned,"
                                + " count(*) FILTER (WHERE own_due < :now) AS own_overdue,"
                                + " count(*) FILTER (WHERE listed) AS listed FROM (SELECT *, "
                                + bucket
                                + " AS bucket FROM supervision_request WHERE open AND ",
                        filter,
                        ") o GROUP BY GROUPING SETS ((), (bucket), (responsible), (jurisdiction, district),"
                                + " (county, jurisdiction), (category))")
                .param("now", now.atZone(Zones.SHANGHAI).toOffsetDateTime())
                .query(row -> {
                    boolean own = ownDeadlines(filter) || row.getInt("cut") == BY_RESPONSIBLE;
                    OpenCounts counts = new OpenCounts(
                            row.getLong("open"),
                            row.getLong(own ? "own_warned" : "warned"),
                            row.getLong(own ? "own_overdue" : "overdue"),
                            row.getLong("listed"));
                    switch (row.getInt("cut")) {
                        case ALL -> cut.all().put("", counts);
                        case BY_BUCKET -> cut.byBucket().put(row.getInt("bucket"), counts);
                        case BY_RESPONSIBLE -> cut.byResponsible().put(row.getString("responsible"), counts);
                        case BY_DISTRICT -> cut.byDistrict().put(place(row), counts);
                        case BY_HOLDER -> cut.byHolder().put(holder(row), counts);
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
                        SELECT measure, value, county, jurisdiction, district, responsible, category,
                            GROUPING(county, jurisdiction, district, responsible, category) AS cut, sum(n) AS n
                        FROM (SELECT CASE measure WHEN 'delayed' THEN 'own-late' ELSE measure END AS measure, value,
                                jurisdiction, county, district, responsible, category, n
                            FROM supervision_counter
                            WHERE measure IN ('submitted', 'closed', 'late', 'delayed', 'handling', 'reopened', 'rated')
                                AND month = :month AND (measure <> 'delayed' OR actor = responsible)) counter
                        WHERE
                        """, filter, """
                        GROUP BY GROUPING SETS ((measure, value), (measure, value, responsible),
                            (measure, value, jurisdiction, district), (measure, value, county, jurisdiction),
                            (measure, value, category))
                        """).param("month", filter.month().atDay(1)).query(row -> {
            MonthCounts counts =
                    switch (row.getInt("cut") << 1 | 1) {
                        case ALL -> cut.all().computeIfAbsent("", key -> new MonthCounts());
                        case BY_RESPONSIBLE ->
                            cut.byResponsible().computeIfAbsent(row.getString("responsible"), key -> new MonthCounts());
                        case BY_DISTRICT -> cut.byDistrict().computeIfAbsent(place(row), key -> new MonthCounts());
                        case BY_HOLDER -> cut.byHolder().computeIfAbsent(holder(row), key -> new MonthCounts());
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
                        SELECT CASE measure WHEN 'delayed' THEN 'own-late' ELSE measure END AS measure, month, sum(n) AS n
                        FROM supervision_counter
                        WHERE measure IN ('submitted', 'closed', 'late', 'delayed', 'reopened')
                            AND (measure <> 'delayed' OR actor = responsible) AND month BETWEEN :from AND :to AND
                        """, filter, " GROUP BY 1, month")
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
                        SELECT COALESCE(sum(open), 0) AS open, COALESCE(sum(overdue), 0) AS overdue,
                            COALESCE(sum(own_overdue), 0) AS own_overdue
                        FROM supervision_month_end e
                        LEFT JOIN (SELECT * FROM supervision_month_end_line WHERE
                        """, filter, ") l ON l.month = e.month WHERE e.month = :month GROUP BY e.month")
                .param("month", filter.month().atDay(1))
                .query((row, n) -> new OpenCounts(
                        row.getLong("open"), 0, row.getLong(ownDeadlines(filter) ? "own_overdue" : "overdue"), 0))
                .optional();
    }

    /** The same by authority and by county. */
    public Cut<OpenCounts> atEndOfBy(BoardFilter filter) {
        Cut<OpenCounts> cut = Cut.empty();
        narrowed("""
                        SELECT jurisdiction, district, responsible, GROUPING(jurisdiction, district, responsible) AS cut,
                            sum(open) AS open, sum(overdue) AS overdue, sum(own_overdue) AS own_overdue
                        FROM supervision_month_end_line WHERE month = :month AND
                        """, filter, " GROUP BY GROUPING SETS ((responsible), (jurisdiction, district))")
                .param("month", filter.month().atDay(1))
                .query(row -> {
                    long open = row.getLong("open");
                    if (row.getInt("cut") == (BY_DISTRICT & 0b011111) >> 2) {
                        cut.byDistrict().put(place(row), new OpenCounts(open, 0, row.getLong("overdue"), 0));
                    } else {
                        cut.byResponsible()
                                .put(
                                        row.getString("responsible"),
                                        new OpenCounts(open, 0, row.getLong("own_overdue"), 0));
                    }
                });
        return cut;
    }

    /** For whom the open requests wait, by authority; each by its own deadlines. */
    public Map<String, OpenCounts> waiting(BoardFilter filter, Instant now) {
        Map<String, OpenCounts> waiting = new TreeMap<>();
        narrowed("""
                        SELECT authority, count(*) AS open, count(*) FILTER (WHERE warned AND due >= :now) AS warned,
                            count(*) FILTER (WHERE due < :now) AS overdue
                        FROM supervision_wait WHERE
                        """, filter, " GROUP BY authority")
                .param("now", now.atZone(Zones.SHANGHAI).toOffsetDateTime())
                .query(row -> {
                    waiting.put(
                            row.getString("authority"),
                            new OpenCounts(row.getLong("open"), row.getLong("warned"), row.getLong("overdue"), 0));
                });
        return waiting;
    }

    /** How many of the requests that were closed in the month each authority had delayed. */
    public Map<String, Long> delayed(BoardFilter filter) {
        Map<String, Long> delayed = new TreeMap<>();
        narrowed("""
                        SELECT actor, sum(n) AS n FROM supervision_counter WHERE measure = 'delayed' AND month = :month AND
                        """, filter, " GROUP BY actor HAVING sum(n) > 0")
                .param("month", filter.month().atDay(1))
                .query(row -> {
                    delayed.put(row.getString("actor"), row.getLong("n"));
                });
        return delayed;
    }

    /** A board of one authority goes by its own deadlines; where nobody is responsible yet, by all. */
    public static boolean ownDeadlines(BoardFilter filter) {
        return filter.responsible() != null;
    }

    /** True where the governments had no request until the end of the month; {@code null} for never. */
    public boolean isEmpty(BoardFilter filter, @Nullable YearMonth until) {
        BoardFilter whole = new BoardFilter(filter.jurisdictions(), filter.holder(), null, null, null, filter.month());
        return narrowed(
                        "SELECT NOT EXISTS (SELECT 1 FROM supervision_counter WHERE measure IN ('submitted', 'closed') AND n > 0"
                                + (until == null ? "" : " AND month <= CAST('" + until.atDay(1) + "' AS date)")
                                + " AND",
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

    /** The code of the government that has the requests: a county's, or the city's or province's own. */
    private static String holder(ResultSet row) throws SQLException {
        String county = row.getString("county");
        return county.isEmpty()
                ? Government.of(Jurisdiction.of(row.getString("jurisdiction"))).code()
                : county;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("jurisdiction"), row.getString("district"));
    }
}
