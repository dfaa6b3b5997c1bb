package org.huiqi.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that this process starts and stops, with its data in a directory that survives restarts.
 *
 * <p>The library's defaults suit throw-away tests; here writes are durable, the server listens on loopback only, and every
 * connection needs a password (scram) that is drawn at the first start and kept beside the data, readable by the owner alone.
 * A server left over by a killed process is stopped before a new one starts.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String DATABASE = "huiqi";
    private static final String ROLE = "huiqi";
    private static final String BINARIES = "postgresql-binaries";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final FileChannel lockChannel;
    private final String password;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, FileChannel lockChannel, String password) {
        this.postgres = postgres;
        this.lockChannel = lockChannel;
        this.password = password;
    }

    /**
     * Starts the server on a free loopback port.
     *
     * @param home the directory that holds data, binaries and secret; created where it is missing
     * @throws EmbeddedPostgresException with a message for the operator where it cannot start
     */
    public static EmbeddedPostgresServer start(Path home) {
        Path root = home.toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            Files.createDirectories(root);
            lock = lock(root);
            Path data = root.resolve("postgresql");
            stopOrphan(data);
            Secrets secrets = Secrets.readOrDraw(root.resolve("postgresql.secret"));
            boolean prepared = Files.exists(root.resolve("postgresql.ready"));
            if (!prepared) {
                deleteRecursively(data); // a first start that was cut off before it was secured
            }
            EmbeddedPostgres postgres = launch(root, data, secrets);
            closeToOthers(root.resolve(BINARIES));
            if (!prepared) {
                secure(postgres, data, secrets);
                Files.createFile(root.resolve("postgresql.ready"));
            }
            log.atInfo()
                    .addKeyValue("port", postgres.getPort())
                    .addKeyValue("firstStart", !prepared)
                    .log("Embedded PostgreSQL is ready");
            return new EmbeddedPostgresServer(postgres, lock, secrets.role());
        } catch (IOException | SQLException | RuntimeException e) {
            release(lock);
            throw e instanceof EmbeddedPostgresException known ? known : EmbeddedPostgresException.notStarted(root, e);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String username() {
        return ROLE;
    }

    public String password() {
        return password;
    }

    /** Creates an empty database of this name, for tests that want one each. */
    public String createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), ROLE, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
        return jdbcUrl(name);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(lockChannel);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database + "?reWriteBatchedInserts=true";
    }

    private static EmbeddedPostgres launch(Path root, Path data, Secrets secrets) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(root.resolve(BINARIES).toFile())
                .setCleanDataDirectory(false)
                // Its own hook would stop it under contexts that are still closing; whoever started it closes it.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setConnectConfig("password", secrets.superuser())
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Draws the line after initdb: own role, passwords, no trust. */
    private static void secure(EmbeddedPostgres postgres, Path data, Secrets secrets) throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + secrets.superuser() + "'");
            statement.execute("CREATE ROLE " + ROLE + " LOGIN CREATEDB PASSWORD '" + secrets.role() + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            Files.writeString(data.resolve("pg_hba.conf"), """
                    # Written by the application: loopback only, always with a password.
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /**
     * The library lets everybody write where it unpacks programs that this account runs. It unpacks once a process: a second
     * server of the same process runs the programs of the first and has none of its own.
     */
    private static void closeToOthers(Path directory) throws IOException {
        if (Files.exists(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("The data directory is locked by this very process");
        }
        channel.close();
        throw EmbeddedPostgresException.inUse(root);
    }

    /** Stops the server that a killed process left running on this data directory. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        long pid = Long.parseLong(lines.get(0).strip());
        ProcessHandle orphan = ProcessHandle.of(pid).orElse(null);
        if (orphan == null || !isServerOf(data, orphan)) {
            return;
        }
        log.atInfo().addKeyValue("pid", pid).log("Stopping a PostgreSQL that an earlier process left running");
        try {
            // SIGINT is PostgreSQL's fast shutdown: sessions are ended, a checkpoint is written, no row is lost.
            new ProcessBuilder("kill", "-INT", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
            orphan.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EmbeddedPostgresException.orphanStays(pid, e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw EmbeddedPostgresException.orphanStays(pid, e);
        }
    }

    /** The number may since have gone to another process, even to another PostgreSQL. */
    private static boolean isServerOf(Path data, ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains("postgres") && line.contains(data.toString()))
                .orElse(false);
    }

    private static void deleteRecursively(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void release(@org.jspecify.annotations.Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("The lock of the data directory could not be released", e);
        }
    }

    private record Secrets(String superuser, String role) {

        static Secrets readOrDraw(Path file) throws IOException {
            if (!Files.exists(file)) {
                Properties drawn = new Properties();
                drawn.setProperty("postgres", draw());
                drawn.setProperty(ROLE, draw());
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(fresh);
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var out = Files.newOutputStream(fresh)) {
                    drawn.store(out, null);
                }
                Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            Properties kept = new Properties();
            try (var in = Files.newInputStream(file)) {
                kept.load(in);
            }
            return new Secrets(kept.getProperty("postgres"), kept.getProperty(ROLE));
        }

        private static String draw() {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
