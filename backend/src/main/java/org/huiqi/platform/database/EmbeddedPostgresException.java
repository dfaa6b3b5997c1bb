package org.huiqi.platform.database;

import java.nio.file.Path;
import org.huiqi.platform.StartRefused;

/** The embedded PostgreSQL cannot start; the message tells the operator what to do. */
public final class EmbeddedPostgresException extends StartRefused {

    private EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }

    private EmbeddedPostgresException(String message) {
        super(message);
    }

    static EmbeddedPostgresException inUse(Path root) {
        return new EmbeddedPostgresException("The data directory " + root
                + " is in use by another running instance. Stop it, or set HUIQI_DATA_DIR to another directory.");
    }

    static EmbeddedPostgresException orphanStays(long pid, Throwable cause) {
        return new EmbeddedPostgresException(
                "A PostgreSQL left over by an earlier run (process " + pid
                        + ") does not stop. Stop it, then start again.",
                cause);
    }

    static EmbeddedPostgresException notStarted(Path root, Throwable cause) {
        return new EmbeddedPostgresException(
                "The embedded PostgreSQL did not start in " + root
                        + ". Check that the directory is writable and has at least 500 MB free, or set SPRING_DATASOURCE_URL,"
                        + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to use a PostgreSQL of your own. Cause: "
                        + cause.getMessage(),
                cause);
    }
}
