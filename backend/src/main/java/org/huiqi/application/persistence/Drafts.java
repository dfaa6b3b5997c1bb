package org.huiqi.application.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Half-filled applications; one for each entity and measure. */
@Repository
public class Drafts {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A draft as it was saved last. */
    public record Draft(String policyId, JsonNode content, int version, Instant updatedAt) {}

    public List<Draft> list(long entityId) {
        return jdbc.sql("SELECT * FROM application_draft WHERE entity_id = :entityId ORDER BY updated_at DESC")
                .param("entityId", entityId)
                .query(this::map)
                .list();
    }

    public Optional<Draft> find(long entityId, String policyId) {
        return jdbc.sql("SELECT * FROM application_draft WHERE entity_id = :entityId AND policy_id = :policyId")
                .param("entityId", entityId)
                .param("policyId", policyId)
                .query(this::map)
                .optional();
    }

    /**
     * Saves over the version that was read; version 0 starts a draft.
     *
     * @throws ProblemException 409 {@code stale-draft} where it was saved meanwhile, on another device say
     */
    public int save(long entityId, String policyId, JsonNode content, int version) {
        OffsetDateTime now = clock.instant().atZone(Zones.SHANGHAI).toOffsetDateTime();
        int rows = version == 0
                ? jdbc.sql("""
                                INSERT INTO application_draft (entity_id, policy_id, content, version, updated_at)
                                VALUES (:entityId, :policyId, CAST(:content AS jsonb), 1, :now) ON CONFLICT DO NOTHING
                                """)
                        .param("entityId", entityId)
                        .param("policyId", policyId)
                        .param("content", json.write(content))
                        .param("now", now)
                        .update()
                : jdbc.sql("""
                                UPDATE application_draft SET content = CAST(:content AS jsonb), version = version + 1,
                                    updated_at = :now
                                WHERE entity_id = :entityId AND policy_id = :policyId AND version = :version
                                """)
                        .param("entityId", entityId)
                        .param("policyId", policyId)
                        .param("content", json.write(content))
                        .param("version", version)
                        .param("now", now)
                        .update();
        if (rows != 1) {
            throw ProblemException.conflict("stale-draft", "草稿已在其他设备或页面上保存过，请刷新后继续填写");
        }
        return version + 1;
    }

    public void delete(long entityId, String policyId) {
        jdbc.sql("DELETE FROM application_draft WHERE entity_id = :entityId AND policy_id = :policyId")
                .param("entityId", entityId)
                .param("policyId", policyId)
                .update();
    }

    private Draft map(ResultSet row, int n) throws SQLException {
        return new Draft(
                row.getString("policy_id"),
                json.read(row.getString("content"), JsonNode.class),
                row.getInt("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
