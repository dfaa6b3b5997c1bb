package org.huiqi.notification.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.domain.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The outbox. A mail is {@code waiting}, taken by a node for the time of its lease ({@code sending}), about to be handed over to
 * the mail server ({@code handing-over}), and then {@code sent}, {@code failed} or {@code cancelled}. Each step is one statement.
 */
@Repository
public class MailTable {

    private final JdbcClient jdbc;

    MailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that this node has taken. */
    public record TakenMail(
            UUID id,
            UUID lease,
            String username,
            boolean confirmation,
            String email,
            Language language,
            @Nullable String code,
            int attempts,
            Instant createdAt,
            Instant expiresAt) {}

    /** One message of a mail, in its language. */
    public record MailedMessage(String title, String text, Subject about) {}

    /** Puts a message into the outbox of people, in the transaction of the message. */
    public void add(long notificationId, Collection<String> usernames, boolean urgent, Instant dueAt) {
        for (String username : usernames) {
            jdbc.sql("""
                            INSERT INTO mail_item (notification_id, username, urgent, due_at)
                            VALUES (:notification, :username, :urgent, :dueAt) ON CONFLICT DO NOTHING
                            """)
                    .param("notification", notificationId)
                    .param("username", username)
                    .param("urgent", urgent)
                    .param("dueAt", utc(dueAt))
                    .update();
        }
    }

    /** People who have a message due and no mail on its way. */
    public List<String> due(Instant now, int most) {
        return jdbc.sql("""
                        SELECT i.username FROM mail_item i
                        WHERE i.mail_id IS NULL AND i.due_at <= :now AND NOT EXISTS (
                            SELECT 1 FROM mail m WHERE m.username = i.username AND m.kind = 'messages'
                                AND m.state IN ('waiting', 'sending', 'handing-over'))
                        GROUP BY i.username ORDER BY min(i.due_at) LIMIT :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** What the person has waiting becomes one mail; false where another one is on its way. */
    public boolean form(UUID id, String username, String email, Language language, Instant now, Instant expiresAt) {
        int formed = jdbc.sql("""
                        INSERT INTO mail (id, username, kind, urgent, state, email, language, created_at, next_attempt_at, expires_at)
                        SELECT :id, :username, 'messages', bool_or(urgent), 'waiting', :email, :language, :now, :now, :expiresAt
                        FROM mail_item WHERE username = :username AND mail_id IS NULL HAVING count(*) > 0
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("username", username)
                .param("email", email)
                .param("language", language.id())
                .param("now", utc(now))
                .param("expiresAt", utc(expiresAt))
                .update();
        if (formed == 1) {
            jdbc.sql("UPDATE mail_item SET mail_id = :id WHERE username = :username AND mail_id IS NULL")
                    .param("id", id)
                    .param("username", username)
                    .update();
        }
        return formed == 1;
    }

    /** Forgets what was waiting for somebody who wants no mail any more; it stays in the application. */
    public void drop(String username) {
        jdbc.sql("DELETE FROM mail_item WHERE username = :username AND mail_id IS NULL")
                .param("username", username)
                .update();
    }

    public void addCode(
            UUID id, String username, String email, Language language, String code, Instant now, Instant until) {
        jdbc.sql("""
                        INSERT INTO mail (id, username, kind, urgent, state, email, language, code, created_at, next_attempt_at, expires_at)
                        VALUES (:id, :username, 'confirmation', true, 'waiting', :email, :language, :code, :now, :now, :until)
                        """)
                .param("id", id)
                .param("username", username)
                .param("email", email)
                .param("language", language.id())
                .param("code", code)
                .param("now", utc(now))
                .param("until", utc(until))
                .update();
    }

    /** Codes of the person that are still on their way: a newer one makes them worthless. */
    public void cancelCodes(String username) {
        jdbc.sql("""
                        UPDATE mail SET state = 'cancelled', code = NULL
                        WHERE username = :username AND kind = 'confirmation' AND state = 'waiting'
                        """).param("username", username).update();
    }

    /** How many codes the person, or the address, was sent since, and when the last one from the one to the other was asked for. */
    public record CodesSent(
            int byPerson, int toAddress, @Nullable Instant last) {}

    public CodesSent codesSince(String username, Instant personSince, String email, Instant addressSince) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE username = :username AND created_at > :personSince) AS by_person,
                               count(*) FILTER (WHERE email = :email AND created_at > :addressSince) AS to_address,
                               max(created_at) FILTER (WHERE username = :username AND email = :email) AS last
                        FROM mail WHERE kind = 'confirmation' AND (username = :username OR email = :email)
                        """)
                .param("username", username)
                .param("personSince", utc(personSince))
                .param("email", email)
                .param("addressSince", utc(addressSince))
                .query((row, n) -> {
                    OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
                    return new CodesSent(
                            row.getInt("by_person"), row.getInt("to_address"), last == null ? null : last.toInstant());
                })
                .single();
    }

    /**
     * Takes the next mail for the time of a lease; two nodes never take the same one. Who finds a mail whose node died while handing it
     * over cannot know whether it arrived, and counts that.
     */
    public Optional<TakenMail> take(Instant now, Instant leaseUntil) {
        return jdbc.sql("""
                        UPDATE mail SET
                            uncertain = uncertain + CASE WHEN state = 'handing-over' THEN 1 ELSE 0 END,
                            state = 'sending', lease = :lease, lease_until = :leaseUntil, attempts = attempts + 1
                        WHERE id = (
                            SELECT id FROM mail
                            WHERE (state = 'waiting' AND next_attempt_at <= :now)
                               OR (state IN ('sending', 'handing-over') AND lease_until < :now)
                            ORDER BY urgent DESC, next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("lease", UUID.randomUUID())
                .param("leaseUntil", utc(leaseUntil))
                .param("now", utc(now))
                .query((row, n) -> taken(row))
                .optional();
    }

    public List<MailedMessage> messages(UUID id, Language language) {
        return jdbc.sql("""
                        SELECT CASE WHEN :english THEN coalesce(n.title_en, n.title) ELSE n.title END AS title,
                               CASE WHEN :english THEN coalesce(n.mail_en, n.mail, '') ELSE coalesce(n.mail, '') END AS text,
                               n.case_number, n.about
                        FROM mail_item i JOIN notification n ON n.id = i.notification_id
                        WHERE i.mail_id = :id ORDER BY i.urgent DESC, n.created_at, n.id
                        """)
                .param("english", language == Language.ENGLISH)
                .param("id", id)
                .query((row, n) -> new MailedMessage(
                        row.getString("title"),
                        row.getString("text"),
                        Subject.of(row.getString("case_number"), row.getString("about"))))
                .list();
    }

    /** Just before the last line: false where the lease is lost, and then the mail must not be finished. */
    public boolean handOver(TakenMail mail, Instant now, Instant leaseUntil) {
        return jdbc.sql("""
                                UPDATE mail SET state = 'handing-over', lease_until = :leaseUntil
                                WHERE id = :id AND lease = :lease AND state = 'sending' AND lease_until > :now
                                """)
                        .param("leaseUntil", utc(leaseUntil))
                        .param("id", mail.id())
                        .param("lease", mail.lease())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** The server has it. Whoever may have taken it over meanwhile and has not handed it over yet is stopped by this. */
    public void sent(TakenMail mail, String reply, Instant now) {
        jdbc.sql("""
                        UPDATE mail SET state = 'sent', sent_at = :now, lease = NULL, lease_until = NULL, code = NULL,
                            problem = NULL, reply = :reply
                        WHERE id = :id AND state <> 'sent'
                        """)
                .param("now", utc(now))
                .param("reply", reply)
                .param("id", mail.id())
                .update();
    }

    /** To be tried again; {@code uncertain} where the connection broke when the server may have had it already. */
    public void postpone(TakenMail mail, String problem, String reply, boolean uncertain, Instant next) {
        jdbc.sql("""
                        UPDATE mail SET state = 'waiting', lease = NULL, lease_until = NULL, next_attempt_at = :next,
                            problem = :problem, reply = :reply, uncertain = uncertain + :uncertain
                        WHERE id = :id AND lease = :lease
                        """)
                .param("next", utc(next))
                .param("problem", problem)
                .param("reply", reply)
                .param("uncertain", uncertain ? 1 : 0)
                .param("id", mail.id())
                .param("lease", mail.lease())
                .update();
    }

    /** The end without success, for administrators to see. */
    public void fail(TakenMail mail, String problem, String reply, boolean uncertain) {
        jdbc.sql("""
                        UPDATE mail SET state = 'failed', lease = NULL, lease_until = NULL, code = NULL,
                            problem = :problem, reply = :reply, uncertain = uncertain + :uncertain
                        WHERE id = :id AND lease = :lease
                        """)
                .param("problem", problem)
                .param("reply", reply)
                .param("uncertain", uncertain ? 1 : 0)
                .param("id", mail.id())
                .param("lease", mail.lease())
                .update();
    }

    public void cancel(TakenMail mail) {
        jdbc.sql("""
                        UPDATE mail SET state = 'cancelled', lease = NULL, lease_until = NULL, code = NULL
                        WHERE id = :id AND lease = :lease
                        """).param("id", mail.id()).param("lease", mail.lease()).update();
    }

    /** The server answers again: what waited for it need not wait for its turn. */
    public void serverIsBack(Instant now) {
        jdbc.sql("""
                        UPDATE mail SET next_attempt_at = :now
                        WHERE state = 'waiting' AND problem = 'server' AND next_attempt_at > :now
                        """).param("now", utc(now)).update();
    }

    /** Without a mail server nothing is tried, and nothing waits for ever. */
    public int expire(Instant now) {
        return jdbc.sql("""
                        UPDATE mail SET state = 'failed', code = NULL, problem = coalesce(problem, 'expired')
                        WHERE state = 'waiting' AND expires_at <= :now
                        """).param("now", utc(now)).update();
    }

    public int forget(Instant before) {
        return jdbc.sql("""
                        DELETE FROM mail WHERE state IN ('sent', 'failed', 'cancelled') AND created_at < :before
                        """).param("before", utc(before)).update();
    }

    private static TakenMail taken(ResultSet row) throws SQLException {
        return new TakenMail(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                row.getString("username"),
                row.getString("kind").equals("confirmation"),
                row.getString("email"),
                Language.find(row.getString("language")).orElseThrow(),
                row.getString("code"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
