package org.huiqi.enterprise.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiqi.enterprise.ImportedLine;
import org.huiqi.enterprise.LineOutcome;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterImport;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports of the register, their files while they run, their lines. Which runner works is told by the database's clock. */
@Repository
public class ImportTable {

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "fileName", "file_name",
            "asOf", "as_of",
            "state", "state",
            "total", "total",
            "rejected", "rejected",
            "startedAt", "started_at");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a runner needs besides the lines. */
    public record Work(long id, String fileName, LocalDate asOf, int lastLine, String startedBy, byte[] content) {}

    public long insert(
            String fileName,
            String sha256,
            LocalDate asOf,
            int total,
            String by,
            String byName,
            Instant at,
            byte[] content) {
        long id = jdbc.sql("""
                        INSERT INTO register_import (file_name, file_sha256, as_of, state, total, started_by, started_name, started_at)
                        VALUES (:fileName, :sha256, :asOf, 'running', :total, :by, :byName, :at) RETURNING id
                        """)
                .param("fileName", fileName)
                .param("sha256", sha256)
                .param("asOf", asOf)
                .param("total", total)
                .param("by", by)
                .param("byName", byName)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO register_import_file (import_id, content) VALUES (:id, :content)")
                .param("id", id)
                .param("content", content)
                .update();
        return id;
    }

    /** Takes an import over unless another runner was seen working on it in the last minutes. */
    public boolean claim(long id, UUID runner) {
        return jdbc.sql("""
                        UPDATE register_import SET runner = :runner, seen_at = now()
                        WHERE id = :id AND state = 'running' AND (seen_at IS NULL OR seen_at < now() - interval '3 minutes')
                        """).param("id", id).param("runner", runner).update() == 1;
    }

    /** Gives an import back, so that any node may go on with it at once. */
    public void release(long id, UUID runner) {
        jdbc.sql("UPDATE register_import SET runner = NULL, seen_at = NULL WHERE id = :id AND runner = :runner")
                .param("id", id)
                .param("runner", runner)
                .update();
    }

    /** Imports that run and that nobody was seen working on in the last minutes. */
    public List<Long> abandoned() {
        return jdbc.sql("""
                        SELECT id FROM register_import
                        WHERE state = 'running' AND (seen_at IS NULL OR seen_at < now() - interval '3 minutes') ORDER BY id
                        """).query(Long.class).list();
    }

    public Work work(long id) {
        return jdbc.sql("""
                        SELECT id, file_name, as_of, last_line, started_by, content
                        FROM register_import JOIN register_import_file ON import_id = id WHERE id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new Work(
                        row.getLong("id"),
                        row.getString("file_name"),
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("last_line"),
                        row.getString("started_by"),
                        row.getBytes("content")))
                .single();
    }

    /** Stores the outcomes of lines and moves on behind them; false where another runner has taken over. */
    public boolean advance(long id, UUID runner, List<ImportedLine> lines) {
        int moved = jdbc.sql("""
                        UPDATE register_import SET
                            registered = registered + :registered, updated = updated + :updated,
                            unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                            last_line = greatest(last_line, :lastLine), seen_at = now()
                        WHERE id = :id AND runner = :runner AND state = 'running'
                        """)
                .param("registered", count(lines, LineOutcome.REGISTERED))
                .param("updated", count(lines, LineOutcome.UPDATED))
                .param("unchanged", count(lines, LineOutcome.UNCHANGED))
                .param("rejected", count(lines, LineOutcome.REJECTED))
                .param("lastLine", lines.get(lines.size() - 1).line())
                .param("id", id)
                .param("runner", runner)
                .update();
        if (moved == 0) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO register_import_line (import_id, line, uscc, name, outcome, changes, problems)
                        SELECT :id, line, uscc, name, outcome, changes, CAST(problems AS jsonb)
                        FROM unnest(CAST(:lines AS int[]), CAST(:usccs AS text[]), CAST(:names AS text[]), CAST(:outcomes AS text[]),
                                    CAST(:changes AS int[]), CAST(:problems AS text[]))
                             AS given (line, uscc, name, outcome, changes, problems)
                        """)
                .param("id", id)
                .param("lines", lines.stream().map(ImportedLine::line).toArray(Integer[]::new))
                .param("usccs", lines.stream().map(ImportedLine::uscc).toArray(String[]::new))
                .param("names", lines.stream().map(ImportedLine::name).toArray(String[]::new))
                .param(
                        "outcomes",
                        lines.stream().map(line -> line.outcome().id()).toArray(String[]::new))
                .param("changes", lines.stream().map(ImportedLine::changes).toArray(Integer[]::new))
                .param(
                        "problems",
                        lines.stream().map(line -> write(line.problems())).toArray(String[]::new))
                .update();
        return true;
    }

    /** Ends an import; the total is what was found in the end. */
    public boolean finish(long id, UUID runner, RegisterImport.State state, Instant at) {
        boolean ended = jdbc.sql("""
                        UPDATE register_import SET state = :state, finished_at = :at, runner = NULL,
                               total = CASE WHEN :state = 'finished' THEN registered + updated + unchanged + rejected ELSE total END
                        WHERE id = :id AND runner = :runner AND state = 'running'
                        """)
                        .param("state", state.id())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("runner", runner)
                        .update()
                == 1;
        if (ended) {
            jdbc.sql("DELETE FROM register_import_file WHERE import_id = :id")
                    .param("id", id)
                    .update();
        }
        return ended;
    }

    public Optional<RegisterImport> find(long id) {
        return jdbc.sql("SELECT * FROM register_import WHERE id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public String sha256(long id) {
        return jdbc.sql("SELECT file_sha256 FROM register_import WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    public Listing<RegisterImport> list(ListQuery query) {
        String pattern = query.likePattern();
        String where = " FROM register_import WHERE CAST(:pattern AS text) IS NULL OR file_name ILIKE :pattern";
        long total = jdbc.sql("SELECT count(*)" + where)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        return new Listing<>(
                jdbc.sql("SELECT *" + where + query.orderBy(SORTABLE, "id DESC") + " LIMIT :limit OFFSET :offset")
                        .param("pattern", pattern)
                        .param("limit", query.perPage())
                        .param("offset", query.offset())
                        .query((row, n) -> read(row))
                        .list(),
                total);
    }

    /** Lines with an outcome, or all with the rejected ones first, each in the order of the file. */
    public Listing<ImportedLine> lines(long id, @Nullable LineOutcome outcome, ListQuery query) {
        String where = " FROM register_import_line WHERE import_id = :id"
                + " AND (CAST(:outcome AS text) IS NULL OR outcome = :outcome)";
        String wanted = outcome == null ? null : outcome.id();
        long total = jdbc.sql("SELECT count(*)" + where)
                .param("id", id)
                .param("outcome", wanted)
                .query(Long.class)
                .single();
        List<ImportedLine> rows = jdbc.sql(
                        "SELECT *" + where + " ORDER BY (outcome = 'rejected') DESC, line LIMIT :limit OFFSET :offset")
                .param("id", id)
                .param("outcome", wanted)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> line(row))
                .list();
        return new Listing<>(rows, total);
    }

    /** The next lines behind one, in the order of the file. */
    public List<ImportedLine> linesAfter(long id, int line, int most) {
        return jdbc.sql("""
                        SELECT * FROM register_import_line WHERE import_id = :id AND line > :line ORDER BY line LIMIT :most
                        """)
                .param("id", id)
                .param("line", line)
                .param("most", most)
                .query((row, n) -> line(row))
                .list();
    }

    private ImportedLine line(ResultSet row) throws SQLException {
        return new ImportedLine(
                row.getInt("line"),
                row.getString("uscc"),
                row.getString("name"),
                LineOutcome.find(row.getString("outcome")).orElseThrow(),
                row.getInt("changes"),
                problems(row.getString("problems")));
    }

    private static RegisterImport read(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new RegisterImport(
                row.getLong("id"),
                row.getString("file_name"),
                row.getObject("as_of", LocalDate.class),
                RegisterImport.State.of(row.getString("state")),
                row.getInt("total"),
                row.getInt("registered"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("rejected"),
                row.getString("started_by"),
                row.getString("started_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static long count(List<ImportedLine> lines, LineOutcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    private String write(List<LineProblem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<LineProblem> problems(String text) {
        try {
            return json.readValue(text, new TypeReference<List<LineProblem>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored problems are not JSON", e);
        }
    }
}
