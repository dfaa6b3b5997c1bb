package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.SecondNode;
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
        try (SecondNode node = SecondNode.start(environment, "--camunda.bpm.job-execution.enabled=false")) {
            int second = node.port();
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
        }
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
