package org.huiqi.notification.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox as administrators see it: to whom, in what state, never what it says. */
@Repository
public class MailListing {

    private static final Map<String, String> SORTABLE = Map.of(
            "createdAt", "m.created_at",
            "sentAt", "m.sent_at",
            "nextAttemptAt", "m.next_attempt_at",
            "attempts", "m.attempts",
            "username", "m.username",
            "state", "m.state");

    private final JdbcClient jdbc;

    MailListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param uncertain how often the mail may have gone out before without this system knowing */
    public record MailRow(
            UUID id,
            String username,
            boolean confirmation,
            boolean urgent,
            String state,
            String email,
            int messages,
            int attempts,
            Instant createdAt,
            Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String problem,
            @Nullable String reply,
            int uncertain) {}

    /** How the outbox stands; {@code collecting} are messages that wait for the end of their person's collection. */
    public record Summary(
            long collecting,
            long waiting,
            long sent,
            long failed,
            @Nullable Instant oldestWaiting) {}

    /** {@code state} is waiting (under way included), sent, failed or cancelled, or null for all. */
    public Listing<MailRow> list(ListQuery query, @Nullable String state) {
        Map<String, Object> parameters = new HashMap<>();
        String where = " FROM mail m WHERE true";
        if (state != null) {
            where += state.equals("waiting")
                    ? " AND m.state IN ('waiting', 'sending', 'handing-over')"
                    : " AND m.state = :state";
            parameters.put("state", state);
        }
        String pattern = query.likePattern();
        if (pattern != null) {
            where += " AND (m.username ILIKE :pattern OR m.email ILIKE :pattern)";
            parameters.put("pattern", pattern);
        }
        long total = jdbc.sql("SELECT count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        return new Listing<>(
                jdbc.sql("SELECT m.*, (SELECT count(*) FROM mail_item i WHERE i.mail_id = m.id) AS messages" + where
                                + query.orderBy(SORTABLE, "m.created_at DESC, m.id") + " LIMIT :limit OFFSET :offset")
                        .params(parameters)
                        .param("limit", query.perPage())
                        .param("offset", query.offset())
                        .query((row, n) -> row(row))
                        .list(),
                total);
    }

    public Summary summary(Instant sentSince) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM mail_item WHERE mail_id IS NULL) AS collecting,
                               count(*) FILTER (WHERE state IN ('waiting', 'sending', 'handing-over')) AS waiting,
                               count(*) FILTER (WHERE state = 'sent' AND sent_at > :since) AS sent,
                               count(*) FILTER (WHERE state = 'failed') AS failed,
                               min(created_at) FILTER (WHERE state IN ('waiting', 'sending', 'handing-over')) AS oldest
                        FROM mail
                        """)
                .param("since", sentSince.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Summary(
                        row.getLong("collecting"),
                        row.getLong("waiting"),
                        row.getLong("sent"),
                        row.getLong("failed"),
                        instant(row, "oldest")))
                .single();
    }

    /** What a failed mail held waits again for its person, due at once; false where the mail is not a failed one with messages. */
    public boolean retry(UUID id, Instant now) {
        return retry("id = :id", Map.of("id", id), now) == 1;
    }

    /** All failed mails; what one person was not sent becomes one mail. Gives how many there were. */
    public int retryAll(Instant now) {
        return retry("true", Map.of(), now);
    }

    private int retry(String which, Map<String, Object> parameters, Instant now) {
        return jdbc.sql("""
                        WITH again AS (
                            UPDATE mail SET state = 'cancelled' WHERE state = 'failed' AND kind = 'messages' AND %s RETURNING id),
                        items AS (
                            UPDATE mail_item SET mail_id = NULL, due_at = :now WHERE mail_id IN (SELECT id FROM again) RETURNING 1)
                        SELECT count(*) FROM again
                        """.formatted(which))
                .params(parameters)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static MailRow row(ResultSet row) throws SQLException {
        return new MailRow(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("kind").equals("confirmation"),
                row.getBoolean("urgent"),
                row.getString("state"),
                row.getString("email"),
                row.getInt("messages"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                row.getString("problem"),
                row.getString("reply"),
                row.getInt("uncertain"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
