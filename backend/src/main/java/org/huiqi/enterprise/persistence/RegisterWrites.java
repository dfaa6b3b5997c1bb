package org.huiqi.enterprise.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the register for many entities at once, one statement each. */
@Repository
public class RegisterWrites {

    private final JdbcClient jdbc;
    private final FactJson json;

    RegisterWrites(JdbcClient jdbc, FactJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What of an entity a line of an import is compared with. */
    public record KnownEntity(long id, String name, EntityKind kind, Jurisdiction jurisdiction) {}

    /** An entity and a day. */
    public record EntityDay(long entityId, LocalDate day) {}

    /** A fact of an entity. */
    public record FactOf(long entityId, RegisterFact fact) {}

    /** The entities of these codes by code, locked in the order of their ids. */
    public Map<String, KnownEntity> lockByCode(Collection<String> codes) {
        Map<String, KnownEntity> found = new HashMap<>();
        jdbc.sql("""
                        SELECT id, uscc, name, kind, jurisdiction FROM business_entity
                        WHERE uscc = ANY(:codes) ORDER BY id FOR NO KEY UPDATE
                        """).param("codes", codes.toArray(String[]::new)).query(row -> {
            found.put(
                    row.getString("uscc"),
                    new KnownEntity(
                            row.getLong("id"),
                            row.getString("name"),
                            EntityKind.of(row.getString("kind")),
                            Jurisdiction.of(row.getString("jurisdiction"))));
        });
        return found;
    }

    /** Enters entities and gives their ids by code. A code that somebody else enters in this moment fails the statement. */
    public Map<String, Long> insert(List<NewBusinessEntity> entities, Instant at) {
        Map<String, Long> ids = new HashMap<>();
        if (entities.isEmpty()) {
            return ids;
        }
        jdbc.sql("""
                        INSERT INTO business_entity (uscc, name, kind, jurisdiction, district, registered_at)
                        SELECT uscc, name, kind, jurisdiction, district, :at
                        FROM unnest(CAST(:usccs AS text[]), CAST(:names AS text[]), CAST(:kinds AS text[]),
                                    CAST(:jurisdictions AS text[]), CAST(:districts AS text[]))
                             AS given (uscc, name, kind, jurisdiction, district)
                        RETURNING id, uscc
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("usccs", entities.stream().map(one -> one.uscc().value()).toArray(String[]::new))
                .param("names", entities.stream().map(NewBusinessEntity::name).toArray(String[]::new))
                .param("kinds", entities.stream().map(one -> one.kind().id()).toArray(String[]::new))
                .param(
                        "jurisdictions",
                        entities.stream().map(one -> one.jurisdiction().id()).toArray(String[]::new))
                .param(
                        "districts",
                        entities.stream().map(NewBusinessEntity::district).toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("uscc"), row.getLong("id"));
                });
        return ids;
    }

    /** The newest facts of these names that were known on each day. */
    public Map<EntityDay, Map<String, RegisterFact>> newest(Collection<EntityDay> days, Collection<String> names) {
        Map<EntityDay, Map<String, RegisterFact>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (given.id, given.day, fact.name)
                               given.id, given.day, fact.name, fact.value, fact.source, fact.as_of
                        FROM unnest(CAST(:ids AS bigint[]), CAST(:days AS date[])) AS given (id, day)
                        JOIN register_fact fact ON fact.entity_id = given.id AND fact.as_of <= given.day AND fact.name = ANY(:names)
                        ORDER BY given.id, given.day, fact.name, fact.as_of DESC, fact.recorded_at DESC, fact.source
                        """)
                .param("ids", days.stream().map(EntityDay::entityId).toArray(Long[]::new))
                .param("days", days.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(
                                    new EntityDay(row.getLong("id"), row.getObject("day", LocalDate.class)),
                                    key -> new HashMap<>())
                            .put(
                                    row.getString("name"),
                                    new RegisterFact(
                                            row.getString("name"),
                                            json.read(row.getString("value")),
                                            row.getString("source"),
                                            row.getObject("as_of", LocalDate.class)));
                });
        return found;
    }

    /** Records facts; the same name, day and source again replaces the value. No two of them may be such. */
    public void record(List<FactOf> facts, String by, Instant at, @Nullable Long importId) {
        if (facts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO register_fact (entity_id, name, as_of, source, value, recorded_at, recorded_by, import_id)
                        SELECT id, name, day, source, CAST(value AS jsonb), :at, :by, CAST(:importId AS bigint)
                        FROM unnest(CAST(:ids AS bigint[]), CAST(:names AS text[]), CAST(:days AS date[]), CAST(:sources AS text[]),
                                    CAST(:values AS text[])) AS given (id, name, day, source, value)
                        ON CONFLICT (entity_id, name, as_of, source) DO UPDATE
                        SET value = excluded.value, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                            import_id = excluded.import_id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("importId", importId)
                .param("ids", facts.stream().map(FactOf::entityId).toArray(Long[]::new))
                .param("names", facts.stream().map(one -> one.fact().name()).toArray(String[]::new))
                .param(
                        "days",
                        facts.stream().map(one -> one.fact().asOf().toString()).toArray(String[]::new))
                .param("sources", facts.stream().map(one -> one.fact().source()).toArray(String[]::new))
                .param(
                        "values",
                        facts.stream()
                                .map(one -> json.write(one.fact().value()))
                                .toArray(String[]::new))
                .update();
    }

    /** Gives entities the district of their newest fact. */
    public void moveToNewestDistrict(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE business_entity SET district = newest.value #>> '{}'
                        FROM (SELECT DISTINCT ON (entity_id) entity_id, value FROM register_fact
                              WHERE entity_id = ANY(:ids) AND name = 'district'
                              ORDER BY entity_id, as_of DESC, recorded_at DESC, source) newest
                        WHERE id = newest.entity_id AND district <> newest.value #>> '{}'
                        """).param("ids", ids.toArray(Long[]::new)).update();
    }

    public void rename(Map<Long, String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>(names.keySet());
        jdbc.sql("""
                        UPDATE business_entity SET name = given.name
                        FROM unnest(CAST(:ids AS bigint[]), CAST(:names AS text[])) AS given (id, name)
                        WHERE business_entity.id = given.id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("names", ids.stream().map(names::get).toArray(String[]::new))
                .update();
    }
}
