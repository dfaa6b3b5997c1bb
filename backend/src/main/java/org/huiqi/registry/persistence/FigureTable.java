package org.huiqi.registry.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.huiqi.registry.domain.Figure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures of targets; rows are only added. */
@Repository
public class FigureTable {

    private final JdbcClient jdbc;

    FigureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Figure figure) {
        jdbc.sql("""
                        INSERT INTO target_figure (policy_id, indicator, place, period, value, note, recorded_by, recorded_at)
                        VALUES (:policy, :indicator, :place, :period, :value, :note, :by, :at)
                        """)
                .param("policy", figure.policyId())
                .param("indicator", figure.indicator())
                .param("place", figure.place())
                .param("period", figure.period())
                .param("value", figure.value())
                .param("note", figure.note())
                .param("by", figure.recordedBy())
                .param("at", figure.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The figure that counts for each place and period. */
    public List<Figure> current() {
        return jdbc.sql("""
                        SELECT DISTINCT ON (policy_id, indicator, place, period) * FROM target_figure
                        ORDER BY policy_id, indicator, place, period DESC, id DESC
                        """).query(FigureTable::figure).list();
    }

    /** Everything that was recorded for a measure, newest first. */
    public List<Figure> history(String policyId) {
        return jdbc.sql("SELECT * FROM target_figure WHERE policy_id = :policy ORDER BY id DESC LIMIT 1000")
                .param("policy", policyId)
                .query(FigureTable::figure)
                .list();
    }

    private static Figure figure(ResultSet row, int n) throws SQLException {
        return new Figure(
                row.getString("policy_id"),
                row.getString("indicator"),
                row.getString("place"),
                row.getString("period"),
                row.getBigDecimal("value"),
                row.getString("note"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
