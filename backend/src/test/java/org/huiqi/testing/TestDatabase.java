package org.huiqi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiqi.platform.database.EmbeddedPostgresServer;

/** One embedded PostgreSQL for the whole test run; each context gets a database of its own. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgresServer SERVER = start();

    private TestDatabase() {}

    public static EmbeddedPostgresServer server() {
        return SERVER;
    }

    /** Creates an empty database and gives its JDBC URL; user and password are the server's. */
    public static String fresh() {
        return SERVER.createDatabase("test_" + NUMBER.incrementAndGet());
    }

    private static EmbeddedPostgresServer start() {
        try {
            Path home = Path.of(
                    "target", "test-postgresql-" + ProcessHandle.current().pid());
            Files.createDirectories(home);
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
