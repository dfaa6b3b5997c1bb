package org.huiqi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    Path home;

    @Test
    void shouldBeDurableLockedAndKeepItsData() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home)) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgresql.secret"))))
                    .isEqualTo("rw-------");
            for (String user : new String[] {"postgres", server.username()}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), user, "wrong"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            execute(server, "CREATE TABLE kept (id int)");
            execute(server, "INSERT INTO kept VALUES (1)");
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another running instance");
        }
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home)) {
            assertThat(query(server, "SELECT id FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void shouldTakeOverFromAServerThatAKilledProcessLeftRunning() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerThatIsKilled.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals("committed")) {
                line = output.readLine();
            }
            assertThat(line).as("the other process has committed").isEqualTo("committed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgresql-binaries"))))
                .as("nobody else may change the programs")
                .isEqualTo("rwx------");
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
        killed.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(postmaster)).as("its PostgreSQL lives on").isPresent();

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home)) {
            assertThat(ProcessHandle.of(postmaster)).as("and is stopped").isEmpty();
            assertThat(query(server, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldLeaveAnotherProcessOfTheSameNumberAlone() throws Exception {
        Path data = home.resolve("postgresql");
        Files.createDirectories(data);
        Process other = new ProcessBuilder("bash", "-c", "exec -a postgres sleep 300").start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), other.pid() + "\n" + data + "\n");
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home)) {
                assertThat(query(server, "SELECT 1")).isEqualTo("1");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhatToDoWhereItCannotStart() throws Exception {
        Path file = Files.createFile(home.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedPostgresServer.start(file.resolve("data")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("writable")
                .hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    private static String setting(EmbeddedPostgresServer server, String name) throws SQLException {
        return query(server, "SHOW " + name);
    }

    private static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
