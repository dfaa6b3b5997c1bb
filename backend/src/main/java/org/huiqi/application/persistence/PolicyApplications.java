package org.huiqi.application.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.SupplementRequest;
import org.huiqi.eligibility.Determination;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores policy applications; whoever changes one locks its row first. */
@Repository
public class PolicyApplications {

    private static final TypeReference<LinkedHashMap<String, Object>> FACTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, FactOnRecord>> FACTS_ON_RECORD = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final Map<String, String> SORTABLE = Map.of(
            "caseNumber", "a.case_number",
            "submittedAt", "a.submitted_at",
            "updatedAt", "a.updated_at",
            "status", "a.status",
            "policyId", "a.policy_id",
            "amount", "COALESCE(a.awarded_amount, CAST(a.determination ->> 'amount' AS numeric))");

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Clock clock;

    PolicyApplications(JdbcClient jdbc, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What a list may be narrowed by; null does not narrow, {@code jurisdictions} empty finds nothing. */
    public record Filter(
            @Nullable Long entityId,
            @Nullable Set<String> jurisdictions,
            @Nullable String status,
            @Nullable String policyId,
            @Nullable Set<String> policyIdsFound) {}

    public CaseNumber nextNumber(Jurisdiction jurisdiction, String kind) {
        long number =
                jdbc.sql("SELECT nextval('case_number_seq')").query(Long.class).single();
        return new CaseNumber(String.format(
                "%s-%s-%tY%<tm%<td-%06d",
                jurisdiction.authorityPrefix().toUpperCase(java.util.Locale.ROOT),
                kind,
                clock.instant().atZone(Zones.SHANGHAI),
                number));
    }

    public void insert(PolicyApplication application) {
        jdbc.sql("""
                        INSERT INTO policy_application (case_number, entity_id, policy_id, policy_version, jurisdiction, stage,
                            status, claimed_facts, register_facts, undertakings, determination, deducted, submitted_by, submitted_at,
                            updated_at)
                        VALUES (:caseNumber, :entityId, :policyId, :policyVersion, :jurisdiction, :stage, :status,
                            CAST(:claimed AS jsonb), CAST(:register AS jsonb), CAST(:undertakings AS jsonb),
                            CAST(:determination AS jsonb), :deducted, :submittedBy, :submittedAt, :submittedAt)
                        """)
                .param("caseNumber", application.caseNumber().value())
                .param("entityId", application.entityId())
                .param("policyId", application.policyId())
                .param("policyVersion", application.policyVersion())
                .param("jurisdiction", application.jurisdiction().id())
                .param("stage", application.stage())
                .param("status", application.status().id())
                .param("claimed", json.write(application.claimedFacts()))
                .param("register", json.write(application.registerFacts()))
                .param("undertakings", json.write(application.undertakings()))
                .param("determination", json.write(application.determination()))
                .param("deducted", application.deducted().yuan())
                .param("submittedBy", application.submittedBy())
                .param("submittedAt", at(application.submittedAt()))
                .update();
    }

    public Optional<PolicyApplication> find(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM policy_application a WHERE case_number = :caseNumber")
                .param("caseNumber", caseNumber.value())
                .query(this::map)
                .optional();
    }

    /** The application with its row locked until the transaction ends. */
    public PolicyApplication lock(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM policy_application a WHERE case_number = :caseNumber FOR UPDATE")
                .param("caseNumber", caseNumber.value())
                .query(this::map)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的案件"));
    }

    public void save(PolicyApplication application) {
        Money fixed = application.fixedAmount();
        Money awarded = application.awardedAmount();
        int rows = jdbc.sql("""
                        UPDATE policy_application SET status = :status, claimed_facts = CAST(:claimed AS jsonb),
                            register_facts = CAST(:register AS jsonb), determination = CAST(:determination AS jsonb), deducted = :deducted,
                            fixed_amount = :fixed, awarded_amount = :awarded, step = :step, step_round = :round,
                            step_signers = :signers, supplement = CAST(:supplement AS jsonb),
                            outcome = CAST(:outcome AS jsonb), updated_at = :now, version = version + 1
                        WHERE case_number = :caseNumber AND version = :version
                        """)
                .param("status", application.status().id())
                .param("claimed", json.write(application.claimedFacts()))
                .param("register", json.write(application.registerFacts()))
                .param("determination", json.write(application.determination()))
                .param("deducted", application.deducted().yuan())
                .param("fixed", fixed == null ? null : fixed.yuan())
                .param("awarded", awarded == null ? null : awarded.yuan())
                .param("step", application.step())
                .param("round", application.stepRound())
                .param("signers", application.stepSigners())
                .param("supplement", application.supplement() == null ? null : json.write(application.supplement()))
                .param("outcome", application.outcome() == null ? null : json.write(application.outcome()))
                .param("now", at(clock.instant()))
                .param("caseNumber", application.caseNumber().value())
                .param("version", application.version())
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException("Case changed meanwhile: " + application.caseNumber());
        }
    }

    public Listing<PolicyApplication> list(ListQuery query, Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (filter.entityId() != null) {
            conditions.add("a.entity_id = :entityId");
            parameters.put("entityId", filter.entityId());
        }
        if (filter.jurisdictions() != null) {
            if (filter.jurisdictions().isEmpty()) {
                return new Listing<>(List.of(), 0);
            }
            conditions.add("a.jurisdiction IN (:jurisdictions)");
            parameters.put("jurisdictions", filter.jurisdictions());
        }
        if (filter.status() != null) {
            conditions.add("a.status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.policyId() != null) {
            conditions.add("a.policy_id = :policyId");
            parameters.put("policyId", filter.policyId());
        }
        String pattern = query.likePattern();
        if (pattern != null) {
            StringBuilder found = new StringBuilder("(a.case_number ILIKE :pattern OR e.name ILIKE :pattern");
            parameters.put("pattern", pattern);
            if (filter.policyIdsFound() != null && !filter.policyIdsFound().isEmpty()) {
                found.append(" OR a.policy_id IN (:policyIdsFound)");
                parameters.put("policyIdsFound", filter.policyIdsFound());
            }
            conditions.add(found.append(")").toString());
        }
        String from = " FROM policy_application a"
                + (pattern == null ? "" : " JOIN business_entity e ON e.id = a.entity_id")
                + " WHERE " + String.join(" AND ", conditions);
        long total = jdbc.sql("SELECT count(*)" + from)
                .params(parameters)
                .query(Long.class)
                .single();
        List<PolicyApplication> rows = jdbc.sql("SELECT a.*" + from
                        + query.orderBy(SORTABLE, "a.submitted_at DESC, a.case_number")
                        + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(this::map)
                .list();
        return new Listing<>(rows, total);
    }

    /** All applications of an entity for any of the measures, oldest first. */
    public List<PolicyApplication> ofEntity(long entityId, Set<String> policyIds) {
        return jdbc.sql("""
                        SELECT * FROM policy_application a WHERE entity_id = :entityId AND policy_id IN (:policyIds)
                        ORDER BY submitted_at, case_number
                        """)
                .param("entityId", entityId)
                .param("policyIds", policyIds)
                .query(this::map)
                .list();
    }

    private PolicyApplication map(ResultSet row, int n) throws SQLException {
        String supplement = row.getString("supplement");
        String outcome = row.getString("outcome");
        return new PolicyApplication(new PolicyApplication.State(
                new CaseNumber(row.getString("case_number")),
                row.getLong("entity_id"),
                row.getString("policy_id"),
                row.getInt("policy_version"),
                Jurisdiction.of(row.getString("jurisdiction")),
                row.getString("stage"),
                ApplicationStatus.of(row.getString("status")),
                json.read(row.getString("claimed_facts"), FACTS),
                json.read(row.getString("register_facts"), FACTS_ON_RECORD),
                json.read(row.getString("undertakings"), TEXTS),
                json.read(row.getString("determination"), Determination.class),
                Money.of(row.getBigDecimal("deducted")),
                money(row.getBigDecimal("fixed_amount")),
                money(row.getBigDecimal("awarded_amount")),
                row.getString("step"),
                row.getInt("step_round"),
                row.getInt("step_signers"),
                supplement == null ? null : json.read(supplement, SupplementRequest.class),
                outcome == null ? null : json.read(outcome, Outcome.class),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("version")));
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }

    private static OffsetDateTime at(java.time.Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }
}
