package org.huiqi.enterprise.persistence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.huiqi.enterprise.EntityFacts;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.RegisterReader;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Chunks of the register by keyset. The snapshot answers for today; earlier days are put together from the dated facts. */
@Repository
class RegisterChunks implements RegisterReader {

    private static final String WITHIN = "(CAST(:within AS text[]) IS NULL OR jurisdiction = ANY(:within))";

    private final JdbcClient jdbc;
    private final FactJson json;

    RegisterChunks(JdbcClient jdbc, FactJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public List<EntityFacts> chunk(long afterId, int size, @Nullable Jurisdiction within, LocalDate on) {
        return jdbc.sql("""
                        SELECT entity.id, entity.uscc, entity.name, entity.kind, entity.jurisdiction, entity.district,
                               CASE WHEN snapshot.newest <= :on THEN snapshot.facts
                                    ELSE (SELECT jsonb_object_agg(newest.name, newest.value)
                                          FROM (SELECT DISTINCT ON (name) name, value FROM register_fact
                                                WHERE entity_id = entity.id AND as_of <= :on
                                                ORDER BY name, as_of DESC, recorded_at DESC, source) newest)
                               END AS facts
                        FROM (SELECT * FROM business_entity
                              WHERE id > :afterId AND %s ORDER BY id LIMIT :size) entity
                        LEFT JOIN register_snapshot snapshot ON snapshot.entity_id = entity.id
                        ORDER BY entity.id
                        """.formatted(WITHIN))
                .param("afterId", afterId)
                .param("size", size)
                .param("within", ids(within))
                .param("on", on)
                .query((row, n) -> new EntityFacts(
                        row.getLong("id"),
                        row.getString("uscc"),
                        row.getString("name"),
                        EntityKind.of(row.getString("kind")),
                        Jurisdiction.of(row.getString("jurisdiction")),
                        row.getString("district"),
                        json.readAll(row.getString("facts"))))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public long count(@Nullable Jurisdiction within) {
        return jdbc.sql("SELECT count(*) FROM business_entity WHERE " + WITHIN)
                .param("within", ids(within))
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public long lastId(@Nullable Jurisdiction within) {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM business_entity WHERE " + WITHIN)
                .param("within", ids(within))
                .query(Long.class)
                .single();
    }

    private static String @Nullable [] ids(@Nullable Jurisdiction within) {
        return within == null
                ? null
                : Arrays.stream(Jurisdiction.values())
                        .filter(within::covers)
                        .map(Jurisdiction::id)
                        .toArray(String[]::new);
    }
}
