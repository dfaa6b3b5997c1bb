package org.huiqi.award.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.award.AwardView;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of awards and of the slots that hold them. */
@Repository
public class AwardRepository {

    private static final String SELECT = """
            SELECT case_number, entity_id, policy_id, policy_version, stage, amount, award_year, clause, awarded_at
            FROM award
            """;

    private final JdbcClient jdbc;

    public AwardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case that holds the slot afterwards: the given one, or the one that was first. */
    public CaseNumber claim(long entityId, String slot, CaseNumber caseNumber, Instant at) {
        // The no-op update waits for a concurrent claim and returns whoever won, committed or not.
        return new CaseNumber(jdbc.sql("""
                        INSERT INTO award_slot (entity_id, slot, case_number, claimed_at)
                        VALUES (:entity, :slot, :case, :at)
                        ON CONFLICT (entity_id, slot) DO UPDATE SET slot = EXCLUDED.slot
                        RETURNING case_number
                        """)
                .param("entity", entityId)
                .param("slot", slot)
                .param("case", caseNumber.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single());
    }

    public void freeSlots(CaseNumber caseNumber) {
        jdbc.sql("DELETE FROM award_slot WHERE case_number = :case")
                .param("case", caseNumber.value())
                .update();
    }

    /** Waits for the lock and holds it until the transaction ends. */
    public void lock(long key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", key)
                .query((row, number) -> true)
                .single();
    }

    public Money grantedInYear(long entityId, Set<String> measureIds, int year) {
        return sum(
                "entity_id = :entity AND policy_id IN (:measures) AND award_year = :year",
                measureIds,
                Map.of("entity", entityId, "year", year));
    }

    public Money grantedToDate(long entityId, Set<String> measureIds) {
        return sum("entity_id = :entity AND policy_id IN (:measures)", measureIds, Map.of("entity", entityId));
    }

    public Money grantedToAll(Set<String> measureIds) {
        if (measureIds.isEmpty()) {
            return Money.ZERO;
        }
        return new Money(jdbc.sql("SELECT coalesce(sum(amount), 0) FROM award WHERE policy_id IN (:measures)")
                .param("measures", measureIds)
                .query(BigDecimal.class)
                .single());
    }

    public Optional<AwardView> find(CaseNumber caseNumber) {
        return jdbc.sql(SELECT + " WHERE case_number = :case")
                .param("case", caseNumber.value())
                .query(Row::of)
                .optional()
                .map(this::withLines);
    }

    public List<AwardView> ofEntity(long entityId) {
        return jdbc
                .sql(SELECT + " WHERE entity_id = :entity ORDER BY awarded_at DESC, case_number DESC")
                .param("entity", entityId)
                .query(Row::of)
                .list()
                .stream()
                .map(this::withLines)
                .toList();
    }

    /** @param deducted what was taken off for related awards */
    public void add(AwardView award, Money deducted, String confirmedBy) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("case", award.caseNumber().value());
        parameters.put("entity", award.entityId());
        parameters.put("policy", award.policyId());
        parameters.put("version", award.policyVersion());
        parameters.put("stage", award.stage());
        parameters.put("amount", award.amount().yuan());
        parameters.put("year", award.year());
        parameters.put("clause", award.clause());
        parameters.put("at", award.awardedAt().atOffset(ZoneOffset.UTC));
        parameters.put("by", confirmedBy);
        parameters.put(
                "entitled",
                deducted.isZero() ? null : award.amount().plus(deducted).yuan());
        jdbc.sql("""
                        INSERT INTO award (case_number, entity_id, policy_id, policy_version, stage, amount, award_year,
                                           clause, awarded_at, confirmed_by, entitled)
                        VALUES (:case, :entity, :policy, :version, :stage, :amount, :year, :clause, :at, :by,
                                CAST(:entitled AS numeric))
                        """).params(parameters).update();
        for (FundingLine line : award.lines()) {
            jdbc.sql("""
                            INSERT INTO award_line (case_number, layer, payer, jurisdiction, amount)
                            VALUES (:case, :layer, :payer, :jurisdiction, :amount)
                            """)
                    .param("case", award.caseNumber().value())
                    .param("layer", line.layer())
                    .param("payer", line.payer())
                    .param("jurisdiction", line.jurisdiction().id())
                    .param("amount", line.amount().yuan())
                    .update();
        }
    }

    private Money sum(String where, Set<String> measureIds, Map<String, Object> parameters) {
        if (measureIds.isEmpty()) {
            return Money.ZERO;
        }
        return new Money(jdbc.sql("SELECT coalesce(sum(coalesce(entitled, amount)), 0) FROM award WHERE " + where)
                .params(parameters)
                .param("measures", measureIds)
                .query(BigDecimal.class)
                .single());
    }

    private AwardView withLines(Row row) {
        List<FundingLine> lines = jdbc.sql("""
                        SELECT layer, payer, jurisdiction, amount FROM award_line WHERE case_number = :case
                        ORDER BY array_position(ARRAY['central', 'province', 'city', 'district', 'local'], layer)
                        """)
                .param("case", row.award.caseNumber().value())
                .query((line, number) -> new FundingLine(
                        line.getString("layer"),
                        line.getString("payer"),
                        Jurisdiction.of(line.getString("jurisdiction")),
                        new Money(line.getBigDecimal("amount"))))
                .list();
        AwardView award = row.award;
        return new AwardView(
                award.caseNumber(),
                award.entityId(),
                award.policyId(),
                award.policyVersion(),
                award.stage(),
                award.amount(),
                award.year(),
                award.clause(),
                lines,
                award.awardedAt());
    }

    /** An award without its lines yet. */
    private record Row(AwardView award) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(new AwardView(
                    new CaseNumber(row.getString("case_number")),
                    row.getLong("entity_id"),
                    row.getString("policy_id"),
                    row.getInt("policy_version"),
                    row.getString("stage"),
                    new Money(row.getBigDecimal("amount")),
                    row.getInt("award_year"),
                    row.getString("clause"),
                    List.of(),
                    row.getObject("awarded_at", OffsetDateTime.class).toInstant()));
        }
    }
}
