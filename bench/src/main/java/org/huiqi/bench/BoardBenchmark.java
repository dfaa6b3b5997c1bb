package org.huiqi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The board of service requests over HTTP with many requests in the database, beside the plain aggregate over the requests' own
 * tables over JDBC, at one and four clients. Arguments: the jar, how many requests, how many of them open, boards a client.
 */
public final class BoardBenchmark {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int WARM_UP = 120;

    private BoardBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments.length > 0 ? arguments[0] : "backend/target/huiqi.jar");
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        int open = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        int boards = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 200;
        System.out.printf(
                "%d processors, Java %s%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        try (ServerUnderTest server = ServerUnderTest.start(jar)) {
            try (Connection connection = server.connect()) {
                InventedRequests.fill(connection, requests, open);
            }
            long start = System.nanoTime();
            JsonNode rebuilt =
                    new Session(server, "sysadmin").post(200, "/api/supervision/projection/rebuild", Map.of());
            System.out.printf(
                    "%,d requests computed anew and compared with their source in %.1f s, %d differences%n",
                    rebuilt.path("requests").asInt(),
                    (System.nanoTime() - start) / 1e9,
                    rebuilt.path("differences").asInt());
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE");
                print(connection);
            }
            check(server, open);
            measure(server, 1, WARM_UP, false);
            for (int clients : new int[] {1, 4}) {
                double[] board = measure(server, clients, boards, true);
                double[] plain = plain(server, clients, Math.max(boards / 8, 8));
                System.out.printf(
                        "%d client(s): the plain aggregate takes %.1f times as long at p50, %.1f times at p95%n",
                        clients, plain[0] / board[0], plain[1] / board[1]);
            }
        }
    }

    private static void print(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT count(*) FROM supervision_counter),"
                        + " pg_total_relation_size('supervision_counter') >> 20,"
                        + " pg_total_relation_size('supervision_request') >> 20,"
                        + " (SELECT count(*) FROM service_request_clock)")) {
            row.next();
            System.out.printf(
                    "%,d counters in %d MiB, projection %d MiB; %,d clocks%n",
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private static void check(ServerUnderTest server, int open) throws Exception {
        JsonNode board = new Session(server, "hn-leader").get("/api/supervision/board");
        long counted = board.path("figures").get(0).path("value").asLong();
        if (counted != open) {
            throw new IllegalStateException("The board says " + counted + " open requests instead of " + open);
        }
    }

    /** What different people ask: all, one county, one department, one category, an earlier month, and several at once. */
    private static List<String> filters(String leader) {
        boolean province = leader.startsWith("hn");
        String jurisdiction = leader.startsWith("jz") ? "jiaozuo" : "pingdingshan";
        String prefix = jurisdiction.equals("jiaozuo") ? "jz" : "pds";
        String district = URLEncoder.encode(prefix.equals("jz") ? "山阳区" : "叶县", StandardCharsets.UTF_8);
        YearMonth month = YearMonth.now(ZONE);
        List<String> filters = new ArrayList<>(List.of(
                "",
                "district=" + district,
                "responsible=" + prefix + "-market",
                "category=tax",
                "month=" + month.minusMonths(1),
                "month=" + month.minusMonths(7),
                "district=" + district + "&category=employment",
                "responsible=" + prefix + "-tax&month=" + month.minusMonths(3)));
        if (province) {
            filters.add("jurisdiction=" + jurisdiction);
        }
        return filters;
    }

    /** p50, p95 and p99 in milliseconds. */
    private static double[] measure(ServerUnderTest server, int clients, int each, boolean shown) throws Exception {
        List<String> leaders = List.of("hn-leader", "pds-leader", "jz-leader", "pds-supervision");
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        double[] millis = run(clients, each, client -> {
            String leader = leaders.get(client % leaders.size());
            Session session = new Session(server, leader);
            List<String> filters = filters(leader);
            AtomicInteger next = new AtomicInteger();
            return () -> {
                String filter = filters.get(next.getAndIncrement() % filters.size());
                session.get("/api/supervision/board" + (filter.isEmpty() ? "" : "?" + filter));
                return null;
            };
        });
        return shown ? report("board over HTTP", clients, millis, load) : millis;
    }

    private static double[] plain(ServerUnderTest server, int clients, int each) throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        double[] millis = run(clients, each, client -> {
            Connection connection = server.connect();
            PlainAggregate aggregate = new PlainAggregate(connection, client);
            return () -> {
                aggregate.run();
                return null;
            };
        });
        return report("plain aggregate over JDBC", clients, millis, load);
    }

    private interface Client {
        Callable<Void> start(int number) throws Exception;
    }

    private static double[] run(int clients, int each, Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<double[]>> runs = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                Callable<Void> asked = client.start(number);
                runs.add(() -> {
                    double[] millis = new double[each];
                    for (int i = 0; i < each; i++) {
                        long start = System.nanoTime();
                        asked.call();
                        millis[i] = (System.nanoTime() - start) / 1e6;
                    }
                    return millis;
                });
            }
            List<double[]> all = new ArrayList<>();
            for (Future<double[]> run : threads.invokeAll(runs)) {
                all.add(run.get());
            }
            return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        } finally {
            threads.shutdown();
        }
    }

    private static double[] report(String what, int clients, double[] sorted, double load) {
        double[] percentiles = {at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99)};
        System.out.printf(
                "%d client(s), %s, %d times: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (load average before %.2f)%n",
                clients, what, sorted.length, percentiles[0], percentiles[1], percentiles[2], load);
        return percentiles;
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min((int) Math.ceil(sorted.length * share), sorted.length) - 1];
    }

    /** The baseline: the same figures by aggregates over the requests' own tables, as one would write them first. */
    private static final class PlainAggregate {

        private static final List<String> JURISDICTIONS = List.of("pingdingshan", "jiaozuo", "%");
        private static final String[] QUERIES = {
            """
            SELECT r.responsible, r.district, count(*) AS open,
                count(*) FILTER (WHERE EXISTS (SELECT 1 FROM service_request_clock c WHERE c.case_number = r.case_number
                    AND c.ended_at IS NULL AND c.due < now())) AS overdue
            FROM service_request r
            WHERE r.jurisdiction LIKE ? AND r.status NOT IN ('closed', 'rated', 'withdrawn')
            GROUP BY GROUPING SETS ((), (r.responsible), (r.district), (r.category))
            """,
            """
            SELECT date_trunc('month', r.submitted_at AT TIME ZONE 'Asia/Shanghai'), count(*)
            FROM service_request r WHERE r.jurisdiction LIKE ? AND r.submitted_at > now() - interval '12 months' GROUP BY 1
            """,
            """
            SELECT date_trunc('month', r.closed_at AT TIME ZONE 'Asia/Shanghai'), count(*),
                count(*) FILTER (WHERE EXISTS (SELECT 1 FROM service_request_clock c WHERE c.case_number = r.case_number
                    AND c.ended_at > c.due)) AS late
            FROM service_request r WHERE r.jurisdiction LIKE ? AND r.closed_at > now() - interval '12 months' GROUP BY 1
            """,
            """
            SELECT r.responsible, r.district, r.category, count(*),
                percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY w.ordinal - v.ordinal)
            FROM service_request r
            JOIN supervision_workday v ON v.day = (r.submitted_at AT TIME ZONE 'Asia/Shanghai')::date
            JOIN supervision_workday w ON w.day = (r.closed_at AT TIME ZONE 'Asia/Shanghai')::date
            WHERE r.jurisdiction LIKE ? AND r.closed_at > date_trunc('month', now())
            GROUP BY GROUPING SETS ((), (r.responsible), (r.district), (r.category))
            """,
            """
            SELECT g.grade, count(*) FROM service_request_rating g JOIN service_request r USING (case_number)
            WHERE r.jurisdiction LIKE ? AND g.at > date_trunc('month', now()) GROUP BY 1
            """
        };

        private final List<PreparedStatement> statements = new ArrayList<>();
        private int turn;

        PlainAggregate(Connection connection, int turn) throws SQLException {
            for (String query : QUERIES) {
                statements.add(connection.prepareStatement(query));
            }
            this.turn = turn;
        }

        void run() throws SQLException {
            String jurisdiction = JURISDICTIONS.get(turn++ % JURISDICTIONS.size());
            for (PreparedStatement statement : statements) {
                statement.setString(1, jurisdiction);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
        }
    }
}
