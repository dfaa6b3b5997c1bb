package org.huiqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiqi.application.CaseEvent;
import org.huiqi.audit.usecase.ChainVerification;
import org.huiqi.document.Documents;
import org.huiqi.document.SampleFiles;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.identity.SignInRefused;
import org.huiqi.shared.CaseNumber;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class AuditTrailTest {

    private static final Actor AUDITOR = new Actor("auditor", "审计", ActorKind.STAFF, null, Set.of("platform.auditor"));
    private static final Actor OFFICIAL =
            new Actor("pds-leader", "领导", ActorKind.STAFF, null, Set.of("pds-leader.approver"));
    private static int number = 500_000;

    @Autowired
    AuditTrail trail;

    @Autowired
    ChainVerification verification;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Documents documents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void openHttp() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void shouldCommitWithTheTransactionAndVanishWithIt() {
        String kept = nextCase();
        String gone = nextCase();
        transaction.executeWithoutResult(status -> {
            trail.record(entry(kept));
            trail.record(entry(kept));
        });
        transaction.executeWithoutResult(status -> {
            trail.record(entry(gone));
            status.setRollbackOnly();
        });

        assertThat(count(kept)).isEqualTo(2);
        assertThat(count(gone)).isZero();
        assertThat(verification.verify(kept).intact()).isTrue();
    }

    @Test
    void shouldRefuseToChangeOrRemoveAnEntry() {
        String subject = nextCase();
        trail.record(entry(subject));

        for (String sql : List.of(
                "UPDATE audit_entry SET actor = 'x' WHERE subject = '" + subject + "'",
                "DELETE FROM audit_entry WHERE subject = '" + subject + "'",
                "TRUNCATE audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("append-only");
        }
        assertThat(count(subject)).isEqualTo(1);
    }

    @Test
    void shouldFindWhatWasAlteredPastTheTrigger() {
        String subject = nextCase();
        for (int i = 0; i < 3; i++) {
            trail.record(entry(subject));
        }

        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only")
                    .update();
            jdbc.sql("UPDATE audit_entry SET actor = 'x' WHERE subject = :subject AND seq = 2")
                    .param("subject", subject)
                    .update();
            ChainVerification.Result altered = verification.verify(subject);
            jdbc.sql("DELETE FROM audit_entry WHERE subject = :subject AND seq = 2")
                    .param("subject", subject)
                    .update();
            ChainVerification.Result removed = verification.verify(subject);

            assertThat(altered.intact()).isFalse();
            assertThat(altered.broken()).singleElement().satisfies(place -> {
                assertThat(place.seq()).isEqualTo(2);
                assertThat(place.text()).contains("改动");
            });
            assertThat(removed.broken()).first().satisfies(place -> assertThat(place.flaw())
                    .isEqualTo("GAP"));
            status.setRollbackOnly();
        });

        assertThat(verification.verify(subject).intact()).isTrue();
    }

    @Test
    void shouldKeepChainsWholeWhenManyWriteAtOnce() throws Exception {
        String one = nextCase();
        String two = nextCase();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Half of the transactions name the chains the other way round: no deadlock may come of it.
            List<String> subjects = i % 2 == 0 ? List.of(one, two) : List.of(two, one);
            runs.add(threads.submit(() -> transaction.executeWithoutResult(
                    status -> subjects.forEach(subject -> trail.record(entry(subject))))));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        threads.shutdown();

        for (String subject : List.of(one, two)) {
            ChainVerification.Result result = verification.verify(subject);
            assertThat(result.intact()).isTrue();
            assertThat(result.entries()).isEqualTo(40);
            assertThat(result.chains()).isEqualTo(1);
        }
    }

    @Test
    void shouldRecordEventsOfCasesAccountsAndDocuments() {
        CaseNumber caseNumber = new CaseNumber(nextCase());
        String username = "nobody-" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> events.publishEvent(new CaseEvent(
                caseNumber, "submitted", Instant.now(), "qiye", "某公司（测试）", "某公司（测试）提交了申请", Map.of("policyId", "p1"))));
        events.publishEvent(new SignInRefused(username, false));
        var document = documents.store("执照.pdf", SampleFiles.pdf(), OFFICIAL);

        assertThat(actions(caseNumber.value())).containsExactly("case.submitted");
        assertThat(actions("account:" + username)).containsExactly("account.sign-in-refused");
        assertThat(actions("document:" + document.id())).containsExactly("document.stored");
        String details = jdbc.sql("SELECT details::text FROM audit_entry WHERE subject = :subject")
                .param("subject", caseNumber.value())
                .query(String.class)
                .single();
        assertThat(details).contains("p1").doesNotContain("某公司");
    }

    @Test
    void shouldBeReadByTheAuditorAlone() throws Exception {
        String subject = nextCase();
        trail.record(entry(subject));

        http.perform(get("/api/audit-entries?subject=" + subject + "&from=2026-01-01&to=2026-01-01")
                        .with(authentication(new ActorAuthentication(AUDITOR))))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].actionName").value("提交申请"))
                .andExpect(jsonPath("$[0].seq").value(1));
        http.perform(get("/api/audit-entries/verification").with(authentication(new ActorAuthentication(AUDITOR))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.intact").value(true))
                .andExpect(jsonPath("$.entries", greaterThanOrEqualTo(1)));
        http.perform(get("/api/audit-entries?from=soon").with(authentication(new ActorAuthentication(AUDITOR))))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("from"));
        for (String path : List.of("/api/audit-entries", "/api/audit-entries/verification")) {
            http.perform(get(path).with(authentication(new ActorAuthentication(OFFICIAL))))
                    .andExpect(status().isForbidden());
        }
    }

    private static AuditRecord entry(String subject) {
        return new AuditRecord(
                subject, Instant.parse("2026-01-01T01:02:03Z"), "qiye", "case.submitted", Map.of("amount", 1.5));
    }

    private static synchronized String nextCase() {
        return "PDS-SS-20260101-" + number++;
    }

    private long count(String subject) {
        return actions(subject).size();
    }

    private List<String> actions(String subject) {
        return jdbc.sql("SELECT action FROM audit_entry WHERE subject = :subject ORDER BY seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
