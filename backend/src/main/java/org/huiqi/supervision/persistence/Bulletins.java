package org.huiqi.supervision.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.domain.Bulletin;
import org.huiqi.supervision.domain.BulletinKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores bulletins; the database itself refuses to change an issued one. */
@Repository
public class Bulletins {

    private static final TypeReference<List<Bulletin.Section>> SECTIONS = new TypeReference<>() {};
    private static final Map<String, String> SORTABLE = Map.of(
            "period", "period",
            "kind", "kind",
            "issuedAt", "issued_at",
            "createdAt", "created_at");
    private static final long NUMBERS = 0x73757062L;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Bulletins(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What a list may be narrowed by; null does not narrow.
     *
     * @param governments whose bulletins are in it
     * @param issuedOnlyOf of these only what is issued
     */
    public record Filter(
            Set<Government> governments,
            Set<Government> issuedOnlyOf,
            @Nullable BulletinKind kind,
            @Nullable Boolean issued) {}

    /** Notes that the draft of a period was made by itself; false where that was done before, by whichever node. */
    public boolean claimDraft(BulletinKind kind, String period, Jurisdiction jurisdiction) {
        return jdbc.sql("""
                        INSERT INTO supervision_bulletin_drafted (kind, period, jurisdiction)
                        VALUES (:kind, :period, :jurisdiction) ON CONFLICT DO NOTHING
                        """)
                        .param("kind", kind.id())
                        .param("period", period)
                        .param("jurisdiction", jurisdiction.id())
                        .update()
                == 1;
    }

    /** The id of the new draft; empty where there is a bulletin of this kind and period already. */
    public Optional<Long> insert(
            BulletinKind kind, String period, Government government, Bulletin.Text text, String by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO supervision_bulletin (kind, period, jurisdiction, county, title, addressee, sections, figures_at,
                            created_by, created_at, updated_by, updated_at)
                        VALUES (:kind, :period, :jurisdiction, :county, :title, :addressee, CAST(:sections AS jsonb), :now, :by, :now,
                            :by, :now)
                        ON CONFLICT (kind, period, jurisdiction, county) DO NOTHING RETURNING id
                        """)
                .param("kind", kind.id())
                .param("period", period)
                .param("jurisdiction", government.jurisdiction().id())
                .param("county", county(government))
                .param("title", text.title())
                .param("addressee", text.addressee())
                .param("sections", write(text.sections()))
                .param("by", by)
                .param("now", at(now))
                .query(Long.class)
                .optional();
    }

    public Optional<Bulletin> find(long id) {
        return jdbc.sql("SELECT * FROM supervision_bulletin WHERE id = :id")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    public Optional<Bulletin> find(BulletinKind kind, String period, Government government) {
        return jdbc.sql("""
                        SELECT * FROM supervision_bulletin
                        WHERE kind = :kind AND period = :period AND jurisdiction = :jurisdiction AND county = :county
                        """)
                .param("kind", kind.id())
                .param("period", period)
                .param("jurisdiction", government.jurisdiction().id())
                .param("county", county(government))
                .query(this::map)
                .optional();
    }

    public Optional<Bulletin> byDocument(UUID documentId) {
        return jdbc.sql("SELECT * FROM supervision_bulletin WHERE document_id = :documentId")
                .param("documentId", documentId)
                .query(this::map)
                .optional();
    }

    public Listing<Bulletin> list(ListQuery query, Filter filter) {
        List<String> conditions = new ArrayList<>(
                List.of(
                        "(jurisdiction || '/' || county IN (:whole) OR issued_at IS NOT NULL AND jurisdiction || '/' || county IN (:issued))"));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("whole", places(filter.governments()));
        parameters.put("issued", places(filter.issuedOnlyOf()));
        BulletinKind kind = filter.kind();
        if (kind != null) {
            conditions.add("kind = :kind");
            parameters.put("kind", kind.id());
        }
        if (filter.issued() != null) {
            conditions.add(filter.issued() ? "issued_at IS NOT NULL" : "issued_at IS NULL");
        }
        String pattern = query.likePattern();
        if (pattern != null) {
            conditions.add("(title ILIKE :pattern OR period ILIKE :pattern)");
            parameters.put("pattern", pattern);
        }
        String from = " FROM supervision_bulletin WHERE " + String.join(" AND ", conditions);
        long total = jdbc.sql("SELECT count(*)" + from)
                .params(parameters)
                .query(Long.class)
                .single();
        return new Listing<>(
                jdbc.sql("SELECT *" + from + query.orderBy(SORTABLE, "created_at DESC, id DESC")
                                + " LIMIT :limit OFFSET :offset")
                        .params(parameters)
                        .param("limit", query.perPage())
                        .param("offset", query.offset())
                        .query(this::map)
                        .list(),
                total);
    }

    /** False where somebody else has changed or issued it meanwhile. */
    public boolean save(long id, int version, Bulletin.Text text, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE supervision_bulletin SET title = :title, addressee = :addressee,
                            sections = CAST(:sections AS jsonb), updated_by = :by, updated_at = :now, version = version + 1
                        WHERE id = :id AND version = :version AND issued_at IS NULL
                        """)
                        .param("title", text.title())
                        .param("addressee", text.addressee())
                        .param("sections", write(text.sections()))
                        .param("by", by)
                        .param("now", at(now))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    public boolean delete(long id) {
        return jdbc.sql("DELETE FROM supervision_bulletin WHERE id = :id AND issued_at IS NULL")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The next number of the year; nobody else gets one until the transaction ends. */
    public int nextSequence(Government government, int year) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", NUMBERS).query(row -> {});
        return jdbc.sql("""
                        SELECT COALESCE(max(number_seq), 0) + 1 FROM supervision_bulletin
                        WHERE jurisdiction = :jurisdiction AND county = :county AND number_year = :year
                        """)
                .param("jurisdiction", government.jurisdiction().id())
                .param("county", county(government))
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** False where somebody else has changed or issued it meanwhile. */
    public boolean issue(long id, int version, Bulletin.Issue issue) {
        return jdbc.sql("""
                        UPDATE supervision_bulletin SET number_year = :year, number_seq = :sequence, issued_by = :by,
                            issued_at = :at, document_id = :documentId, version = version + 1
                        WHERE id = :id AND version = :version AND issued_at IS NULL
                        """)
                        .param("year", issue.year())
                        .param("sequence", issue.sequence())
                        .param("by", issue.by())
                        .param("at", at(issue.at()))
                        .param("documentId", issue.documentId())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private Bulletin map(ResultSet row, int n) throws SQLException {
        UUID document = row.getObject("document_id", UUID.class);
        return new Bulletin(
                row.getLong("id"),
                BulletinKind.find(row.getString("kind")).orElseThrow(),
                row.getString("period"),
                government(row.getString("jurisdiction"), row.getString("county")),
                new Bulletin.Text(row.getString("title"), row.getString("addressee"), read(row.getString("sections"))),
                instant(row, "figures_at"),
                row.getString("created_by"),
                instant(row, "created_at"),
                row.getString("updated_by"),
                instant(row, "updated_at"),
                document == null
                        ? null
                        : new Bulletin.Issue(
                                row.getInt("number_year"),
                                row.getInt("number_seq"),
                                row.getString("issued_by"),
                                instant(row, "issued_at"),
                                document),
                row.getInt("version"));
    }

    private static String county(Government government) {
        return government.county() == null ? "" : government.code();
    }

    private static Government government(String jurisdiction, String county) {
        return county.isEmpty() ? Government.of(Jurisdiction.of(jurisdiction)) : Government.of(county);
    }

    /** As jurisdiction and county stand in a row; never empty, as IN () is no SQL. */
    private static List<String> places(Set<Government> governments) {
        List<String> places = new ArrayList<>(List.of(""));
        governments.forEach(own -> places.add(own.jurisdiction().id() + "/" + county(own)));
        return places;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private String write(List<Bulletin.Section> sections) {
        try {
            return json.writeValueAsString(sections);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }

    private List<Bulletin.Section> read(String text) {
        try {
            return json.readValue(text, SECTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored column is not the JSON it should be", e);
        }
    }
}
