package org.huiqi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiqi.platform.database.EmbeddedPostgresServer;
import org.springframework.boot.SpringApplication;

/** One embedded PostgreSQL for the whole test run; each context gets a database of its own. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicBoolean OUTLIVES_CONTEXTS = new AtomicBoolean();
    private static final EmbeddedPostgresServer SERVER = start();

    private TestDatabase() {}

    public static EmbeddedPostgresServer server() {
        return SERVER;
    }

    /** Creates an empty database and gives its JDBC URL; user and password are the server's. */
    public static String fresh() {
        return SERVER.createDatabase("test_" + NUMBER.incrementAndGet());
    }

    /** Lets contexts close first: the engine's last command would wait half a minute for a database that is gone. */
    static void outliveContexts() {
        if (OUTLIVES_CONTEXTS.compareAndSet(false, true)) {
            SpringApplication.getShutdownHandlers().add(SERVER::close);
        }
    }

    private static EmbeddedPostgresServer start() {
        try {
            Path home = Path.of(
                    "target", "test-postgresql-" + ProcessHandle.current().pid());
            Files.createDirectories(home);
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (!OUTLIVES_CONTEXTS.get()) {
                    server.close();
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
