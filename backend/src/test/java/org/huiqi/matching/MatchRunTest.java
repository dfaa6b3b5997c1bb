package org.huiqi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs over a register of a few hundred businesses, a chunk being fifty of them. */
@HuiqiTest
class MatchRunTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String[] SIZES = {"micro", "small", "medium", "large"};
    private static final String[] SECTORS = {"industry", "retail", "catering", "service", "other"};

    private static List<Long> businesses = List.of();

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    @Autowired
    PolicyLibrary library;

    @Autowired
    Eligibility eligibility;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Visitor reviewer;

    @BeforeEach
    void businesses() {
        reviewer = Visitor.loggedIn(port, "jz-industry");
        if (businesses.isEmpty()) {
            transaction.executeWithoutResult(status -> businesses = register(240));
        }
    }

    private List<Long> register(int count) {
        Random random = new Random(320_000);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = entities.register(new NewBusinessEntity(
                    code(i),
                    "批量匹配测试企业" + i + "号（虚构）",
                    i % 3 == 0 ? EntityKind.INDIVIDUAL_BUSINESS : EntityKind.ENTERPRISE,
                    Jurisdiction.JIAOZUO,
                    "山阳区",
                    true,
                    null,
                    LocalDate.of(2022, 1, 1)));
            fact(id, "sizeClass", SIZES[random.nextInt(SIZES.length)]);
            fact(id, "industrySector", SECTORS[random.nextInt(SECTORS.length)]);
            fact(id, "isAboveDesignatedSizeIndustry", random.nextBoolean());
            fact(id, "isFirstTimeAboveDesignatedSize", random.nextInt(4) == 0);
            fact(id, "annualSalesRevenue", BigDecimal.valueOf(random.nextInt(500) * 100_000L));
            if (i % 7 == 0) {
                fact(id, "isRegisteredInJiaozuo", true);
                fact(id, "listingRoute", "ipo");
                fact(id, "listingBoard", "main");
                fact(id, "listingMilestone", "listed");
                fact(id, "grantedToDateAmount", BigDecimal.ZERO);
            }
            ids.add(id);
        }
        return ids;
    }

    private void fact(long id, String name, Object value) {
        entities.recordFact(id, new RegisterFact(name, value, "测试登记部门", LocalDate.of(2022, 1, 1)));
    }

    private static UnifiedSocialCreditCode code(int number) {
        String body = "91410811MB8" + String.format("%06d", number);
        for (char check : ALPHABET.toCharArray()) {
            if (UnifiedSocialCreditCode.flawOf(body + check).isEmpty()) {
                return new UnifiedSocialCreditCode(body + check);
            }
        }
        throw new IllegalStateException("No check character for " + body);
    }

    private JsonNode start() {
        Visitor.Answer answer =
                reviewer.post("/api/match-runs", Map.of("jurisdiction", "jiaozuo", "on", DAY.toString()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Batch batchOf(long run) {
        String id = jdbc.sql("SELECT batch_id FROM match_run WHERE id = :id")
                .param("id", run)
                .query(String.class)
                .single();
        return management.createBatchQuery().batchId(id).singleResult();
    }

    private void makeChunkJobs(long run) {
        Batch batch = batchOf(run);
        jobs(batch.getSeedJobDefinitionId()).forEach(job -> management.executeJob(job.getId()));
    }

    private List<Job> chunkJobs(long run) {
        return jobs(batchOf(run).getBatchJobDefinitionId());
    }

    private List<Job> jobs(String definition) {
        return management.createJobQuery().jobDefinitionId(definition).list();
    }

    private void workOn(long run) {
        makeChunkJobs(run);
        chunkJobs(run).forEach(job -> management.executeJob(job.getId()));
    }

    private long rows(String table, long run) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    private JsonNode state(long run) {
        return reviewer.get("/api/match-runs/" + run).json();
    }

    @Test
    void shouldFindExactlyTheCandidatesThatTheDeterminerFinds() {
        long run = start().path("id").asLong();
        workOn(run);

        JsonNode finished = state(run);
        assertThat(finished.path("state").asText()).isEqualTo("finished");
        assertThat(finished.path("done").asInt())
                .isEqualTo(finished.path("total").asInt());
        assertThat(rows("match_chunk", run)).isGreaterThan(3);

        for (long id : List.of(businesses.get(0), businesses.get(7), businesses.get(100), businesses.get(239))) {
            Map<String, String> expected = expected(id);
            Map<String, String> found = new LinkedHashMap<>();
            reviewer.get("/api/match-runs/" + run + "/candidates?perPage=1000&entityId=" + id)
                    .json()
                    .forEach(candidate -> found.put(
                            candidate.path("policyId").asText(),
                            candidate.path("verdict").asText() + " " + plain(candidate.path("amount"))));
            assertThat(found).as("eligible ones of %s", id).containsAllEntriesOf(expected);
            found.keySet().removeAll(expected.keySet());
            assertThat(found.values()).allMatch(verdict -> verdict.startsWith("undetermined"));
        }
    }

    /** Eligible by what the register knows. */
    private Map<String, String> expected(long id) {
        EntityKind kind = entities.get(id).kind();
        Map<String, Object> known = new LinkedHashMap<>();
        entities.factsOf(id, DAY).forEach(fact -> known.put(fact.name(), fact.value()));
        known.put("applicantType", kind.id());
        ApplicantType type = ApplicantType.find(kind.id()).orElseThrow();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Measure measure : library.all()) {
            if (measure.isComputable()
                    && measure.applicants().contains(type)
                    && measure.jurisdiction().covers(Jurisdiction.JIAOZUO)) {
                Map<String, Object> mine = new LinkedHashMap<>(known);
                mine.keySet()
                        .retainAll(measure.facts().stream()
                                .map(FactDefinition::name)
                                .toList());
                Determination determination = eligibility.determine(measure, mine, Granted.UNKNOWN, DAY);
                if (determination.verdict() == Verdict.ELIGIBLE) {
                    expected.put(measure.id(), "eligible " + plain(determination.amount()));
                }
            }
        }
        assertThat(expected).isNotEmpty();
        return expected;
    }

    private static String plain(JsonNode amount) {
        return amount.isNull()
                ? "null"
                : amount.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String plain(Money amount) {
        return amount == null ? "null" : amount.yuan().stripTrailingZeros().toPlainString();
    }

    @Test
    void shouldGiveReasonsForAMeasure() {
        long run = start().path("id").asLong();
        workOn(run);

        JsonNode measures = reviewer.get("/api/match-runs/" + run + "/measures").json();
        assertThat(measures.size()).isEqualTo(state(run).path("measures").asInt());
        JsonNode listing = null;
        for (JsonNode measure : measures) {
            if (measure.path("policyId").asText().equals("jz-listing-domestic")) {
                listing = measure;
            }
        }
        assertThat(listing).isNotNull();
        assertThat(listing.path("eligible").asInt()).isEqualTo(23);

        Visitor.Answer answer = reviewer.get(
                "/api/match-runs/" + run + "/candidates?policyId=jz-listing-domestic&verdict=eligible&perPage=10");
        assertThat(answer.header("X-Total-Count")).isEqualTo("23");
        JsonNode first = answer.json().get(0);
        assertThat(first.path("amount").decimalValue()).isEqualByComparingTo("10000000");
        assertThat(first.path("reasonsFor").toString()).contains("主板");
        assertThat(first.path("missing")).isEmpty();

        JsonNode named = reviewer.get("/api/match-runs/" + run + "/candidates?policyId=jz-listing-domestic&q="
                        + URLEncoder.encode("测试企业7号", StandardCharsets.UTF_8))
                .json();
        assertThat(named.findValuesAsText("entityName")).contains("批量匹配测试企业7号（虚构）");

        String csv = reviewer.get(
                        "/api/match-runs/" + run + "/candidates.csv?policyId=jz-listing-domestic&verdict=eligible")
                .text();
        assertThat(csv.lines()).hasSize(24);
    }

    @Test
    void shouldLeaveNothingOfAChunkThatFailsAndDoItOnceAfterwards() {
        long run = start().path("id").asLong();
        makeChunkJobs(run);
        List<Job> jobs = chunkJobs(run);
        // The chunk's own row for this business then cannot be written, after its findings were.
        long victim = businesses.get(120);
        jdbc.sql("INSERT INTO match_entity (run_id, entity_id, chunk, measures) VALUES (:run, :id, -1, '{}')")
                .param("run", run)
                .param("id", victim)
                .update();

        int failed = 0;
        for (Job job : jobs) {
            try {
                management.executeJob(job.getId());
            } catch (RuntimeException e) {
                failed++;
            }
        }

        assertThat(failed).isEqualTo(1);
        assertThat(chunkJobs(run)).hasSize(1);
        assertThat(state(run).path("state").asText()).isEqualTo("running");
        int open = jdbc.sql("SELECT chunk FROM match_chunk WHERE run_id = :run AND done_at IS NULL")
                .param("run", run)
                .query(Integer.class)
                .single();
        assertThat(jdbc.sql("SELECT count(*) FROM match_finding WHERE run_id = :run AND chunk = :chunk")
                        .param("run", run)
                        .param("chunk", open)
                        .query(Long.class)
                        .single())
                .as("findings of the failed chunk")
                .isZero();

        management.setJobRetries(chunkJobs(run).get(0).getId(), 0);
        assertThat(state(run).path("state").asText()).isEqualTo("failed");
        jdbc.sql("DELETE FROM match_entity WHERE run_id = :run AND chunk = -1")
                .param("run", run)
                .update();
        assertThat(reviewer.post("/api/match-runs/" + run + "/retry", Map.of()).status())
                .isEqualTo(200);
        String again = chunkJobs(run).get(0).getId();
        management.executeJob(again);

        assertThat(state(run).path("state").asText()).isEqualTo("finished");
        long findings = rows("match_finding", run);
        assertThat(findings).isPositive();
        assertThatThrownBy(() -> management.executeJob(again)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldHoldAndGoOnAndLeaveEarlierRunsAlone() {
        long first = start().path("id").asLong();
        workOn(first);
        long findings = rows("match_finding", first);
        long entityRows = rows("match_entity", first);

        long second = start().path("id").asLong();
        makeChunkJobs(second);
        management.executeJob(chunkJobs(second).get(0).getId());
        JsonNode held = reviewer.post("/api/match-runs/" + second + "/suspension", Map.of())
                .json();
        assertThat(held.path("state").asText()).isEqualTo("suspended");
        assertThat(held.path("done").asInt())
                .isPositive()
                .isLessThan(held.path("total").asInt());
        assertThat(management
                        .createJobQuery()
                        .jobDefinitionId(batchOf(second).getBatchJobDefinitionId())
                        .active()
                        .count())
                .as("jobs that the executor may take")
                .isZero();

        JsonNode goesOn =
                reviewer.delete("/api/match-runs/" + second + "/suspension").json();
        assertThat(goesOn.path("state").asText()).isEqualTo("running");
        chunkJobs(second).forEach(job -> management.executeJob(job.getId()));

        assertThat(state(second).path("state").asText()).isEqualTo("finished");
        assertThat(rows("match_finding", first)).isEqualTo(findings);
        assertThat(rows("match_entity", first)).isEqualTo(entityRows);
        assertThat(rows("match_finding", second)).isEqualTo(findings);
        assertThat(reviewer.post("/api/match-runs/" + second + "/suspension", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void shouldKeepToOnesOwnGovernment() {
        long run = start().path("id").asLong();
        workOn(run);
        Visitor elsewhere = Visitor.loggedIn(port, "pds-industry");
        assertThat(elsewhere.get("/api/match-runs/" + run + "/candidates").json())
                .isEmpty();
        assertThat(elsewhere
                        .post("/api/match-runs", Map.of("jurisdiction", "jiaozuo"))
                        .status())
                .isEqualTo(403);
        assertThat(elsewhere
                        .post("/api/match-runs/" + run + "/suspension", Map.of())
                        .status())
                .isIn(403, 409);
        assertThat(Visitor.loggedIn(port, "qiye").get("/api/match-runs").status())
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "jz-treasury").get("/api/match-runs").status())
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "releaser")
                        .get("/api/match-runs/" + run + "/candidates")
                        .json())
                .isNotEmpty();
    }
}
