package org.huiqi.notification.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.notification.domain.Message;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.Subject;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages and who has read them, each shown in the language of its reader. */
@Repository
public class NotificationTable {

    private static final String TITLE =
            "CASE WHEN s.language = 'en' THEN coalesce(n.title_en, n.title) ELSE n.title END";
    private static final String BODY = "CASE WHEN s.language = 'en' THEN coalesce(n.body_en, n.body) ELSE n.body END";

    private static final Map<String, String> SORTABLE =
            Map.of("at", "n.created_at", "title", TITLE, "caseNumber", "n.case_number", "id", "n.id");

    private static final String MINE = """
             FROM notification n
             LEFT JOIN notification_settings s ON s.username = :username
             LEFT JOIN notification_read r ON r.notification_id = n.id AND r.username = :username
             WHERE ((n.recipient_kind = 'user' AND n.recipient = :username)
                 OR (n.recipient_kind = 'entity' AND n.recipient = :entityId)
                 OR (n.recipient_kind = 'group' AND n.recipient IN (:groups)))
            """;

    private final JdbcClient jdbc;

    NotificationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code about} is what it is about where that is no case. */
    public record NotificationView(
            long id,
            @Nullable String caseNumber,
            @Nullable Subject about,
            String event,
            String title,
            String text,
            Instant at,
            boolean read,
            @Nullable Instant readAt) {}

    /** A message to a recipient; gives its id, or empty where he has been told of the event already. */
    public Optional<Long> send(
            String eventKey, Subject about, String event, Instant at, Message message, Recipient recipient) {
        return jdbc.sql("""
                        INSERT INTO notification (recipient_kind, recipient, event_key, case_number, about, event, created_at,
                            title, body, mail, title_en, body_en, mail_en)
                        VALUES (:kind, :recipient, :eventKey, :caseNumber, :about, :event, :at,
                            :title, :body, :mail, :titleEn, :bodyEn, :mailEn)
                        ON CONFLICT (event_key, recipient_kind, recipient) DO NOTHING RETURNING id
                        """)
                .param("kind", recipient.kind().id())
                .param("recipient", recipient.id())
                .param("eventKey", eventKey)
                .param("caseNumber", about.caseNumber())
                .param("about", about.about())
                .param("event", event)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("title", message.chinese().title())
                .param("body", message.chinese().body())
                .param("mail", message.chinese().mail())
                .param("titleEn", message.english().title())
                .param("bodyEn", message.english().body())
                .param("mailEn", message.english().mail())
                .query(Long.class)
                .optional();
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
            where += " AND (" + TITLE + " ILIKE :pattern OR " + BODY
                    + " ILIKE :pattern OR n.case_number ILIKE :pattern)";
            parameters.put("pattern", pattern);
        }
        long total = jdbc.sql("SELECT count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<NotificationView> rows = jdbc.sql(
                        "SELECT n.id, n.case_number, n.about, n.event, " + TITLE + " AS title, " + BODY
                                + " AS body, n.created_at, r.read_at" + where + query.orderBy(SORTABLE, "n.id DESC")
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
        Subject about = Subject.of(row.getString("case_number"), row.getString("about"));
        return new NotificationView(
                row.getLong("id"),
                about.caseNumber(),
                about.caseNumber() == null ? about : null,
                row.getString("event"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt != null,
                readAt == null ? null : readAt.toInstant());
    }
}
