package org.huiqi.registry.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.registry.domain.EntryCheck;
import org.huiqi.registry.domain.Member;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members of registries, present and past. */
@Repository
public class MemberTable {

    private static final String FROM = " FROM registry_member m JOIN business_entity e ON e.id = m.entity_id";
    private static final String SELECT = "SELECT m.*, e.uscc, e.name, e.jurisdiction, e.district, e.invented" + FROM;
    private static final Map<String, String> SORTABLE = Map.of(
            "name", "e.name",
            "uscc", "e.uscc",
            "district", "e.district",
            "grade", "m.grade",
            "joinedOn", "m.joined_on",
            "removedOn", "m.removed_on");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MemberTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How many are on a registry now, and how many were. */
    public record Counts(int current, int removed) {

        public static final Counts NONE = new Counts(0, 0);
    }

    /** {@code state} is current, removed or all. */
    public record Filter(String state, @Nullable String district, Set<Jurisdiction> within) {}

    /** The new row's id; empty where the entity is on the registry already. */
    public Optional<Long> add(
            String policyId,
            int policyVersion,
            long entityId,
            @Nullable String grade,
            String reason,
            EntryCheck check,
            LocalDate joinedOn,
            String by,
            Instant at) {
        try {
            return jdbc.sql("""
                            INSERT INTO registry_member (policy_id, policy_version, entity_id, grade, reason, entry_check,
                                                         joined_on, joined_by, recorded_at)
                            VALUES (:policy, :version, :entity, :grade, :reason, CAST(:check AS jsonb), :joinedOn, :by, :at)
                            ON CONFLICT (policy_id, entity_id) WHERE removed_on IS NULL DO NOTHING
                            RETURNING id
                            """)
                    .param("policy", policyId)
                    .param("version", policyVersion)
                    .param("entity", entityId)
                    .param("grade", grade)
                    .param("reason", reason)
                    .param("check", write(check))
                    .param("joinedOn", joinedOn)
                    .param("by", by)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .optional();
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** False where the member was taken off meanwhile. */
    public boolean remove(long id, LocalDate on, String by, String reason) {
        return jdbc.sql("""
                        UPDATE registry_member SET removed_on = :on, removed_by = :by, removal_reason = :reason
                        WHERE id = :id AND removed_on IS NULL
                        """)
                        .param("on", on)
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    public Optional<Member> find(String policyId, long id) {
        return jdbc.sql(SELECT + " WHERE m.policy_id = :policy AND m.id = :id")
                .param("policy", policyId)
                .param("id", id)
                .query(this::member)
                .optional();
    }

    public Listing<Member> list(String policyId, ListQuery query, Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("m.policy_id = :policy"));
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("policy", policyId));
        if (filter.within().isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        conditions.add("e.jurisdiction IN (:within)");
        parameters.put("within", ids(filter.within()));
        if (!filter.state().equals("all")) {
            conditions.add(filter.state().equals("removed") ? "m.removed_on IS NOT NULL" : "m.removed_on IS NULL");
        }
        if (filter.district() != null) {
            conditions.add("e.district = :district");
            parameters.put("district", filter.district());
        }
        String pattern = query.likePattern();
        if (pattern != null) {
            conditions.add("(e.name ILIKE :pattern OR e.uscc ILIKE :pattern)");
            parameters.put("pattern", pattern);
        }
        String where = " WHERE " + String.join(" AND ", conditions);
        long total = jdbc.sql("SELECT count(*)" + FROM + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<Member> rows = jdbc.sql(SELECT + where
                        + query.orderBy(SORTABLE, "m.joined_on DESC, m.id DESC")
                        + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(this::member)
                .list();
        return new Listing<>(rows, total);
    }

    /** Counts by registry, of entities in the given jurisdictions. */
    public Map<String, Counts> counts(Set<Jurisdiction> within) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        if (!within.isEmpty()) {
            jdbc.sql("""
                            SELECT m.policy_id, count(*) FILTER (WHERE m.removed_on IS NULL) AS current,
                                   count(*) FILTER (WHERE m.removed_on IS NOT NULL) AS removed
                            FROM registry_member m JOIN business_entity e ON e.id = m.entity_id
                            WHERE e.jurisdiction IN (:within) GROUP BY m.policy_id
                            """).param("within", ids(within)).query(row -> {
                counts.put(row.getString("policy_id"), new Counts(row.getInt("current"), row.getInt("removed")));
            });
        }
        return counts;
    }

    private static Set<String> ids(Set<Jurisdiction> jurisdictions) {
        return jurisdictions.stream().map(Jurisdiction::id).collect(Collectors.toSet());
    }

    private Member member(ResultSet row, int n) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("policy_id"),
                row.getInt("policy_version"),
                row.getLong("entity_id"),
                row.getString("uscc"),
                row.getString("name"),
                row.getString("jurisdiction"),
                row.getString("district"),
                row.getBoolean("invented"),
                row.getString("grade"),
                row.getString("reason"),
                read(row.getString("entry_check")),
                row.getObject("joined_on", LocalDate.class),
                row.getString("joined_by"),
                row.getObject("removed_on", LocalDate.class),
                row.getString("removed_by"),
                row.getString("removal_reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private String write(EntryCheck check) {
        try {
            return json.writeValueAsString(check);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }

    private EntryCheck read(String text) {
        try {
            return json.readValue(text, EntryCheck.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored check is not the JSON it should be", e);
        }
    }
}
