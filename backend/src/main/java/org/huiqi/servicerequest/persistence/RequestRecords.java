package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instant;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenOpinion;
import org.huiqi.servicerequest.domain.GivenRating;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.TimelineEntry;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What gathers around a request: timeline, clocks with their warnings, opinions, ratings and documents. */
@Repository
public class RequestRecords {

    private static final String CLOCKS = """
            SELECT c.*, (SELECT w.level FROM service_request_warning w WHERE w.clock_id = c.id
                ORDER BY array_position(ARRAY['reminder', 'yellow-card', 'red-card', 'leader', 'supervision'], w.level::text) DESC
                LIMIT 1) AS warning
            FROM service_request_clock c
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ClockPauses pauses;

    RequestRecords(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ClockPauses pauses) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.pauses = pauses;
    }

    // --- timeline

    public void append(CaseNumber caseNumber, TimelineEntry entry) {
        append(List.of(new Appended(caseNumber, entry)));
    }

    /** An entry of a request's timeline. */
    public record Appended(CaseNumber caseNumber, TimelineEntry entry) {}

    /** Appends entries to timelines, in one go. */
    public void append(List<Appended> entries) {
        batch.batchUpdate(
                """
                INSERT INTO service_request_event (case_number, at, event, actor, actor_name, text, internal)
                VALUES (:caseNumber, :at, :event, :actor, :actorName, :text, :internal)
                """,
                entries.stream()
                        .map(appended -> new MapSqlParameterSource(
                                        "caseNumber", appended.caseNumber().value())
                                .addValue("at", at(appended.entry().at()))
                                .addValue("event", appended.entry().event())
                                .addValue("actor", appended.entry().actor())
                                .addValue("actorName", appended.entry().actorName())
                                .addValue("text", appended.entry().text())
                                .addValue("internal", appended.entry().internal()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    public List<TimelineEntry> timeline(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_event WHERE case_number = :caseNumber ORDER BY id")
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

    /** When the person last did this in the case. */
    public Optional<Instant> last(CaseNumber caseNumber, String event, String actor) {
        return jdbc.sql("""
                        SELECT at FROM service_request_event
                        WHERE case_number = :caseNumber AND event = :event AND actor = :actor ORDER BY id DESC LIMIT 1
                        """)
                .param("caseNumber", caseNumber.value())
                .param("event", event)
                .param("actor", actor)
                .query((row, n) -> instant(row, "at"))
                .optional();
    }

    // --- clocks

    /**
     * A clock to start.
     *
     * @param ofPlan true for the day of the plan where the step itself has a clock of its own
     * @param ownLimit false where a person set the day and no limit was counted
     */
    public record NewClock(
            CaseNumber caseNumber,
            String step,
            String signer,
            String name,
            boolean ofPlan,
            DeadlineTerms terms,
            boolean ownLimit,
            Instant due) {}

    /**
     * The clock that ran in the same step from the same moment goes on, with the warnings that it has had; its time does not end
     * earlier than it did. Gives when it ends; empty where there was none.
     */
    public Optional<Instant> continueClock(NewClock clock) {
        return jdbc.sql("""
                        UPDATE service_request_clock SET ended_at = NULL, abandoned = FALSE, due = GREATEST(due, :due),
                            of_plan = :ofPlan, name = :name
                        WHERE id = (SELECT max(id) FROM service_request_clock
                            WHERE case_number = :caseNumber AND step = :step AND signer = :signer
                              AND started_at = :startedAt AND ended_at IS NOT NULL AND (:ownLimit OR length IS NULL))
                        RETURNING due
                        """)
                .param("caseNumber", clock.caseNumber().value())
                .param("step", clock.step())
                .param("signer", clock.signer())
                .param("startedAt", at(clock.terms().start()))
                .param("ownLimit", clock.ownLimit())
                .param("ofPlan", clock.ofPlan())
                .param("name", clock.name())
                .param("due", at(clock.due()))
                .query((row, n) -> instant(row, "due"))
                .optional();
    }

    /** The warnings that the same people had for the same deadline in another step: they are not given again. */
    public void takeOverWarnings(long clockId) {
        jdbc.sql("""
                        INSERT INTO service_request_warning (clock_id, level, told, at)
                        SELECT DISTINCT ON (w.level) n.id, w.level, w.told, w.at
                        FROM service_request_clock n
                        JOIN service_request_clock c ON c.case_number = n.case_number AND c.signer = n.signer
                            AND c.started_at = n.started_at AND c.id <> n.id
                            AND (c.due = n.due OR (c.length, c.unit, c.count_start_day) = (n.length, n.unit, n.count_start_day))
                        JOIN service_request_warning w ON w.clock_id = c.id
                        WHERE n.id = :id
                        ORDER BY w.level, w.at
                        ON CONFLICT DO NOTHING
                        """).param("id", clockId).update();
    }

    public long startClock(NewClock clock) {
        DeadlineTerms terms = clock.terms();
        TimeLimit limit = terms.limit();
        return jdbc.sql("""
                        INSERT INTO service_request_clock
                            (case_number, step, signer, name, of_plan, unit, length, count_start_day, cut_off, started_at,
                            pauses, due)
                        VALUES (:caseNumber, :step, :signer, :name, :ofPlan, :unit, :length, :countStartDay, :cutOff,
                            :startedAt, CAST(:pauses AS jsonb), :due)
                        RETURNING id
                        """)
                .param("caseNumber", clock.caseNumber().value())
                .param("step", clock.step())
                .param("signer", clock.signer())
                .param("name", clock.name())
                .param("ofPlan", clock.ofPlan())
                .param("unit", limit.unit().id())
                .param("length", clock.ownLimit() ? limit.length() : null, Types.INTEGER)
                .param("countStartDay", limit.countStartDay())
                .param("cutOff", limit.cutOff(), Types.TIME)
                .param("startedAt", at(terms.start()))
                .param("pauses", pauses.write(terms.pauses()))
                .param("due", at(clock.due()))
                .query(Long.class)
                .single();
    }

    public void pauseClock(long id, Instant at) {
        jdbc.sql("""
                        UPDATE service_request_clock SET paused_at = GREATEST(:at, started_at)
                        WHERE id = :id AND ended_at IS NULL AND paused_at IS NULL
                        """).param("at", at(at)).param("id", id).update();
    }

    /** The clock goes on; the pause stays on record, as the due date may have to be computed anew. */
    public void resumeClock(long id, Instant at, Instant due) {
        jdbc.sql("""
                        UPDATE service_request_clock SET paused_at = NULL, due = :due,
                            pauses = pauses || jsonb_build_object('from', paused_at, 'to', CAST(:at AS timestamptz))
                        WHERE id = :id AND paused_at IS NOT NULL
                        """).param("due", at(due)).param("at", at(at)).param("id", id).update();
    }

    /** The clocks that run for a signer in a step: the step's own first, then that of the plan's day. */
    public List<RequestClock> openClocks(CaseNumber caseNumber, String step, String signer) {
        return jdbc.sql(CLOCKS
                        + "WHERE c.case_number = :caseNumber AND c.step = :step AND c.signer = :signer AND c.ended_at IS NULL"
                        + " ORDER BY c.of_plan")
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .param("signer", signer)
                .query(RequestRecords::clock)
                .list();
    }

    /** Whether somebody still has to act in the step. */
    public boolean isOpen(CaseNumber caseNumber, String step) {
        return openClocks(caseNumber).stream().anyMatch(clock -> clock.step().equals(step));
    }

    public List<RequestClock> openClocks(CaseNumber caseNumber) {
        return jdbc.sql(CLOCKS + "WHERE c.case_number = :caseNumber AND c.ended_at IS NULL ORDER BY c.id")
                .param("caseNumber", caseNumber.value())
                .query(RequestRecords::clock)
                .list();
    }

    public List<RequestClock> clocks(CaseNumber caseNumber) {
        return jdbc.sql(CLOCKS + "WHERE c.case_number = :caseNumber ORDER BY c.id")
                .param("caseNumber", caseNumber.value())
                .query(RequestRecords::clock)
                .list();
    }

    /** The clock that runs out first in each case, by case number; one that stands still only where none runs. */
    public Map<String, RequestClock> runningClocks(Collection<String> caseNumbers) {
        Map<String, RequestClock> clocks = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql(CLOCKS + "WHERE c.case_number IN (:caseNumbers) AND c.ended_at IS NULL"
                            + " ORDER BY c.paused_at IS NULL, c.due DESC")
                    .param("caseNumbers", caseNumbers)
                    .query(row -> {
                        clocks.put(row.getString("case_number"), clock(row, 0));
                    });
        }
        return clocks;
    }

    public void stopClock(long id, Instant at) {
        jdbc.sql("UPDATE service_request_clock SET ended_at = GREATEST(:at, started_at) WHERE id = :id")
                .param("at", at(at))
                .param("id", id)
                .update();
    }

    public void stopClocks(CaseNumber caseNumber, String step, Instant at) {
        jdbc.sql("""
                        UPDATE service_request_clock SET ended_at = GREATEST(:at, started_at)
                        WHERE case_number = :caseNumber AND step = :step AND ended_at IS NULL
                        """)
                .param("at", at(at))
                .param("caseNumber", caseNumber.value())
                .param("step", step)
                .update();
    }

    /** The case ends here or goes on elsewhere: nobody does any longer what the clocks are for. */
    public void abandonClocks(CaseNumber caseNumber, Instant at) {
        jdbc.sql("""
                        UPDATE service_request_clock SET ended_at = GREATEST(:at, started_at), abandoned = TRUE
                        WHERE case_number = :caseNumber AND ended_at IS NULL
                        """)
                .param("at", at(at))
                .param("caseNumber", caseNumber.value())
                .update();
    }

    /** Records a warning; false where the clock has had it already. */
    public boolean warn(long clockId, WarningLevel level, String told, Instant at) {
        return jdbc.sql("""
                        INSERT INTO service_request_warning (clock_id, level, told, at)
                        VALUES (:clockId, :level, :told, :at) ON CONFLICT DO NOTHING
                        """)
                        .param("clockId", clockId)
                        .param("level", level.id())
                        .param("told", told)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    // --- opinions and ratings

    public void record(long clockId, GivenOpinion opinion) {
        jdbc.sql("""
                        INSERT INTO service_request_opinion (clock_id, username, decision, opinion, at)
                        VALUES (:clockId, :username, :decision, :opinion, :at)
                        """)
                .param("clockId", clockId)
                .param("username", opinion.username())
                .param("decision", opinion.decision().id())
                .param("opinion", opinion.text())
                .param("at", at(opinion.at()))
                .update();
    }

    public List<GivenOpinion> opinions(CaseNumber caseNumber) {
        return jdbc.sql("""
                        SELECT c.step, c.signer, o.* FROM service_request_opinion o
                        JOIN service_request_clock c ON c.id = o.clock_id
                        WHERE c.case_number = :caseNumber ORDER BY o.at, c.id
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new GivenOpinion(
                        row.getString("step"),
                        row.getString("signer"),
                        row.getString("username"),
                        Decision.find(row.getString("decision")).orElseThrow(),
                        row.getString("opinion"),
                        instant(row, "at")))
                .list();
    }

    public void rate(CaseNumber caseNumber, GivenRating rating, String by) {
        jdbc.sql("""
                        INSERT INTO service_request_rating (case_number, round, grade, text, rated_by, at)
                        VALUES (:caseNumber, :round, :grade, :text, :by, :at)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("round", rating.round())
                .param("grade", rating.grade())
                .param("text", rating.text())
                .param("by", by)
                .param("at", at(rating.at()))
                .update();
    }

    public List<GivenRating> ratings(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_rating WHERE case_number = :caseNumber ORDER BY round")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new GivenRating(
                        row.getInt("round"), row.getInt("grade"), row.getString("text"), instant(row, "at")))
                .list();
    }

    // --- documents

    public void attach(CaseNumber caseNumber, UUID documentId, Instant at) {
        jdbc.sql("""
                        INSERT INTO service_request_document (case_number, document_id, attached_at)
                        VALUES (:caseNumber, :documentId, :at) ON CONFLICT DO NOTHING
                        """)
                .param("caseNumber", caseNumber.value())
                .param("documentId", documentId)
                .param("at", at(at))
                .update();
    }

    public List<UUID> documents(CaseNumber caseNumber) {
        return jdbc.sql("""
                        SELECT document_id FROM service_request_document WHERE case_number = :caseNumber
                        ORDER BY attached_at, document_id
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> row.getObject("document_id", UUID.class))
                .list();
    }

    public List<CaseNumber> casesOf(UUID documentId) {
        return jdbc.sql("SELECT case_number FROM service_request_document WHERE document_id = :documentId")
                .param("documentId", documentId)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    private static @Nullable TimeLimit limit(ResultSet row) throws SQLException {
        Integer length = row.getObject("length", Integer.class);
        return length == null
                ? null
                : new TimeLimit(
                        length,
                        TimeLimit.Unit.of(row.getString("unit")),
                        row.getBoolean("count_start_day"),
                        row.getObject("cut_off", LocalTime.class));
    }

    private static RequestClock clock(ResultSet row, int n) throws SQLException {
        String warning = row.getString("warning");
        return new RequestClock(
                row.getLong("id"),
                row.getString("step"),
                row.getString("signer"),
                row.getString("name"),
                row.getBoolean("of_plan"),
                TimeLimit.Unit.of(row.getString("unit")),
                limit(row),
                instant(row, "started_at"),
                instant(row, "due"),
                instantOrNull(row, "paused_at"),
                instantOrNull(row, "ended_at"),
                row.getBoolean("abandoned"),
                warning == null ? null : WarningLevel.find(warning).orElseThrow());
    }
}
