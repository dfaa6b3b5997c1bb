package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.servicerequest.usecase.RequestIntake;
import org.huiqi.servicerequest.usecase.SubmitRequest;
import org.huiqi.shared.Zones;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.SecondNode;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Two nodes on one database give the warnings of overdue requests; one of them is killed in the middle of it. */
@HuiqiTest
class KilledNodeTest {

    private static final int REQUESTS = 60;
    private static final int LEVELS = 5;
    private static final int PLANS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RequestIntake intake;

    @Autowired
    Businesses businesses;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void tellTheRealTime() {
        clock.reset();
    }

    @Test
    @Timeout(240)
    void shouldGiveEveryWarningOnceThoughANodeIsKilled() throws IOException, InterruptedException {
        List<String> numbers = overdueRequests();
        List<String> plans = plansPastBothDays();
        JobExecutor here = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        here.setWaitTimeInMillis(100);
        here.setMaxWait(500);
        try (SecondNode there = SecondNode.start(
                environment,
                "--camunda.bpm.job-execution.enabled=true",
                "--camunda.bpm.job-execution.lock-time-in-millis=5000")) {
            until(() -> warnings(numbers) >= LEVELS, "the other node has begun");
            here.start();
            until(() -> warnings(numbers) >= REQUESTS, "both are at it");
            there.kill();
            assertThat(jobs(numbers)).as("killed in the middle").isPositive();
            until(() -> jobs(numbers) + jobs(plans) == 0, "the node that is left has done the rest");
        } finally {
            here.shutdown();
        }

        assertThat(warnings(numbers)).isEqualTo((long) REQUESTS * LEVELS);
        assertThat(often("service_request_event", "case_number", "event", numbers))
                .isEqualTo(Set.of(1L));
        assertThat(often("audit_entry", "subject", "action", numbers)).isEqualTo(Set.of(1L));
        assertThat(often("notification", "case_number", "event || '/' || recipient", numbers))
                .isEqualTo(Set.of(1L));
        assertThat(warnings(plans))
                .as("of the monthly feedback and of the day of the plan, each once")
                .isEqualTo((long) PLANS * 2 * LEVELS);
        assertThat(jdbc.sql("""
                        SELECT DISTINCT count(*) FROM service_request_event
                        WHERE case_number IN (:numbers) AND event IN ('reminder', 'yellow-card', 'red-card', 'leader', 'supervision')
                        GROUP BY case_number, event
                        """).param("numbers", plans).query(Long.class).list())
                .containsExactly(2L);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM service_request_event
                        WHERE case_number IN (:numbers) AND event IN ('reminder', 'yellow-card', 'red-card', 'leader', 'supervision')
                        """).param("numbers", numbers).query(Long.class).single())
                .isEqualTo((long) REQUESTS * LEVELS);
        assertThat(jdbc.sql("SELECT count(*) FROM act_ru_incident WHERE proc_inst_id_ IN "
                                + "(SELECT proc_inst_id_ FROM act_ru_execution WHERE business_key_ IN (:numbers))")
                        .param("numbers", numbers)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Submitted five days ago and never dispatched: every warning is due. */
    private List<String> overdueRequests() {
        Visitor visitor = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long entity =
                visitor.get("/api/session").json().path("entity").path("id").asLong();
        Actor applicant = new Actor("overdue", "超期企业", ActorKind.APPLICANT, entity, Set.of());
        clock.set(Clock.systemUTC().instant().minus(Duration.ofDays(5)));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            numbers.add(intake.submit(
                            new SubmitRequest("超期诉求", "内容", "tax", null, null, null, null, null, List.of()), applicant)
                    .caseNumber()
                    .value());
        }
        clock.reset();
        return numbers;
    }

    /** Followed by a plan since ten weeks, without a word since: the first month and the day of the plan have both passed. */
    private List<String> plansPastBothDays() {
        Visitor visitor = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long entity =
                visitor.get("/api/session").json().path("entity").path("id").asLong();
        Actor applicant = new Actor("planned", "按计划办理企业", ActorKind.APPLICANT, entity, Set.of());
        Instant began = Clock.systemUTC().instant().minus(Duration.ofDays(70));
        clock.set(began);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < PLANS; i++) {
            String number = intake.submit(
                            new SubmitRequest("按计划办理的诉求", "内容", "tax", null, null, null, null, null, List.of()),
                            applicant)
                    .caseNumber()
                    .value();
            complete(
                    number,
                    "pds-supervision.supervisor",
                    Map.of("responsibleAuthority", "tax", "complexity", "complex", "complexityReason", "涉及多家单位"));
            complete(number, "pds-tax.reviewer", Map.of("decision", "approve", "measures", "措施"));
            complete(
                    number,
                    "pds-tax.reviewer",
                    Map.of(
                            "decision",
                            "return",
                            "opinion",
                            "需要时间",
                            "planText",
                            "分两步",
                            "planUntil",
                            LocalDate.ofInstant(began, Zones.SHANGHAI)
                                    .plusDays(50)
                                    .toString()));
            complete(number, "pds-leader.approver", Map.of("decision", "approve"));
            numbers.add(number);
        }
        clock.reset();
        return numbers;
    }

    private void complete(String number, String group, Map<String, Object> values) {
        String username = group.substring(0, group.indexOf('.'));
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new ActorAuthentication(new Actor(username, username, ActorKind.STAFF, null, Set.of(group))));
        try {
            TaskService tasks = engine.getTaskService();
            tasks.complete(
                    tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .singleResult()
                            .getId(),
                    values);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private long warnings(List<String> numbers) {
        return jdbc.sql("""
                        SELECT count(*) FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number IN (:numbers)
                        """).param("numbers", numbers).query(Long.class).single();
    }

    private long jobs(List<String> numbers) {
        return jdbc.sql("""
                        SELECT count(*) FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                        WHERE e.business_key_ IN (:numbers)
                        """).param("numbers", numbers).query(Long.class).single();
    }

    /** How often each thing is there that was said of a request. */
    private Set<Long> often(String table, String caseColumn, String what, List<String> numbers) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT count(*) FROM " + table + " WHERE " + caseColumn
                        + " IN (:numbers) GROUP BY " + caseColumn + ", " + what)
                .param("numbers", numbers)
                .query(Long.class)
                .list());
    }

    /** Another process does the work, so its progress is looked for in the database. */
    private static void until(BooleanSupplier reached, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("not within %s: %s", PATIENCE, what)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
