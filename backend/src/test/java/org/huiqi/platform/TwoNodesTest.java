package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one PostgreSQL are one system: sessions and cases made on one go on with the other. */
@HuiqiTest
class TwoNodesTest {

    private static final Pattern TOMCAT = Pattern.compile("Tomcat started on port (\\d+)");

    @LocalServerPort
    int first;

    @Autowired
    Environment environment;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Timeout(180)
    void shouldBeOneSystem() throws IOException {
        long models = count("act_re_procdef");
        long accounts = count("act_id_user");
        Process node = secondNode();
        try {
            int second = portOf(node);
            assertThat(count("act_re_procdef"))
                    .as("the same models, not deployed again")
                    .isEqualTo(models);
            assertThat(count("act_id_user")).isEqualTo(accounts);

            ACase award = ACase.submitted(first, engine, businesses, "pds-listing-award");
            Visitor clerk = Visitor.loggedIn(first, "pds-reception");
            String session = "HUIQI_SESSION=" + clerk.cookie("HUIQI_SESSION");
            Visitor elsewhere = new Visitor(second);
            assertThat(elsewhere
                            .send("GET", "/api/session", null, "Cookie", session)
                            .json()
                            .path("username")
                            .asText())
                    .isEqualTo("pds-reception");
            String tasks = "/engine-rest/task?processInstanceBusinessKey=" + award.number;
            assertThat(elsewhere.send("GET", tasks, null, "Cookie", session).json())
                    .hasSize(1);

            Visitor there = Visitor.loggedIn(second, "pds-reception");
            assertThat(there.post(
                                    "/engine-rest/task/" + award.task(there) + "/complete",
                                    Map.of("variables", Map.of("decision", Map.of("value", "approve"))))
                            .status())
                    .isEqualTo(204);
            engine.runAsyncJobs(award.number);
            assertThat(award.status()).as("as the first node sees it").isEqualTo("under-review");

            assertThat(clerk.delete("/api/session").status()).isEqualTo(204);
            assertThat(elsewhere
                            .send("GET", "/api/session", null, "Cookie", session)
                            .status())
                    .as("logged out of both")
                    .isEqualTo(401);
        } finally {
            node.destroyForcibly();
        }
    }

    /** A JVM of its own: engines of one JVM find each other in static registries. */
    private Process secondNode() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.huiqi.Main",
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        "--spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getRequiredProperty("spring.datasource.password"))
                .redirectErrorStream(true)
                .start();
    }

    /** Reads what the node says until it is ready; afterwards its output is read on, or it would stop at a full pipe. */
    private static int portOf(Process node) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        int port = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher started = TOMCAT.matcher(line);
            if (started.find()) {
                port = Integer.parseInt(started.group(1));
            }
            if (line.contains("Started Main in")) {
                Thread drain = new Thread(() -> output.lines().forEach(rest -> {}));
                drain.setDaemon(true);
                drain.start();
                return port;
            }
        }
        throw new IllegalStateException("The second node did not start:\n" + said);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
