package org.huiqi.audit.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.huiqi.audit.AuditRecord;
import org.huiqi.audit.domain.CanonicalJson;
import org.huiqi.audit.domain.ChainedEntry;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of all chains. */
@Repository
public class AuditTable {

    private static final Map<String, String> SORTABLE =
            Map.of("at", "at", "actor", "actor", "action", "action", "subject", "subject", "seq", "seq", "id", "id");

    private record End(int seq, String hash) {}

    private static final End BEGINNING = new End(0, ChainedEntry.BEGINNING);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    /** Reads numbers exactly: a hash is taken over them again. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    AuditTable(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Which entries are asked for; null leaves a condition out, {@code until} is not included. */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {}

    public record NumberedEntry(long id, ChainedEntry entry) {}

    /** Appends records to the chains of their subjects, which are locked in that order until the transaction ends. */
    public void append(SortedMap<String, List<AuditRecord>> chains) {
        Map<String, End> ends = new HashMap<>();
        // The function takes one chain after the other and reads each with a snapshot of its own, as if it were called
        // for each.
        jdbc.sql("""
                        SELECT c.subject, e.seq, e.hash
                        FROM unnest(:subjects) WITH ORDINALITY c(subject, n)
                        CROSS JOIN LATERAL audit_chain_end(c.subject) e
                        """).param("subjects", chains.keySet().toArray(String[]::new)).query(row -> {
            ends.put(row.getString("subject"), new End(row.getInt("seq"), row.getString("hash")));
        });
        List<Object[]> rows = new ArrayList<>();
        chains.forEach((subject, records) -> {
            End end = ends.getOrDefault(subject, BEGINNING);
            for (AuditRecord each : records) {
                ChainedEntry entry = ChainedEntry.after(end.seq(), end.hash(), each);
                end = new End(entry.seq(), entry.hash());
                rows.add(row(entry));
            }
        });
        template.batchUpdate("""
                INSERT INTO audit_entry (subject, seq, at, actor, action, details, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, CAST(? AS jsonb), ?, ?)
                """, rows);
    }

    private static Object[] row(ChainedEntry entry) {
        return new Object[] {
            entry.subject(),
            entry.seq(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.actor(),
            entry.action(),
            CanonicalJson.of(entry.details()),
            entry.previousHash(),
            entry.hash()
        };
    }

    public Listing<NumberedEntry> list(ListQuery query, Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        add(conditions, parameters, "actor = :actor", "actor", filter.actor());
        add(conditions, parameters, "action = :action", "action", filter.action());
        add(conditions, parameters, "subject = :subject", "subject", filter.subject());
        add(conditions, parameters, "at >= :from", "from", offset(filter.from()));
        add(conditions, parameters, "at < :until", "until", offset(filter.until()));
        add(
                conditions,
                parameters,
                "(subject ILIKE :pattern OR actor ILIKE :pattern OR action ILIKE :pattern)",
                "pattern",
                query.likePattern());
        String where = " FROM audit_entry WHERE " + String.join(" AND ", conditions);
        long total = jdbc.sql("SELECT count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<NumberedEntry> rows = jdbc.sql(
                        "SELECT *" + where + query.orderBy(SORTABLE, "id DESC") + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> new NumberedEntry(row.getLong("id"), entry(row)))
                .list();
        return new Listing<>(rows, total);
    }

    /** Every entry, chain after chain, without holding them all in memory; call it in a transaction. */
    public void forEach(@Nullable String subject, Consumer<ChainedEntry> reader) {
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        streaming.setFetchSize(1000);
        String where = subject == null ? "" : " WHERE subject = ?";
        Object[] parameters = subject == null ? new Object[0] : new Object[] {subject};
        streaming.query(
                "SELECT * FROM audit_entry" + where + " ORDER BY subject, seq",
                (ResultSet row) -> reader.accept(entry(row)),
                parameters);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private ChainedEntry entry(ResultSet row) throws SQLException {
        return new ChainedEntry(
                row.getString("subject"),
                row.getInt("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                details(row.getString("details")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private Map<String, Object> details(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored entry is not JSON", e);
        }
    }
}
