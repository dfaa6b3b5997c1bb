package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiqi.application.CaseEvent;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A step is stored as a whole or not at all: case, slot, audit, engine and the record of the request commit together. */
@HuiqiTest
class AtomicityTest {

    private static final List<String> TABLES = List.of(
            "policy_application",
            "award_slot",
            "case_event",
            "case_deadline",
            "case_opinion",
            "audit_entry",
            "notification",
            "idempotency_record",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable",
            "act_hi_procinst",
            "act_hi_taskinst");

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventMulticaster events;

    /** Lets all work be done and fails when it is about to be committed, as a crash would. */
    private static final class FailureAtCommit implements ApplicationListener<ApplicationEvent> {

        private final String event;
        private final String actor;

        private FailureAtCommit(String event, String actor) {
            this.event = event;
            this.actor = actor;
        }

        @Override
        public void onApplicationEvent(ApplicationEvent published) {
            if (published instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof CaseEvent happened
                    && happened.event().equals(event)
                    && happened.actor().equals(actor)) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("The machine stops here");
                    }
                });
            }
        }
    }

    @AfterEach
    void removeFailures() {
        events.removeApplicationListeners(FailureAtCommit.class::isInstance);
    }

    @Test
    void shouldStoreNothingOfAnIntakeThatFailsAtItsEnd() {
        String username = businesses.enterpriseInXinhua();
        Visitor applicant = Visitor.loggedIn(port, username);
        Map<String, Long> before = rows();
        events.addApplicationListener(new FailureAtCommit("submitted", username));
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = ACase.body("pds-listing-award");

        Answer failed = applicant.post("/api/applications", body, key);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.json().path("reference").asText()).isNotBlank();
        assertThat(failed.text()).doesNotContain("Exception", "The machine stops here");
        assertThat(rows()).isEqualTo(before);

        removeFailures();
        Answer again = applicant.post("/api/applications", body, key);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(applicant.post("/api/applications", body, key).json()).isEqualTo(again.json());
        assertThat(rows().get("policy_application")).isEqualTo(before.get("policy_application") + 1);
    }

    @Test
    void shouldLeaveATaskOpenWhoseCompletionFails() {
        ACase award = ACase.submitted(port, engine, businesses, "pds-listing-award");
        Map<String, Long> before = rows();
        events.addApplicationListener(new FailureAtCommit("opinion-recorded", "pds-reception"));

        Answer failed = award.complete("pds-reception", Map.of("decision", "approve"));

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text()).doesNotContain("Exception", "The machine stops here");
        Map<String, Long> after = rows();
        after.put("audit_entry", before.get("audit_entry")); // the log-in of the official is on record
        assertThat(after).isEqualTo(before);
        assertThat(award.status()).isEqualTo("submitted");

        removeFailures();
        award.approve("pds-reception");
        assertThat(award.status()).isEqualTo("under-review");
    }

    private Map<String, Long> rows() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        TABLES.forEach(table -> counts.put(
                table,
                jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single()));
        return counts;
    }
}
