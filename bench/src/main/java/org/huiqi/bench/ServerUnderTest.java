package org.huiqi.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application with its embedded database, started for one measurement in a directory of its own. */
final class ServerUnderTest implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final long TICKS_PER_SECOND = 100;

    private final Path home;
    private final Process process;
    private final int port;

    private ServerUnderTest(Path home, Process process, int port) {
        this.home = home;
        this.process = process;
        this.port = port;
    }

    static ServerUnderTest start(Path jar) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("huiqi-bench");
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--spring.profiles.active=demo,measurement",
                        "--server.port=" + port,
                        "--huiqi.data-dir=" + home.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
        ServerUnderTest server = new ServerUnderTest(home, process, port);
        server.awaitHealth();
        return server;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    Connection connect() throws IOException, SQLException {
        Properties secret = new Properties();
        try (var in = Files.newInputStream(home.resolve("data/postgresql.secret"))) {
            secret.load(in);
        }
        List<String> pid = Files.readAllLines(home.resolve("data/postgresql/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/huiqi", "huiqi", secret.getProperty("huiqi"));
    }

    /** CPU time that the application has used so far. */
    Duration applicationCpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** CPU time that PostgreSQL has used so far, sessions that have ended included. */
    Duration databaseCpu() throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(home.resolve("data/postgresql/postmaster.pid")).get(0).strip());
        long ticks = ticks(postmaster, true);
        try (Stream<ProcessHandle> children = ProcessHandle.of(postmaster).orElseThrow().children()) {
            for (ProcessHandle child : children.toList()) {
                ticks += ticks(child.pid(), false);
            }
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static long ticks(long pid, boolean withEndedChildren) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return withEndedChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
    }

    private void awaitHealth() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(url("/actuator/health"))).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The server ended while starting; see " + home + "/server.log", e);
                }
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("The server did not start in time; see " + home + "/server.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
