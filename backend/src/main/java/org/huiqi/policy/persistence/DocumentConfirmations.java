package org.huiqi.policy.persistence;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.huiqi.policy.DocumentConfirmation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts that were confirmed as issued. */
@Repository
public class DocumentConfirmations {

    private final JdbcClient jdbc;

    DocumentConfirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by document. */
    public Map<String, DocumentConfirmation> all() {
        Map<String, DocumentConfirmation> all = new HashMap<>();
        jdbc.sql(
                        "SELECT document_id, document_number, note, confirmed_by, confirmed_at FROM policy_document_confirmation")
                .query(rs -> {
                    all.put(
                            rs.getString("document_id"),
                            new DocumentConfirmation(
                                    rs.getString("document_id"),
                                    rs.getString("document_number"),
                                    rs.getString("note"),
                                    rs.getString("confirmed_by"),
                                    rs.getObject("confirmed_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return all;
    }

    /** False where the document was confirmed before. */
    public boolean add(DocumentConfirmation confirmation) {
        return jdbc.sql("""
                        INSERT INTO policy_document_confirmation (document_id, document_number, note, confirmed_by, confirmed_at)
                        VALUES (:id, :number, :note, :by, :at) ON CONFLICT DO NOTHING""")
                        .param("id", confirmation.documentId())
                        .param("number", confirmation.documentNumber())
                        .param("note", confirmation.note())
                        .param("by", confirmation.by())
                        .param("at", confirmation.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
