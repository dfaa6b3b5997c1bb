package org.huiqi.enterprise.persistence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.enterprise.EntityFacts;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.RegisterSlices;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SlicedRegister implements RegisterSlices {

    private final JdbcClient jdbc;
    private final FactJson json;

    SlicedRegister(JdbcClient jdbc, FactJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Slice> slices(int size, @Nullable Jurisdiction within) {
        String[] governments = Arrays.stream(Jurisdiction.values())
                .filter(government -> within == null || within.covers(government))
                .map(Jurisdiction::id)
                .toArray(String[]::new);
        return jdbc.sql("""
                        SELECT jurisdiction, min(id) AS first_id, max(id) AS last_id, count(*) AS entities
                        FROM (SELECT id, jurisdiction,
                                     (row_number() OVER (PARTITION BY jurisdiction ORDER BY id) - 1) / :size AS slice
                              FROM business_entity WHERE jurisdiction = ANY(:governments)) numbered
                        GROUP BY jurisdiction, slice
                        ORDER BY jurisdiction, slice
                        """)
                .param("size", size)
                .param("governments", governments)
                .query((row, n) -> new Slice(
                        Jurisdiction.of(row.getString("jurisdiction")),
                        row.getLong("first_id"),
                        row.getLong("last_id"),
                        row.getInt("entities")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<EntityFacts> read(Slice slice, LocalDate on) {
        return jdbc.sql("""
                        SELECT entity.id, entity.uscc, entity.name, entity.kind, entity.district, known.facts
                        FROM business_entity entity
                        LEFT JOIN LATERAL (
                            SELECT json_object_agg(newest.name, newest.value) AS facts
                            FROM (SELECT DISTINCT ON (name) name, value FROM register_fact
                                  WHERE entity_id = entity.id AND as_of <= :on
                                  ORDER BY name, as_of DESC, recorded_at DESC, source) newest) known ON true
                        WHERE entity.id BETWEEN :first AND :last AND entity.jurisdiction = :jurisdiction
                        ORDER BY entity.id
                        """)
                .param("first", slice.firstId())
                .param("last", slice.lastId())
                .param("jurisdiction", slice.jurisdiction().id())
                .param("on", on)
                .query((row, n) -> new EntityFacts(
                        row.getLong("id"),
                        row.getString("uscc"),
                        row.getString("name"),
                        EntityKind.of(row.getString("kind")),
                        slice.jurisdiction(),
                        row.getString("district"),
                        json.readAll(row.getString("facts"))))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, EntityName> names(Collection<Long> ids) {
        Map<Long, EntityName> names = new HashMap<>();
        jdbc.sql("SELECT id, uscc, name FROM business_entity WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    long id = row.getLong("id");
                    names.put(id, new EntityName(id, row.getString("uscc"), row.getString("name")));
                });
        return names;
    }
}
