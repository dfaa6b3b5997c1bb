package org.huiqi.notification.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.notification.domain.Message;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages and who has read them. */
@Repository
public class NotificationTable {

    private static final Map<String, String> SORTABLE =
            Map.of("at", "n.created_at", "title", "n.title", "caseNumber", "n.case_number", "id", "n.id");

    private static final String MINE = """
             FROM notification n
             LEFT JOIN notification_read r ON r.notification_id = n.id AND r.username = :username
             WHERE ((n.recipient_kind = 'user' AND n.recipient = :username)
                 OR (n.recipient_kind = 'entity' AND n.recipient = :entityId)
                 OR (n.recipient_kind = 'group' AND n.recipient IN (:groups)))
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    NotificationTable(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public record NotificationView(
            long id,
            String caseNumber,
            String event,
            String title,
            String text,
            Instant at,
            boolean read,
            @Nullable Instant readAt) {}

    /** A message to its recipients; one whose event they have been told of already is left alone. */
    public void send(
            String eventKey,
            String caseNumber,
            String event,
            Instant at,
            Message message,
            Collection<Recipient> recipients) {
        List<Object[]> rows = recipients.stream()
                .map(recipient -> new Object[] {
                    recipient.kind().id(),
                    recipient.id(),
                    eventKey,
                    caseNumber,
                    event,
                    message.title(),
                    message.body(),
                    at.atOffset(ZoneOffset.UTC)
                })
                .toList();
        template.batchUpdate("""
                INSERT INTO notification (recipient_kind, recipient, event_key, case_number, event, title, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (event_key, recipient_kind, recipient) DO NOTHING
                """, rows);
    }

    /** The business entity that earlier messages about the case went to. */
    public Optional<String> entityTold(String caseNumber) {
        return jdbc.sql("""
                        SELECT recipient FROM notification
                        WHERE case_number = :caseNumber AND recipient_kind = 'entity' LIMIT 1
                        """).param("caseNumber", caseNumber).query(String.class).optional();
    }

    public Listing<NotificationView> list(Actor reader, ListQuery query, @Nullable Boolean read) {
        Map<String, Object> parameters = readerOf(reader);
        String where = MINE;
        if (read != null) {
            where += read ? " AND r.read_at IS NOT NULL" : " AND r.read_at IS NULL";
        }
        String pattern = query.likePattern();
        if (pattern != null) {
            where += " AND (n.title ILIKE :pattern OR n.body ILIKE :pattern OR n.case_number ILIKE :pattern)";
            parameters.put("pattern", pattern);
        }
        long total = jdbc.sql("SELECT count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<NotificationView> rows = jdbc.sql("SELECT n.*, r.read_at" + where + query.orderBy(SORTABLE, "n.id DESC")
                        + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> view(row))
                .list();
        return new Listing<>(rows, total);
    }

    /** False where the person has no such message. */
    public boolean markRead(Actor reader, long id, Instant at) {
        Map<String, Object> parameters = readerOf(reader);
        parameters.put("id", id);
        boolean mine = jdbc.sql("SELECT EXISTS (SELECT 1" + MINE + " AND n.id = :id)")
                .params(parameters)
                .query(Boolean.class)
                .single();
        if (mine) {
            jdbc.sql("""
                            INSERT INTO notification_read (notification_id, username, read_at) VALUES (:id, :username, :at)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("id", id)
                    .param("username", reader.username())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return mine;
    }

    private static Map<String, Object> readerOf(Actor reader) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("username", reader.username());
        // An empty list is not SQL; no entity and no group has an empty name.
        parameters.put(
                "entityId", reader.entityId() == null ? "" : reader.entityId().toString());
        parameters.put("groups", reader.groups().isEmpty() ? List.of("") : List.copyOf(reader.groups()));
        return parameters;
    }

    private static NotificationView view(ResultSet row) throws SQLException {
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new NotificationView(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("event"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt != null,
                readAt == null ? null : readAt.toInstant());
    }
}
