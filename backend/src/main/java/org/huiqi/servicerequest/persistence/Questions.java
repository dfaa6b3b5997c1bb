package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instant;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instantOrNull;

import java.sql.Array;
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
import org.huiqi.calendar.DeadlineTerms.Pause;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.Question;
import org.huiqi.servicerequest.domain.Question.Answer;
import org.huiqi.servicerequest.domain.Question.Ending;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What enterprises were asked for, and what they answered; at most one question of a request is open. */
@Repository
public class Questions {

    private final JdbcClient jdbc;

    Questions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who asks for what, in which step, until when. */
    public record NewQuestion(
            CaseNumber caseNumber,
            int round,
            String step,
            String authority,
            String askedBy,
            String text,
            Instant askedAt,
            TimeLimit limit,
            Instant until) {}

    public void ask(NewQuestion asked) {
        jdbc.sql("""
                        INSERT INTO service_request_question (case_number, round, step, authority, asked_by, text, asked_at,
                            unit, length, count_start_day, cut_off, until)
                        VALUES (:caseNumber, :round, :step, :authority, :askedBy, :text, :askedAt, :unit, :length,
                            :countStartDay, :cutOff, :until)
                        """)
                .param("caseNumber", asked.caseNumber().value())
                .param("round", asked.round())
                .param("step", asked.step())
                .param("authority", asked.authority())
                .param("askedBy", asked.askedBy())
                .param("text", asked.text())
                .param("askedAt", at(asked.askedAt()))
                .param("unit", asked.limit().unit().id())
                .param("length", asked.limit().length())
                .param("countStartDay", asked.limit().countStartDay())
                .param("cutOff", asked.limit().cutOff(), Types.TIME)
                .param("until", at(asked.until()))
                .update();
    }

    /** All questions of a request, oldest first. */
    public List<Question> of(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_question WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query(Questions::question)
                .list();
    }

    public Optional<Question> open(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_question WHERE case_number = :caseNumber AND ended_at IS NULL")
                .param("caseNumber", caseNumber.value())
                .query(Questions::question)
                .optional();
    }

    /** Until when each of the requests waits that wait, by case number. */
    public Map<String, Instant> waiting(Collection<String> caseNumbers) {
        Map<String, Instant> waiting = new LinkedHashMap<>();
        if (!caseNumbers.isEmpty()) {
            jdbc.sql("""
                            SELECT case_number, until FROM service_request_question
                            WHERE case_number IN (:caseNumbers) AND ended_at IS NULL
                            """).param("caseNumbers", caseNumbers).query(row -> {
                waiting.put(row.getString("case_number"), instant(row, "until"));
            });
        }
        return waiting;
    }

    /** The times that the handling stood still since a moment, oldest first. */
    public List<Pause> pausesSince(CaseNumber caseNumber, Instant start) {
        return jdbc.sql("""
                        SELECT asked_at, ended_at FROM service_request_question
                        WHERE case_number = :caseNumber AND ended_at IS NOT NULL AND asked_at >= :start ORDER BY id
                        """)
                .param("caseNumber", caseNumber.value())
                .param("start", at(start))
                .query((row, n) -> new Pause(instant(row, "asked_at"), instant(row, "ended_at")))
                .list();
    }

    public void answer(long id, Answer answer, String by) {
        jdbc.sql("""
                        UPDATE service_request_question SET answer = :text, answered_by = :by, answered_at = :at,
                            documents = :documents
                        WHERE id = :id AND answer IS NULL
                        """)
                .param("text", answer.text())
                .param("by", by)
                .param("at", at(answer.at()))
                .param("documents", answer.documents().toArray(UUID[]::new))
                .param("id", id)
                .update();
    }

    public void callOff(long id, String reason) {
        jdbc.sql("UPDATE service_request_question SET call_off_reason = :reason WHERE id = :id")
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    public void end(long id, Ending ending, Instant at) {
        jdbc.sql("""
                        UPDATE service_request_question SET ended_at = GREATEST(:at, asked_at), ending = :ending
                        WHERE id = :id AND ended_at IS NULL
                        """)
                .param("at", at(at))
                .param("ending", ending.id())
                .param("id", id)
                .update();
    }

    public void move(long id, Instant until) {
        jdbc.sql("UPDATE service_request_question SET until = GREATEST(:until, asked_at) WHERE id = :id")
                .param("until", at(until))
                .param("id", id)
                .update();
    }

    /** A question that is open, with its request. */
    public record Waiting(CaseNumber caseNumber, Question question) {}

    /** All that are open. */
    public List<Waiting> waiting() {
        return jdbc.sql("SELECT * FROM service_request_question WHERE ended_at IS NULL ORDER BY case_number")
                .query((row, n) -> new Waiting(new CaseNumber(row.getString("case_number")), question(row, n)))
                .list();
    }

    private static Question question(ResultSet row, int n) throws SQLException {
        Instant answeredAt = instantOrNull(row, "answered_at");
        String ending = row.getString("ending");
        return new Question(
                row.getLong("id"),
                row.getInt("round"),
                row.getString("step"),
                row.getString("authority"),
                row.getString("text"),
                instant(row, "asked_at"),
                new TimeLimit(
                        row.getInt("length"),
                        TimeLimit.Unit.of(row.getString("unit")),
                        row.getBoolean("count_start_day"),
                        row.getObject("cut_off", LocalTime.class)),
                instant(row, "until"),
                answeredAt == null
                        ? null
                        : new Answer(row.getString("answer"), answeredAt, documents(row.getArray("documents"))),
                row.getString("call_off_reason"),
                instantOrNull(row, "ended_at"),
                ending == null ? null : Ending.of(ending));
    }

    private static List<UUID> documents(@Nullable Array column) throws SQLException {
        return column == null ? List.of() : List.of((UUID[]) column.getArray());
    }
}
