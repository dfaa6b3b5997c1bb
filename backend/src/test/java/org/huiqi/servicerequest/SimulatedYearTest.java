package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.servicerequest.ReferenceCourse.Expected;
import org.huiqi.servicerequest.usecase.EnterpriseActions;
import org.huiqi.servicerequest.usecase.RequestIntake;
import org.huiqi.servicerequest.usecase.RequestQuestions;
import org.huiqi.servicerequest.usecase.SubmitRequest;
import org.huiqi.shared.CaseNumber;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A year of requests that take random ways, some in time and some late, some waiting for their enterprise, over the holidays and make-up workdays of 2022: the real
 * engine and database with the clock set and the timers fired when they are due, against {@link ReferenceCourse}.
 */
@HuiqiTest
class SimulatedYearTest {

    private static final long SEED = 13710;
    private static final int COURSES = Integer.getInteger("huiqi.simulated-courses", 80);
    private static final int MOST_ACTS = 10;
    private static final List<String> CATEGORIES =
            List.of("credit-repair", "arrears", "utility", "financing", "tax", "other");
    private static final List<String> DEPARTMENTS = List.of("market", "industry", "housing", "tax", "hrss");

    @LocalServerPort
    int port;

    @Autowired
    RequestIntake intake;

    @Autowired
    EnterpriseActions enterprise;

    @Autowired
    RequestQuestions questions;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Businesses businesses;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private Instant now = Instant.EPOCH;

    private final Set<String> seen = new HashSet<>();

    @AfterEach
    void goBackToThePresent() {
        SecurityContextHolder.clearContext();
        clock.reset();
    }

    @Test
    void shouldGiveTheDeadlinesAndColoursOfTheReferenceModel() {
        Actor applicant = applicant();
        Random chance = new Random(SEED);
        for (int course = 0; course < COURSES; course++) {
            Random own = new Random(chance.nextLong());
            follow(applicant, own, "course " + course);
        }
        assertThat(seen)
                .as("the year was worth simulating")
                .contains(
                        "reminder",
                        "yellow-card",
                        "red-card",
                        "leader",
                        "supervision",
                        "decideDispatch",
                        "giveSupport",
                        "approvePlan",
                        "followPlan",
                        "plan-changed",
                        "followUp",
                        "rated",
                        "unrated",
                        "answered",
                        "called-off",
                        "time-over",
                        "supported-meanwhile",
                        "reopened");
    }

    private void follow(Actor applicant, Random chance, String name) {
        set(Instant.parse("2022-01-01T00:00:00Z").plusSeconds(chance.nextInt(360 * 86_400)));
        String category = any(CATEGORIES, chance);
        CaseNumber number = intake.submit(
                        new SubmitRequest("模拟诉求", "内容", category, null, null, null, null, null, List.of()), applicant)
                .caseNumber();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getId();
        ReferenceCourse model = new ReferenceCourse(category, now);
        for (int act = 0; act < MOST_ACTS; act++) {
            if (model.waitsUntil() != null) {
                waitForTheEnterprise(model, number, instance, applicant, chance);
            } else if (model.openSteps().isEmpty()) {
                break;
            } else {
                pass(instance, delay(chance));
                if (model.mayAsk() && chance.nextInt(10) < 4) {
                    askTheEnterprise(model, number, instance, applicant, chance);
                } else {
                    act(model, number, chance);
                }
            }
        }
        pass(instance, Duration.ZERO);
        assertAgreement(model, number, name);
    }

    private void act(ReferenceCourse model, CaseNumber number, Random chance) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .orderByTaskId()
                .asc()
                .list();
        Set<String> keys = new HashSet<>();
        open.forEach(task -> keys.add(step(task)));
        assertThat(keys).as("open tasks of " + number).isEqualTo(model.openSteps());
        Task task = open.get(chance.nextInt(open.size()));
        String step = step(task);
        seen.add(step);
        Map<String, Object> values = new HashMap<>();
        if (step.equals("dispatchRequest")) {
            String responsible = any(DEPARTMENTS, chance);
            List<String> support = chance.nextInt(4) == 0 ? List.of("finance-office") : List.of();
            String kind = chance.nextInt(4) == 0 ? "complex" : "ordinary";
            values.put("responsibleAuthority", responsible);
            values.put("complexity", kind);
            values.put("complexityReason", "涉及多家单位");
            support.forEach(one -> values.put("firstSupportAuthority", one));
            complete(task, "pds-supervision", values);
            model.dispatch(
                    "pds-" + responsible,
                    support.stream().map(one -> "pds-" + one).toList(),
                    kind,
                    now);
            return;
        }
        if (step.equals("followUp")) {
            complete(task, "pds-supervision", Map.of("followUpText", "已回访"));
            model.decide(step, "approve", now);
            return;
        }
        String decision = decision(step, model, chance);
        values.put("decision", decision);
        values.put("opinion", "说明");
        values.put("measures", "措施");
        values.put("result", "结果");
        values.put("grade", "good");
        values.put("planText", "计划");
        LocalDate plan = step.equals("resolveComplex") || planChanges(step, decision, model, chance)
                ? today().plusDays(chance.nextInt(4) == 0 ? 700 : 1 + chance.nextInt(40))
                : null;
        if (plan != null) {
            values.put(step.equals("followPlan") ? "newPlanUntil" : "planUntil", plan.toString());
            seen.add(step.equals("followPlan") ? "plan-changed" : "plan-proposed");
        }
        values.put("responsibleAuthority", "industry");
        String signer = String.valueOf(tasks.getVariable(task.getId(), "signer"));
        complete(task, signer.substring(0, signer.indexOf('.')), values);
        if (step.equals("giveSupport")) {
            model.support(signer.substring(0, signer.indexOf('.')), now);
        } else {
            model.decide(step, decision, plan, now);
        }
    }

    /** A plan whose day has passed has to be changed. */
    private boolean planChanges(String step, String decision, ReferenceCourse model, Random chance) {
        return step.equals("followPlan")
                && decision.equals("return")
                && (model.planIsOver(now) || chance.nextInt(10) < 3);
    }

    /** The responsible authority asks the enterprise, which answers or lets its time go by, or need not answer any longer. */
    private void askTheEnterprise(
            ReferenceCourse model, CaseNumber number, String instance, Actor applicant, Random chance) {
        Actor official = official(model.responsible());
        questions.ask(number, "请补充材料", official);
        Instant until = model.ask(now);
        if (model.openSteps().contains("giveSupport")) {
            pass(instance, Duration.ofSeconds(chance.nextInt(36 * 3600)));
            supportMeanwhile(model, number);
        }
        int dice = chance.nextInt(10);
        if (dice < 3) {
            pass(instance, Duration.between(now, until.plusSeconds(1)));
            seen.add("time-over");
        } else {
            long left = Duration.between(now, until).toSeconds();
            pass(instance, Duration.ofSeconds((long) (chance.nextDouble() * left)));
            if (dice < 5) {
                questions.callOff(number, "已来电说明", official);
                seen.add("called-off");
            } else {
                questions.answer(number, "已补充", List.of(), applicant);
                seen.add("answered");
            }
        }
        model.goOn(now);
    }

    private void supportMeanwhile(ReferenceCourse model, CaseNumber number) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey("userTask_giveSupport")
                .singleResult();
        String signer = String.valueOf(tasks.getVariable(task.getId(), "signer"));
        String authority = signer.substring(0, signer.indexOf('.'));
        complete(task, authority, Map.of("decision", "approve", "supportResult", "已协办"));
        model.support(authority, now);
        seen.add("supported-meanwhile");
    }

    /** Most things go on; refusals and returns are common enough to meet each other. */
    private String decision(String step, ReferenceCourse model, Random chance) {
        int dice = chance.nextInt(10);
        return switch (step) {
            case "reportMeasures" -> dice < 4 && model.refusals() < 3 && model.round() == 1 ? "return" : "approve";
            // The leader leaves it to the authority that has it.
            case "decideDispatch" -> dice < 2 ? "return" : "reject";
            case "giveSupport" -> "approve";
            case "resolveRequest", "resolveComplex" -> dice < 4 ? "return" : dice < 6 ? "reject" : "approve";
            case "approvePlan" -> dice < 3 || model.askedPlanIsPast(now) ? "return" : "approve";
            case "followPlan" -> dice < 6 ? "return" : "approve";
            default -> dice < 3 ? "return" : "approve";
        };
    }

    private void waitForTheEnterprise(
            ReferenceCourse model, CaseNumber number, String instance, Actor applicant, Random chance) {
        Instant until = Objects.requireNonNull(model.waitsUntil());
        boolean rated = model.status().equals("rated") || model.isUnrated();
        boolean speaks = chance.nextInt(10) < (rated ? 3 : 6);
        if (!speaks) {
            pass(instance, Duration.between(now, until));
            model.waitIsOver(until);
            seen.add(rated ? "rated" : model.isUnrated() ? "unrated" : "asked-again");
            return;
        }
        long left = Duration.between(now, until).toSeconds() - 2;
        pass(instance, Duration.ofSeconds((long) (chance.nextDouble() * left)));
        if (rated || chance.nextInt(5) == 0) {
            enterprise.reopen(number, "仍未解决", applicant);
            model.reopen(now);
            seen.add("reopened");
        } else {
            int grade = 1 + chance.nextInt(5);
            enterprise.rate(number, grade, "评价", applicant);
            model.rate(grade, now);
        }
    }

    /** Time goes by; whatever comes due meanwhile is done when it is due. */
    private void pass(String instance, Duration duration) {
        Instant until = now.plus(duration);
        List<Job> due = timers(instance, until);
        while (!due.isEmpty()) {
            for (Job timer : due) {
                Instant at = timer.getDuedate().toInstant();
                set(at.isAfter(now) ? at : now);
                management.executeJob(timer.getId());
            }
            due = timers(instance, until);
        }
        set(until);
    }

    private List<Job> timers(String instance, Instant until) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .list();
    }

    /** From minutes to more than a month: most in time, some late enough for every card. */
    private static Duration delay(Random chance) {
        int dice = chance.nextInt(100);
        int hours = dice < 60 ? 10 : dice < 82 ? 60 : dice < 94 ? 24 * 9 : 24 * 45;
        return Duration.ofSeconds(60 + chance.nextInt(hours * 3600));
    }

    private void assertAgreement(ReferenceCourse model, CaseNumber number, String name) {
        List<String> expected = new ArrayList<>();
        for (Expected clock : model.clocks()) {
            Map<String, Instant> warnings = clock.warnings;
            if (clock.endedAt == null) {
                warnings = clock.warningsUntil(now);
            }
            seen.addAll(warnings.keySet());
            expected.add(line(clock.step, clock.signer, clock.startedAt, clock.due, clock.endedAt, warnings));
        }
        List<String> stored = jdbc.sql("SELECT * FROM service_request_clock WHERE case_number = :number ORDER BY id")
                .param("number", number.value())
                .query((row, n) -> line(
                        row.getString("step").substring("userTask_".length()),
                        row.getString("signer"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("ended_at", OffsetDateTime.class)),
                        warnings(row.getLong("id"))))
                .list();
        assertThat(stored).as(name + ", seed " + SEED).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(jdbc.sql("SELECT status FROM service_request WHERE case_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .single())
                .as(name)
                .isEqualTo(model.status());
    }

    private Map<String, Instant> warnings(long clockId) {
        Map<String, Instant> given = new TreeMap<>();
        jdbc.sql("SELECT level, at FROM service_request_warning WHERE clock_id = :id")
                .param("id", clockId)
                .query(row -> {
                    given.put(
                            row.getString("level"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return given;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static String line(
            String step,
            String signer,
            Instant startedAt,
            Instant due,
            @Nullable Instant endedAt,
            Map<String, Instant> warnings) {
        return step + " of " + signer + ": " + startedAt + " to " + due + ", ended " + endedAt + ", " + warnings;
    }

    private void complete(Task task, String username, Map<String, Object> values) {
        SecurityContextHolder.getContext().setAuthentication(new ActorAuthentication(official(username)));
        try {
            tasks.complete(task.getId(), values);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Actor official(String username) {
        return new Actor(username, username, ActorKind.STAFF, null, Set.of(username + ".reviewer"));
    }

    private Actor applicant() {
        Visitor visitor = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long entity =
                visitor.get("/api/session").json().path("entity").path("id").asLong();
        return new Actor("simulated", "模拟企业", ActorKind.APPLICANT, entity, Set.of());
    }

    private void set(Instant instant) {
        now = instant;
        clock.set(instant);
    }

    private LocalDate today() {
        return now.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }

    private static String step(Task task) {
        return task.getTaskDefinitionKey().substring("userTask_".length());
    }

    private static <T> T any(List<T> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }
}
