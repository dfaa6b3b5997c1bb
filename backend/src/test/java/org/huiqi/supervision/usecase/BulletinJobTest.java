package org.huiqi.supervision.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiqiTest
class BulletinJobTest {

    @Autowired
    BulletinDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    // 豫政办〔2022〕 一（二）: the year's targets are reported before the end of January
    @Test
    void shouldDraftTheYearlyBulletinOnceHoweverManyNodesThereAre() throws Exception {
        clock.set(Instant.parse("2023-01-05T02:00:00Z"));
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> node = () -> {
                desk.draftWhatIsDue();
                return null;
            };
            for (Future<Void> run : nodes.invokeAll(List.of(node, node, node))) {
                run.get();
            }
            assertThat(drafts()).containsExactlyInAnyOrder("henan", "pingdingshan", "jiaozuo");

            jdbc.sql("DELETE FROM supervision_bulletin WHERE period = '2022'").update();
            desk.draftWhatIsDue();
            assertThat(drafts()).as("who deletes a draft does not get it again").isEmpty();
        } finally {
            nodes.shutdown();
            clock.reset();
        }
    }

    // before the documents there is no request in any test
    @Test
    void shouldNotDraftTheMonthlyBulletinBeforeTheFirstRequest() {
        clock.set(Instant.parse("2021-01-05T02:00:00Z"));
        try {
            desk.draftWhatIsDue();
            assertThat(jdbc.sql(
                                    "SELECT count(*) FROM supervision_bulletin WHERE kind = 'monthly' AND period = '2020-12'")
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            clock.reset();
        }
    }

    private List<String> drafts() {
        return jdbc.sql(
                        "SELECT jurisdiction FROM supervision_bulletin WHERE kind = 'targets-yearly' AND period = '2022'")
                .query(String.class)
                .list();
    }
}
