package org.huiqi.application.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiqi.application.domain.Acknowledgement;
import org.huiqi.application.domain.AttachedDocument;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.Decision;
import org.huiqi.application.domain.Opinion;
import org.huiqi.application.domain.TimelineEntry;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What gathers around a case: its timeline, clocks, opinions, acknowledgements and documents. */
@Repository
public class CaseRecords {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonColumns json;

    CaseRecords(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // --- timeline

    public void append(CaseNumber caseNumber, TimelineEntry entry) {
        jdbc.sql("""
                        INSERT INTO case_event (case_number, at, event, actor, actor_name, text, internal)
                        VALUES (:caseNumber, :at, :event, :actor, :actorName, :text, :internal)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("at", at(entry.at()))
                .param("event", entry.event())
                .param("actor", entry.actor())
                .param("actorName", entry.actorName())
                .param("text", entry.text())
                .param("internal", entry.internal())
                .update();
    }

    public List<TimelineEntry> timeline(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM case_event WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new TimelineEntry(
                        instant(row, "at"),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("actor_name"),
                        row.getString("text"),
                        row.getBoolean("internal")))
                .list();
    }

    // --- clocks

    /**
     * Starts a clock; nothing happens where there is no such case, which only a model started without one (a measurement) can
     * bring about.
     */
    public void startClock(
            CaseNumber caseNumber, String step, String name, TimeLimit limit, Instant startedAt, Instant due) {
        jdbc.sql("""
                        INSERT INTO case_deadline
                            (case_number, step, name, unit, length, count_start_day, cut_off, started_at, due)
                        SELECT case_number, :step, :name, :unit, :length, :countStartDay, :cutOff, :startedAt, :due
                        FROM policy_application WHERE case_number = :caseNumber
                        """)
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .param("name", name)
                .param("unit", limit.unit().id())
                .param("length", limit.length())
                .param("countStartDay", limit.countStartDay())
                .param("cutOff", limit.cutOff(), Types.TIME)
                .param("startedAt", at(startedAt))
                .param("due", at(due))
                .update();
    }

    public Optional<Deadline> openClock(CaseNumber caseNumber, String step) {
        return jdbc.sql(
                        "SELECT * FROM case_deadline WHERE case_number = :caseNumber AND step = :step AND ended_at IS NULL")
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .query(CaseRecords::deadline)
                .optional();
    }

    public void pauseClock(CaseNumber caseNumber, String step, Instant at) {
        jdbc.sql("""
                        UPDATE case_deadline SET paused_at = :at
                        WHERE case_number = :caseNumber AND step = :step AND ended_at IS NULL AND paused_at IS NULL
                        """)
                .param("at", at(at))
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .update();
    }

    /** The clock goes on; the pause stays on record, as the due date may have to be computed anew. */
    public void resumeClock(long id, Instant at, Instant due) {
        jdbc.sql("""
                        UPDATE case_deadline SET paused_at = NULL, due = :due,
                            pauses = pauses || jsonb_build_object('from', paused_at, 'to', CAST(:at AS timestamptz))
                        WHERE id = :id
                        """).param("due", at(due)).param("at", at(at)).param("id", id).update();
    }

    public void stopClock(CaseNumber caseNumber, String step, Instant at) {
        jdbc.sql("""
                        UPDATE case_deadline SET ended_at = GREATEST(:at, started_at)
                        WHERE case_number = :caseNumber AND step = :step AND ended_at IS NULL
                        """)
                .param("at", at(at))
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .update();
    }

    public void stopAllClocks(CaseNumber caseNumber, Instant at) {
        jdbc.sql("""
                        UPDATE case_deadline SET ended_at = GREATEST(:at, started_at)
                        WHERE case_number = :caseNumber AND ended_at IS NULL
                        """)
                .param("at", at(at))
                .param("caseNumber", caseNumber.value())
                .update();
    }

    public List<Deadline> clocks(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM case_deadline WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query(CaseRecords::deadline)
                .list();
    }

    /** The clock that runs in each case, by case number. */
    public Map<String, Deadline> runningClocks(Collection<String> caseNumbers) {
        Map<String, Deadline> clocks = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("""
                            SELECT * FROM case_deadline
                            WHERE case_number IN (:caseNumbers) AND ended_at IS NULL AND paused_at IS NULL ORDER BY id
                            """).param("caseNumbers", caseNumbers).query(row -> {
                clocks.put(row.getString("case_number"), deadline(row, 0));
            });
        }
        return clocks;
    }

    // --- opinions

    public void record(CaseNumber caseNumber, Opinion opinion, Instant at) {
        jdbc.sql("""
                        INSERT INTO case_opinion (case_number, step, round, signer_group, username, decision, opinion, at)
                        VALUES (:caseNumber, :step, :round, :group, :username, :decision, :opinion, :at)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("step", opinion.step())
                .param("round", opinion.round())
                .param("group", opinion.signerGroup())
                .param("username", opinion.username())
                .param("decision", opinion.decision().id())
                .param("opinion", opinion.text())
                .param("at", at(at))
                .update();
    }

    public List<Opinion> opinions(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM case_opinion WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new Opinion(
                        row.getString("step"),
                        row.getInt("round"),
                        row.getString("signer_group"),
                        row.getString("username"),
                        Decision.find(row.getString("decision")).orElseThrow(),
                        row.getString("opinion"),
                        instant(row, "at")))
                .list();
    }

    /** Who approved anything in the case. */
    public Set<String> approvers(CaseNumber caseNumber) {
        return new LinkedHashSet<>(jdbc.sql(
                        "SELECT DISTINCT username FROM case_opinion WHERE case_number = :caseNumber AND decision = 'approve'")
                .param("caseNumber", caseNumber.value())
                .query(String.class)
                .list());
    }

    // --- acknowledgements

    public void record(CaseNumber caseNumber, Acknowledgement given) {
        jdbc.sql("""
                        INSERT INTO case_acknowledgement (case_number, step, round, username, remarks, open_awards, at)
                        VALUES (:caseNumber, :step, :round, :username, CAST(:remarks AS jsonb),
                            CAST(:openAwards AS jsonb), :at)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("step", given.step())
                .param("round", given.round())
                .param("username", given.username())
                .param("remarks", json.write(given.remarks()))
                .param(
                        "openAwards",
                        json.write(given.openAwards().stream()
                                .map(CaseNumber::value)
                                .toList()))
                .param("at", at(given.at()))
                .update();
    }

    public List<Acknowledgement> acknowledgements(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM case_acknowledgement WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new Acknowledgement(
                        row.getString("step"),
                        row.getInt("round"),
                        row.getString("username"),
                        json.read(row.getString("remarks"), TEXTS),
                        json.read(row.getString("open_awards"), TEXTS).stream()
                                .map(CaseNumber::new)
                                .toList(),
                        instant(row, "at")))
                .list();
    }

    // --- documents

    public void attach(CaseNumber caseNumber, UUID documentId, @Nullable String slot, Instant at) {
        jdbc.sql("""
                        INSERT INTO case_document (case_number, document_id, slot, attached_at)
                        VALUES (:caseNumber, :documentId, :slot, :at) ON CONFLICT DO NOTHING
                        """)
                .param("caseNumber", caseNumber.value())
                .param("documentId", documentId)
                .param("slot", slot)
                .param("at", at(at))
                .update();
    }

    public List<AttachedDocument> documents(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM case_document WHERE case_number = :caseNumber ORDER BY attached_at, document_id")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new AttachedDocument(
                        row.getObject("document_id", UUID.class), row.getString("slot"), instant(row, "attached_at")))
                .list();
    }

    /** The cases that a document is attached to, or is the decision letter of. */
    public List<CaseNumber> casesOf(UUID documentId) {
        return jdbc.sql("SELECT case_number FROM case_document WHERE document_id = :documentId")
                .param("documentId", documentId)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    private static Deadline deadline(ResultSet row, int n) throws SQLException {
        return new Deadline(
                row.getLong("id"),
                row.getString("step"),
                row.getString("name"),
                TimeLimit.Unit.of(row.getString("unit")),
                instant(row, "started_at"),
                instant(row, "due"),
                optional(row, "paused_at"),
                optional(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }
}
