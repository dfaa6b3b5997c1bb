package org.huiqi.enterprise.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huiqi.enterprise.RegisterFact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Register facts, their values as JSON. */
@Repository
public class FactTable {

    private final JdbcClient jdbc;
    private final FactJson json;

    FactTable(JdbcClient jdbc, FactJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void record(long entityId, RegisterFact fact, String by, Instant at) {
        jdbc.sql("""
                        INSERT INTO register_fact (entity_id, name, as_of, source, value, recorded_at, recorded_by)
                        VALUES (:entityId, :name, :asOf, :source, CAST(:value AS jsonb), :at, :by)
                        ON CONFLICT (entity_id, name, as_of, source)
                        DO UPDATE SET value = excluded.value, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
                                      import_id = NULL
                        """)
                .param("entityId", entityId)
                .param("name", fact.name())
                .param("asOf", fact.asOf())
                .param("source", fact.source())
                .param("value", json.write(fact.value()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** A fact as it was recorded. */
    public record RecordedFact(
            RegisterFact fact,
            Instant recordedAt,
            String recordedBy,
            @Nullable Long importId) {}

    /** Every value ever recorded and not replaced, by name, the newest first. */
    public List<RecordedFact> history(long entityId) {
        return jdbc.sql("""
                        SELECT name, value, source, as_of, recorded_at, recorded_by, import_id FROM register_fact
                        WHERE entity_id = :entityId ORDER BY name, as_of DESC, recorded_at DESC, source
                        """)
                .param("entityId", entityId)
                .query((row, n) -> new RecordedFact(
                        new RegisterFact(
                                row.getString("name"),
                                json.read(row.getString("value")),
                                row.getString("source"),
                                row.getObject("as_of", LocalDate.class)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("recorded_by"),
                        row.getObject("import_id", Long.class)))
                .list();
    }

    public List<RegisterFact> newest(long entityId, LocalDate on) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (name) name, value, source, as_of FROM register_fact
                        WHERE entity_id = :entityId AND as_of <= :on
                        ORDER BY name, as_of DESC, recorded_at DESC, source
                        """)
                .param("entityId", entityId)
                .param("on", on)
                .query((row, n) -> new RegisterFact(
                        row.getString("name"),
                        json.read(row.getString("value")),
                        row.getString("source"),
                        row.getObject("as_of", LocalDate.class)))
                .list();
    }
}
