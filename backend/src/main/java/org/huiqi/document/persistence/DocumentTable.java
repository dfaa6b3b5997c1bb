package org.huiqi.document.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiqi.document.DocumentView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents and their contents, each content once. */
@Repository
public class DocumentTable {

    private final JdbcClient jdbc;

    DocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(DocumentView document, byte[] bytes) {
        jdbc.sql("""
                        INSERT INTO document_content (sha256, size, bytes) VALUES (:sha256, :size, :bytes)
                        ON CONFLICT (sha256) DO NOTHING
                        """)
                .param("sha256", document.sha256())
                .param("size", document.size())
                .param("bytes", bytes)
                .update();
        jdbc.sql("""
                        INSERT INTO document (id, sha256, media_type, file_name, uploaded_at, owner_entity_id, uploaded_by)
                        VALUES (:id, :sha256, :mediaType, :fileName, :uploadedAt, :ownerEntityId, :uploadedBy)
                        """)
                .param("id", document.id())
                .param("sha256", document.sha256())
                .param("mediaType", document.mediaType())
                .param("fileName", document.fileName())
                .param("uploadedAt", OffsetDateTime.ofInstant(document.uploadedAt(), ZoneOffset.UTC))
                .param("ownerEntityId", document.ownerEntityId())
                .param("uploadedBy", document.uploadedBy())
                .update();
    }

    public Optional<DocumentView> find(UUID id) {
        return jdbc.sql("""
                        SELECT d.*, c.size FROM document d JOIN document_content c USING (sha256) WHERE d.id = :id
                        """).param("id", id).query((row, n) -> view(row)).optional();
    }

    public byte[] bytes(String sha256) {
        return jdbc.sql("SELECT bytes FROM document_content WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, n) -> row.getBytes("bytes"))
                .single();
    }

    private static DocumentView view(ResultSet row) throws SQLException {
        return new DocumentView(
                row.getObject("id", UUID.class),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("media_type"),
                row.getString("file_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("owner_entity_id", Long.class),
                row.getString("uploaded_by"));
    }
}
