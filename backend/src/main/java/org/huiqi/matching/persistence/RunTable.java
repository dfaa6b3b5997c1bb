package org.huiqi.matching.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.enterprise.RegisterSlices.Slice;
import org.huiqi.policy.Measure;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs, the versions they decide by, and their chunks. */
@Repository
public class RunTable {

    private static final String RUNS = """
            SELECT r.*, coalesce(c.chunks, 0) AS chunks, coalesce(c.chunks_done, 0) AS chunks_done,
                   coalesce(c.done, 0) AS done, c.started_at, c.finished_at
            FROM match_run r
            LEFT JOIN LATERAL (
                SELECT count(*) AS chunks, count(done_at) AS chunks_done,
                       sum(entities) FILTER (WHERE done_at IS NOT NULL) AS done,
                       min(started_at) AS started_at, max(done_at) AS finished_at
                FROM match_chunk k WHERE k.run_id = r.id) c ON true
            """;

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run as it is asked for. */
    public record NewRun(@Nullable Jurisdiction jurisdiction, LocalDate on, String by, Instant at) {}

    /** A run and how far it is; {@code finishedAt} is when the latest chunk was done. */
    public record Run(
            long id,
            @Nullable Jurisdiction jurisdiction,
            LocalDate on,
            int entities,
            int measures,
            @Nullable String batchId,
            boolean suspended,
            String requestedBy,
            Instant requestedAt,
            int chunks,
            int chunksDone,
            int done,
            @Nullable Instant startedAt,
            @Nullable Instant lastDoneAt) {

        public boolean isFinished() {
            return chunksDone == chunks;
        }
    }

    /** A measure as the run decides by it. */
    public record RunMeasure(int number, String policyId, int policyVersion) {}

    public long insert(NewRun run, List<Slice> slices, List<Measure> measures) {
        long id = jdbc.sql("""
                        INSERT INTO match_run (jurisdiction, facts_on, entities, measures, requested_by, requested_at)
                        VALUES (:jurisdiction, :on, :entities, :measures, :by, :at) RETURNING id""")
                .param(
                        "jurisdiction",
                        run.jurisdiction() == null ? null : run.jurisdiction().id())
                .param("on", run.on())
                .param("entities", slices.stream().mapToInt(Slice::entities).sum())
                .param("measures", measures.size())
                .param("by", run.by())
                .param("at", run.at().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO match_run_measure (run_id, measure, policy_id, policy_version)
                        SELECT :id, number - 1, policy_id, policy_version
                        FROM unnest(:ids, :versions) WITH ORDINALITY AS m(policy_id, policy_version, number)""")
                .param("id", id)
                .param("ids", measures.stream().map(Measure::id).toArray(String[]::new))
                .param("versions", measures.stream().map(Measure::version).toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO match_chunk (run_id, chunk, jurisdiction, first_id, last_id, entities)
                        SELECT :id, number - 1, jurisdiction, first_id, last_id, entities
                        FROM unnest(:jurisdictions, :first, :last, :entities) WITH ORDINALITY
                             AS s(jurisdiction, first_id, last_id, entities, number)""")
                .param("id", id)
                .param(
                        "jurisdictions",
                        slices.stream().map(slice -> slice.jurisdiction().id()).toArray(String[]::new))
                .param("first", slices.stream().map(Slice::firstId).toArray(Long[]::new))
                .param("last", slices.stream().map(Slice::lastId).toArray(Long[]::new))
                .param("entities", slices.stream().map(Slice::entities).toArray(Integer[]::new))
                .update();
        return id;
    }

    public void setBatch(long id, String batchId) {
        jdbc.sql("UPDATE match_run SET batch_id = :batchId WHERE id = :id")
                .param("batchId", batchId)
                .param("id", id)
                .update();
    }

    /** Marks a run as suspended or not; false where it was so already. */
    public boolean setSuspended(long id, boolean suspended) {
        return jdbc.sql("UPDATE match_run SET suspended = :suspended WHERE id = :id AND suspended <> :suspended")
                        .param("suspended", suspended)
                        .param("id", id)
                        .update()
                == 1;
    }

    public Optional<Run> find(long id) {
        return jdbc.sql(RUNS + " WHERE r.id = :id")
                .param("id", id)
                .query((row, n) -> run(row))
                .optional();
    }

    /** Newest first. */
    public Listing<Run> list(ListQuery query) {
        long total =
                jdbc.sql("SELECT count(*) FROM match_run").query(Long.class).single();
        List<Run> runs = jdbc.sql(RUNS
                        + query.orderBy(Map.of("id", "r.id", "requestedAt", "r.requested_at"), "r.id DESC")
                        + " LIMIT :limit OFFSET :offset")
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> run(row))
                .list();
        return new Listing<>(runs, total);
    }

    public List<RunMeasure> measures(long id) {
        return jdbc.sql(
                        "SELECT measure, policy_id, policy_version FROM match_run_measure WHERE run_id = :id ORDER BY measure")
                .param("id", id)
                .query((row, n) ->
                        new RunMeasure(row.getInt("measure"), row.getString("policy_id"), row.getInt("policy_version")))
                .list();
    }

    /** The chunk, kept for this transaction, or empty where it is done. */
    public Optional<Slice> claim(long id, int chunk) {
        return jdbc.sql("""
                        SELECT * FROM match_chunk WHERE run_id = :id AND chunk = :chunk AND done_at IS NULL FOR UPDATE""")
                .param("id", id)
                .param("chunk", chunk)
                .query((row, n) -> new Slice(
                        Jurisdiction.of(row.getString("jurisdiction")),
                        row.getLong("first_id"),
                        row.getLong("last_id"),
                        row.getInt("entities")))
                .optional();
    }

    public void done(long id, int chunk, Instant startedAt, Instant doneAt) {
        jdbc.sql(
                        "UPDATE match_chunk SET started_at = :startedAt, done_at = :doneAt WHERE run_id = :id AND chunk = :chunk")
                .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                .param("doneAt", doneAt.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("chunk", chunk)
                .update();
    }

    /** How many businesses of these governments are done. */
    public int entitiesDone(long id, Set<Jurisdiction> within) {
        return jdbc.sql("""
                        SELECT coalesce(sum(entities), 0) FROM match_chunk
                        WHERE run_id = :id AND done_at IS NOT NULL AND jurisdiction = ANY(:within)""")
                .param("id", id)
                .param("within", within.stream().map(Jurisdiction::id).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static Run run(ResultSet row) throws SQLException {
        String jurisdiction = row.getString("jurisdiction");
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Run(
                row.getLong("id"),
                jurisdiction == null ? null : Jurisdiction.of(jurisdiction),
                row.getObject("facts_on", LocalDate.class),
                row.getInt("entities"),
                row.getInt("measures"),
                row.getString("batch_id"),
                row.getBoolean("suspended"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getInt("chunks"),
                row.getInt("chunks_done"),
                row.getInt("done"),
                started == null ? null : started.toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
