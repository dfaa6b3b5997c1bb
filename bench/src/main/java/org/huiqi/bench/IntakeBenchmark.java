package org.huiqi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Intake of an application over HTTP (verdict, case, clock, audit, process start) beside two baselines on the same server and
 * database in the same run: a bare start of the same model over engine-rest, and a transaction of six plain rows. Arguments:
 * the jar, seconds of warm-up, seconds of each measurement.
 */
public final class IntakeBenchmark {

    private static final int[] CLIENTS = {1, 8, 32};
    private static final AtomicLong NUMBER = new AtomicLong();

    private final ServerUnderTest server;
    private final Duration measured;

    private IntakeBenchmark(ServerUnderTest server, Duration measured) {
        this.server = server;
        this.measured = measured;
    }

    /** One operation of one client; each client has its own. */
    private interface Operation extends AutoCloseable {
        void run() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private record Result(String name, int clients, double perSecond, double applicationMillis, double databaseMillis) {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments.length > 0 ? arguments[0] : "backend/target/huiqi.jar");
        Duration warmUp = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 120);
        Duration measured = Duration.ofSeconds(arguments.length > 2 ? Long.parseLong(arguments[2]) : 20);
        try (ServerUnderTest server = ServerUnderTest.start(jar)) {
            new IntakeBenchmark(server, measured).run(warmUp);
        }
    }

    private void run(Duration warmUp) throws Exception {
        prepare();
        Map<String, Supplier<Operation>> operations = new java.util.LinkedHashMap<>();
        operations.put("intake over HTTP", this::intake);
        operations.put("bare start over engine-rest", this::bareStart);
        operations.put("six rows and commit", this::sixRows);

        System.out.println("Warming up for " + warmUp.toSeconds() + " s …");
        for (Supplier<Operation> operation : operations.values()) {
            measure("warm-up", operation, 8, warmUp.dividedBy(operations.size()));
        }
        List<Result> results = new ArrayList<>();
        for (int clients : CLIENTS) {
            for (Map.Entry<String, Supplier<Operation>> operation : operations.entrySet()) {
                results.add(measure(operation.getKey(), operation.getValue(), clients, measured));
            }
        }
        print(results);
    }

    /** The bare start needs a right that nobody has here; and the six rows need their table. */
    private void prepare() throws IOException, SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, k text, v text)");
            for (int[] grant : new int[][] {{6, 256 + 2}, {8, 8 + 2}}) {
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)"
                                + " VALUES (?, 1, 1, 'designer', ?, '*', ?)")) {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setInt(2, grant[0]);
                    insert.setInt(3, grant[1]);
                    insert.executeUpdate();
                }
            }
        }
    }

    private Operation intake() {
        Session session = session("qiye");
        return () -> session.expect(
                201,
                "/api/applications",
                Map.of(
                        "policyId", "pds-ceex-refinancing-award",
                        "facts",
                                Map.of(
                                        "listingBoard", "central-plains",
                                        "refinancingMethod", "listing-financing",
                                        "financingAmount", 1_000_000 + NUMBER.incrementAndGet(),
                                        "localInvestmentRatio", 0.8),
                        "documents", List.of(),
                        "undertakings", List.of()));
    }

    private Operation bareStart() {
        Session session = session("designer");
        return () -> {
            String caseNumber = "PDS-XX-20260101-" + String.format("%06d", NUMBER.incrementAndGet());
            session.expect(
                    200,
                    "/engine-rest/process-definition/key/listingReward/start",
                    Map.of(
                            "businessKey",
                            caseNumber,
                            "variables",
                            Map.of(
                                    "caseNumber", Map.of("value", caseNumber),
                                    "policyId", Map.of("value", "pds-ceex-refinancing-award"),
                                    "policyTitle", Map.of("value", "中原股权交易中心再融资2‰奖励"),
                                    "enterpriseName", Map.of("value", "平顶山演示装备科技有限公司（虚构）"),
                                    "jurisdiction", Map.of("value", "pds"),
                                    "amountText", Map.of("value", "¥2,000.00"))));
        };
    }

    private Operation sixRows() {
        try {
            Connection connection = server.connect();
            connection.setAutoCommit(false);
            PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_row (k, v) VALUES (?, ?)");
            return new Operation() {
                @Override
                public void run() throws SQLException {
                    for (int i = 0; i < 6; i++) {
                        insert.setString(1, "key-" + NUMBER.incrementAndGet());
                        insert.setString(2, "a value of about the length that a row of a case has in the mean");
                        insert.executeUpdate();
                    }
                    connection.commit();
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session session(String username) {
        try {
            return new Session(server, username);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Result measure(String name, Supplier<Operation> source, int clients, Duration time) throws Exception {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            operations.add(source.get());
        }
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            Duration application = server.applicationCpu();
            Duration database = server.databaseCpu();
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Callable<Long>> loops = new ArrayList<>();
            for (Operation operation : operations) {
                loops.add(() -> {
                    long done = 0;
                    while (System.nanoTime() < end) {
                        operation.run();
                        done++;
                    }
                    return done;
                });
            }
            long done = 0;
            for (Future<Long> loop : pool.invokeAll(loops)) {
                done += loop.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Result(
                    name,
                    clients,
                    done / seconds,
                    (double) server.applicationCpu().minus(application).toMillis() / done,
                    (double) server.databaseCpu().minus(database).toMillis() / done);
        } finally {
            pool.shutdown();
            for (Operation operation : operations) {
                operation.close();
            }
        }
    }

    private static void print(List<Result> results) {
        System.out.println("| clients | operation | per second | of the bare start | JVM ms CPU | PostgreSQL ms CPU |");
        System.out.println("|---|---|---|---|---|---|");
        for (Result result : results) {
            double bare = results.stream()
                    .filter(other -> other.clients() == result.clients() && other.name().startsWith("bare start"))
                    .mapToDouble(Result::perSecond)
                    .findFirst()
                    .orElseThrow();
            System.out.printf(
                    "| %d | %s | %.0f | %.2f | %.2f | %.2f |%n",
                    result.clients(),
                    result.name(),
                    result.perSecond(),
                    result.perSecond() / bare,
                    result.applicationMillis(),
                    result.databaseMillis());
        }
    }
}
