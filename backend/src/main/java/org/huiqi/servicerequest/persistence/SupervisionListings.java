package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instant;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which requests are listed for supervision; whoever lists or delists has locked the request. */
@Repository
public class SupervisionListings {

    private final JdbcClient jdbc;

    SupervisionListings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void list(CaseNumber caseNumber, String leader, LocalDate until, String reason, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO service_request_listing (case_number, leader, until, reason, listed_by, listed_at)
                        VALUES (:caseNumber, :leader, :until, :reason, :by, :now)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("leader", leader)
                .param("until", until)
                .param("reason", reason)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** The listing that holds now. */
    public Optional<ListedSupervision> current(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_listing WHERE case_number = :caseNumber AND ended_at IS NULL")
                .param("caseNumber", caseNumber.value())
                .query(SupervisionListings::map)
                .optional();
    }

    /** Those of the requests that are listed now. */
    public Set<String> listed(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                                SELECT case_number FROM service_request_listing
                                WHERE case_number IN (:caseNumbers) AND ended_at IS NULL
                                """)
                        .param("caseNumbers", caseNumbers)
                        .query(String.class)
                        .list());
    }

    /** Every listing of the request, oldest first. */
    public List<ListedSupervision> history(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_listing WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query(SupervisionListings::map)
                .list();
    }

    /** Ends the listing; false where it had ended. */
    public boolean end(long id, String reason, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE service_request_listing SET ended_at = :now, ended_by = :by, end_reason = :reason
                        WHERE id = :id AND ended_at IS NULL
                        """)
                        .param("now", at(now))
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Notes that the date's passing was told; false where it was told before. */
    public boolean warn(long id, Instant now) {
        return jdbc.sql("""
                        UPDATE service_request_listing SET warned_at = :now
                        WHERE id = :id AND ended_at IS NULL AND warned_at IS NULL
                        """).param("now", at(now)).param("id", id).update() == 1;
    }

    private static ListedSupervision map(ResultSet row, int n) throws SQLException {
        return new ListedSupervision(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("leader"),
                row.getObject("until", LocalDate.class),
                row.getString("reason"),
                row.getString("listed_by"),
                instant(row, "listed_at"),
                instantOrNull(row, "warned_at"),
                instantOrNull(row, "ended_at"),
                row.getString("end_reason"));
    }
}
