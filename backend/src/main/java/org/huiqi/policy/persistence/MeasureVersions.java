package org.huiqi.policy.persistence;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.policy.MeasureVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every version of a measure and of a decision table that was ever in force. */
@Repository
public class MeasureVersions {

    private static final int LOCK = 0x68717006;

    private final JdbcClient jdbc;
    private final Clock clock;

    MeasureVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the files have now. */
    public record Present(
            String content,
            String checksum,
            @Nullable String decisionFile,
            @Nullable String decisionXml,
            @Nullable String decisionChecksum) {}

    /** The numbers that a measure's present content has. */
    public record Numbers(int version, @Nullable Integer decisionVersion) {}

    /** A recorded version. */
    public record Recorded(int version, @Nullable Integer decisionVersion, String content) {}

    private record Latest(int version, String checksum) {}

    /** Records what changed since the last start, on whichever node, and gives the numbers of all. */
    @Transactional
    public Map<String, Numbers> record(Map<String, Present> measures) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(rs -> {});
        Map<String, Latest> decisions =
                latest("SELECT DISTINCT ON (decision_id) decision_id AS id, version, checksum FROM decision_version"
                        + " ORDER BY decision_id, version DESC");
        Map<String, Latest> versions =
                latest("SELECT DISTINCT ON (measure_id) measure_id AS id, version, checksum FROM measure_version"
                        + " ORDER BY measure_id, version DESC");
        Map<String, Integer> recorded = new HashMap<>();
        jdbc.sql("SELECT measure_id, decision_version FROM measure_version m WHERE version ="
                        + " (SELECT max(version) FROM measure_version o WHERE o.measure_id = m.measure_id)")
                .query(rs -> {
                    recorded.put(rs.getString(1), rs.getInt(2));
                });
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, Numbers> numbers = new HashMap<>();
        measures.forEach((id, present) -> {
            Integer decisionVersion = recordDecision(id, present, decisions.get(id), now);
            Latest latest = versions.get(id);
            boolean same = latest != null
                    && latest.checksum().equals(present.checksum())
                    && recorded.getOrDefault(id, 0) == (decisionVersion == null ? 0 : decisionVersion);
            int version = latest == null ? 1 : same ? latest.version() : latest.version() + 1;
            if (!same) {
                insertMeasure(id, version, decisionVersion, present, now);
            }
            numbers.put(id, new Numbers(version, decisionVersion));
        });
        return numbers;
    }

    private Map<String, Latest> latest(String sql) {
        Map<String, Latest> latest = new HashMap<>();
        jdbc.sql(sql).query(rs -> {
            latest.put(rs.getString("id"), new Latest(rs.getInt("version"), rs.getString("checksum")));
        });
        return latest;
    }

    private @Nullable Integer recordDecision(String id, Present present, @Nullable Latest latest, OffsetDateTime now) {
        String checksum = present.decisionChecksum();
        if (checksum == null) {
            return null;
        }
        if (latest != null && latest.checksum().equals(checksum)) {
            return latest.version();
        }
        int version = latest == null ? 1 : latest.version() + 1;
        jdbc.sql("""
                        INSERT INTO decision_version (decision_id, version, checksum, file, xml, recorded_at)
                        VALUES (:id, :version, :checksum, :file, :xml, :now)""")
                .param("id", id)
                .param("version", version)
                .param("checksum", checksum)
                .param("file", present.decisionFile())
                .param("xml", present.decisionXml())
                .param("now", now)
                .update();
        return version;
    }

    private void insertMeasure(
            String id, int version, @Nullable Integer decisionVersion, Present present, OffsetDateTime now) {
        jdbc.sql("""
                        INSERT INTO measure_version (measure_id, version, decision_version, checksum, pack, recorded_at)
                        VALUES (:id, :version, :decisionVersion, :checksum, CAST(:pack AS jsonb), :now)""")
                .param("id", id)
                .param("version", version)
                .param("decisionVersion", decisionVersion)
                .param("checksum", present.checksum())
                .param("pack", present.content())
                .param("now", now)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Recorded> find(String id, int version) {
        return jdbc.sql("SELECT version, decision_version, pack FROM measure_version"
                        + " WHERE measure_id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query((rs, row) -> new Recorded(
                        rs.getInt("version"), rs.getObject("decision_version", Integer.class), rs.getString("pack")))
                .optional();
    }

    /** Every recorded version of a measure, the newest first. */
    @Transactional(readOnly = true)
    public List<MeasureVersion> all(String id) {
        return jdbc.sql("SELECT version, decision_version, recorded_at FROM measure_version"
                        + " WHERE measure_id = :id ORDER BY version DESC")
                .param("id", id)
                .query((rs, row) -> new MeasureVersion(
                        rs.getInt("version"),
                        rs.getObject("decision_version", Integer.class),
                        rs.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** File and XML of a recorded decision table. */
    @Transactional(readOnly = true)
    public Optional<Map.Entry<String, String>> findDecision(String id, int version) {
        return jdbc.sql("SELECT file, xml FROM decision_version WHERE decision_id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query((rs, row) -> Map.entry(rs.getString("file"), rs.getString("xml")))
                .optional();
    }
}
