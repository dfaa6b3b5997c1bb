package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may put a claimed task back, and what that does not open. */
@HuiqiTest
class OwnTaskReleaseTest {

    private static final String CLERK = "pds-reception";

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    TaskService tasks;

    private Visitor clerk;
    private String id;
    private String task;

    @BeforeEach
    void aClaimedTask() {
        ACase someCase = ACase.submitted(port, engine, businesses, "pds-listing-award");
        clerk = Visitor.loggedIn(port, CLERK);
        id = someCase.task(clerk);
        task = "/engine-rest/task/" + id;
        assertThat(clerk.post(task + "/claim", Map.of()).status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo(CLERK);
    }

    @Test
    void shouldLetTheClaimantPutTheTaskBackForHisGroup() {
        assertThat(clerk.post(task + "/unclaim", Map.of()).status()).isEqualTo(204);

        assertThat(assignee()).isNull();
        assertThat(clerk.post(task + "/claim", Map.of()).status())
                .as("it is there for the group again")
                .isEqualTo(204);
    }

    @Test
    void shouldLetNobodyElsePutItBack() {
        for (String other : new String[] {"pds-finance-office", "jz-reception", "pds-leader", "auditor"}) {
            assertThat(Visitor.loggedIn(port, other)
                            .post(task + "/unclaim", Map.of())
                            .status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(assignee()).isEqualTo(CLERK);
    }

    @Test
    void shouldNotLetTheClaimantHandItToSomebodyElse() {
        assertThat(clerk.post(task + "/assignee", Map.of("userId", "jz-reception"))
                        .status())
                .isEqualTo(403);
        assertThat(assignee()).isEqualTo(CLERK);
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(id).singleResult().getAssignee();
    }
}
