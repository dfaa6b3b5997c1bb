package org.huiqi.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The program that {@link EmbeddedPostgresServerTest} kills: starts the server, commits a row, says so and waits. */
final class ServerThatIsKilled {

    private ServerThatIsKilled() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(arguments[0]));
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
            statement.execute("INSERT INTO kept VALUES (42)");
        }
        System.out.println("committed");
        Thread.currentThread().join();
    }
}
