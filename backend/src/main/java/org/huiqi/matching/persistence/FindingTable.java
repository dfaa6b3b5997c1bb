package org.huiqi.matching.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.huiqi.eligibility.Verdict;
import org.huiqi.matching.domain.ChunkFindings;
import org.huiqi.matching.domain.ChunkFindings.EntityRow;
import org.huiqi.matching.domain.ChunkFindings.Group;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Writes findings by COPY, within the transaction of the chunk. */
@Repository
public class FindingTable {

    private static final String NULL = "\\N";

    private final DataSource dataSource;

    FindingTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static int code(Verdict verdict) {
        return verdict == Verdict.ELIGIBLE ? 1 : 2;
    }

    static Verdict verdict(int code) {
        return code == 1 ? Verdict.ELIGIBLE : Verdict.UNDETERMINED;
    }

    public void write(long runId, int chunk, int measures, ChunkFindings findings) {
        StringBuilder found = new StringBuilder(1 << 18);
        StringBuilder excluded = new StringBuilder(1 << 15);
        for (int measure = 0; measure < measures; measure++) {
            for (Group group : findings.groupsOf(measure)) {
                append(found, runId, measure, chunk, group);
            }
            int[] reasons = findings.reasonsOf(measure);
            if (reasons != null || findings.openOf(measure) > 0) {
                excluded.append(runId)
                        .append('\t')
                        .append(measure)
                        .append('\t')
                        .append(chunk)
                        .append('\t')
                        .append(findings.openOf(measure))
                        .append("\t{");
                for (int i = 0; reasons != null && i < reasons.length; i++) {
                    excluded.append(i == 0 ? "" : ",").append(reasons[i]);
                }
                excluded.append("}\n");
            }
        }
        StringBuilder entities = new StringBuilder(1 << 17);
        for (EntityRow entity : findings.entities()) {
            entities.append(runId)
                    .append('\t')
                    .append(entity.id())
                    .append('\t')
                    .append(chunk)
                    .append("\t{");
            for (int i = 0; i < entity.measures().length; i++) {
                entities.append(i == 0 ? "" : ",").append(entity.measures()[i]);
            }
            entities.append("}\n");
        }
        copy(found, excluded, entities);
    }

    private static void append(StringBuilder rows, long runId, int measure, int chunk, Group group) {
        rows.append(runId)
                .append('\t')
                .append(measure)
                .append('\t')
                .append(chunk)
                .append('\t')
                .append(code(group.verdict()))
                .append('\t')
                .append(group.line())
                .append('\t')
                .append(group.unknownColumns())
                .append('\t')
                .append(group.size())
                .append("\t{");
        for (int i = 0; i < group.size(); i++) {
            if (i > 0) {
                rows.append(',');
            }
            rows.append(group.id(i));
        }
        rows.append("}\t");
        if (group.hasAmounts()) {
            rows.append('{');
            for (int i = 0; i < group.size(); i++) {
                if (i > 0) {
                    rows.append(',');
                }
                if (group.amount(i) == ChunkFindings.NO_AMOUNT) {
                    rows.append("NULL");
                } else {
                    rows.append(group.amount(i));
                }
            }
            rows.append('}');
        } else {
            rows.append(NULL);
        }
        rows.append('\n');
    }

    private void copy(StringBuilder found, StringBuilder excluded, StringBuilder entities) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            copies.copyIn(
                    "COPY match_finding (run_id, measure, chunk, verdict, line, unknown_columns, entities, entity_ids, amounts)"
                            + " FROM STDIN",
                    bytes(found));
            copies.copyIn("COPY match_exclusion (run_id, measure, chunk, open, reasons) FROM STDIN", bytes(excluded));
            copies.copyIn("COPY match_entity (run_id, entity_id, chunk, measures) FROM STDIN", bytes(entities));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Findings cannot be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static ByteArrayInputStream bytes(StringBuilder rows) {
        return new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
