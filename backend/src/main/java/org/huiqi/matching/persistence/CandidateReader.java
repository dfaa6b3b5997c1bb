package org.huiqi.matching.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.eligibility.Verdict;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what runs found, always within the governments that somebody may see. */
@Repository
public class CandidateReader {

    private final JdbcClient jdbc;

    CandidateReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which candidates.
     *
     * @param measure number of the measure in the run, or null for all
     * @param entities the businesses, or null for all
     * @param within governments whose businesses may be seen
     */
    public record Filter(
            long runId,
            @Nullable Integer measure,
            @Nullable Verdict verdict,
            @Nullable Collection<Long> entities,
            Set<Jurisdiction> within) {}

    /** A candidate as it is kept. */
    public record Candidate(
            int measure,
            long entityId,
            Verdict verdict,
            @Nullable Long fen,
            int line,
            long unknownColumns) {}

    /** What a run found of one measure; {@code reasons} as {@code ChunkFindings.reasonsOf}. */
    public record MeasureCount(int measure, int eligible, int undetermined, int open, int[] reasons) {}

    /** Of one measure the eligible first and the most money first; of several, measure by measure. */
    public Listing<Candidate> list(Filter filter, int limit, long offset) {
        if (filter.within().isEmpty()
                || filter.entities() != null && filter.entities().isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        Map<String, Object> parameters = new HashMap<>();
        String source = source(filter, parameters);
        long total = jdbc.sql(
                        "SELECT coalesce(sum(" + (filter.entities() == null ? "f.entities" : "1") + "), 0)" + source)
                .params(parameters)
                .query(Long.class)
                .single();
        String unnested = filter.entities() == null
                ? " CROSS JOIN LATERAL unnest(f.entity_ids, f.amounts) AS c(entity_id, amount)"
                : "";
        // Across all measures the primary key's order saves sorting millions.
        String order = filter.measure() == null && filter.entities() == null
                ? " ORDER BY f.run_id, f.measure, f.chunk, f.verdict, f.line, f.unknown_columns, c.entity_id"
                : " ORDER BY f.verdict, c.amount DESC NULLS LAST, f.measure, c.entity_id";
        List<Candidate> rows = jdbc.sql("SELECT f.measure, c.entity_id, f.verdict, c.amount, f.line, f.unknown_columns"
                        + source.replace(" WHERE ", unnested + " WHERE ") + order + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Candidate(
                        row.getInt("measure"),
                        row.getLong("entity_id"),
                        FindingTable.verdict(row.getInt("verdict")),
                        row.getObject("amount", Long.class),
                        row.getInt("line"),
                        row.getLong("unknown_columns")))
                .list();
        return new Listing<>(rows, total);
    }

    private static String source(Filter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("f.run_id = :run", "k.jurisdiction = ANY(:within)"));
        parameters.put("run", filter.runId());
        parameters.put("within", filter.within().stream().map(Jurisdiction::id).toArray(String[]::new));
        if (filter.measure() != null) {
            conditions.add("f.measure = :measure");
            parameters.put("measure", filter.measure());
        }
        if (filter.verdict() != null) {
            conditions.add("f.verdict = :verdict");
            parameters.put("verdict", FindingTable.code(filter.verdict()));
        }
        String entities = "";
        if (filter.entities() != null) {
            // A business has its row with its measures; their findings in its chunk hold it.
            entities = """
                     JOIN match_entity e ON e.run_id = f.run_id AND e.chunk = f.chunk AND f.measure = ANY(e.measures)
                     CROSS JOIN LATERAL (SELECT u.entity_id, u.amount FROM unnest(f.entity_ids, f.amounts) AS u(entity_id, amount)
                                         WHERE u.entity_id = e.entity_id) c
                    """;
            conditions.add("e.entity_id = ANY(:entities)");
            parameters.put("entities", filter.entities().toArray(Long[]::new));
        }
        return " FROM match_finding f JOIN match_chunk k ON k.run_id = f.run_id AND k.chunk = f.chunk" + entities
                + " WHERE " + String.join(" AND ", conditions);
    }

    /** Every measure of which something was found or excluded. */
    public List<MeasureCount> counts(long runId, Set<Jurisdiction> within) {
        Map<Integer, MeasureCount> counts = new HashMap<>();
        String[] governments = within.stream().map(Jurisdiction::id).toArray(String[]::new);
        jdbc.sql("""
                        SELECT f.measure, coalesce(sum(f.entities) FILTER (WHERE f.verdict = 1), 0) AS eligible,
                               coalesce(sum(f.entities) FILTER (WHERE f.verdict = 2), 0) AS undetermined
                        FROM match_finding f JOIN match_chunk k ON k.run_id = f.run_id AND k.chunk = f.chunk
                        WHERE f.run_id = :run AND k.jurisdiction = ANY(:within) GROUP BY f.measure""").param("run", runId).param("within", governments).query(row -> {
            int measure = row.getInt("measure");
            counts.put(
                    measure,
                    new MeasureCount(measure, row.getInt("eligible"), row.getInt("undetermined"), 0, new int[0]));
        });
        jdbc.sql("""
                        SELECT x.measure, sum(x.open) AS open, r.place, sum(r.entities) AS entities
                        FROM match_exclusion x JOIN match_chunk k ON k.run_id = x.run_id AND k.chunk = x.chunk
                        LEFT JOIN LATERAL unnest(x.reasons) WITH ORDINALITY AS r(entities, place) ON true
                        WHERE x.run_id = :run AND k.jurisdiction = ANY(:within) GROUP BY x.measure, r.place""").param("run", runId).param("within", governments).query(row -> {
            int measure = row.getInt("measure");
            int place = row.getInt("place");
            MeasureCount count = counts.getOrDefault(measure, new MeasureCount(measure, 0, 0, 0, new int[0]));
            int[] reasons = Arrays.copyOf(count.reasons(), Math.max(count.reasons().length, place));
            if (place > 0) {
                reasons[place - 1] = row.getInt("entities");
            }
            counts.put(
                    measure,
                    new MeasureCount(
                            measure,
                            count.eligible(),
                            count.undetermined(),
                            Math.max(count.open(), row.getInt("open")),
                            reasons));
        });
        return List.copyOf(counts.values());
    }
}
