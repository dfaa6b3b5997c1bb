package org.huiqi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Evaluations a second beside the stock engine's, then a whole run of batch matching over a register of invented businesses
 * against all computable measures, in the packaged application (heap 2 GiB) with its embedded PostgreSQL. Arguments: the jar, how
 * many businesses, seconds of each measurement of evaluations.
 */
public final class MatchingBenchmark {

    private MatchingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments.length > 0 ? arguments[0] : "backend/target/huiqi.jar");
        int businesses = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 320_000;
        Duration each = Duration.ofSeconds(arguments.length > 2 ? Long.parseLong(arguments[2]) : 10);
        System.out.printf(
                "%d processors, Java %s, load average %.2f%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        new EvaluationRates().print(each);
        try (ServerUnderTest server = ServerUnderTest.start(jar)) {
            run(server, businesses);
        }
    }

    private static void run(ServerUnderTest server, int businesses) throws Exception {
        try (Connection connection = server.connect()) {
            long facts = new InventedRegister(connection).fill(businesses);
            System.out.printf("%,d invented businesses with %,d facts%n", businesses, facts);
        }
        Session releaser = new Session(server, "releaser");
        Duration application = server.applicationCpu();
        Duration database = server.databaseCpu();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long start = System.nanoTime();
        JsonNode run = releaser.post(201, "/api/match-runs", Map.of());
        String path = "/api/match-runs/" + run.path("id").asLong();
        while (!run.path("state").asText().equals("finished")) {
            if (run.path("state").asText().equals("failed")) {
                throw new IllegalStateException("Chunks failed: " + run);
            }
            TimeUnit.MILLISECONDS.sleep(500);
            run = releaser.get(path);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long measures = run.path("measures").asLong();
        System.out.printf(
                "%,d businesses x %d measures in %.1f s (load average before %.2f): %,.0f pairs a second;"
                        + " JVM %.1f s CPU, PostgreSQL %.1f s CPU%n",
                run.path("total").asLong(),
                measures,
                seconds,
                load,
                run.path("total").asLong() * measures / seconds,
                server.applicationCpu().minus(application).toMillis() / 1e3,
                server.databaseCpu().minus(database).toMillis() / 1e3);
        count(server, run.path("id").asLong());
        long reading = System.nanoTime();
        releaser.get(path + "/candidates?policyId=jz-scaleup-award");
        System.out.printf("a page of one measure's candidates: %.0f ms%n", (System.nanoTime() - reading) / 1e6);
    }

    private static void count(ServerUnderTest server, long run) throws SQLException, IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sum(entities) FILTER (WHERE verdict = 1), sum(entities) FILTER (WHERE verdict = 2), count(*),"
                                + " pg_total_relation_size('match_finding') + pg_total_relation_size('match_entity')"
                                + " + pg_total_relation_size('match_exclusion')"
                                + " FROM match_finding WHERE run_id = "
                                + run)) {
            row.next();
            System.out.printf(
                    "%,d eligible, %,d to be checked, in %,d groups and %,d MiB%n",
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4) >> 20);
        }
    }
}
