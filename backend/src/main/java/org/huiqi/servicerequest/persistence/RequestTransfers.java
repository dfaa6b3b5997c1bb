package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instant;

import java.util.List;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of requests between governments. */
@Repository
public class RequestTransfers {

    private final JdbcClient jdbc;

    RequestTransfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void record(CaseNumber caseNumber, Transfer transfer) {
        jdbc.sql("""
                        INSERT INTO service_request_transfer (case_number, from_jurisdiction, to_jurisdiction, reason, leader,
                            transferred_by, at)
                        VALUES (:caseNumber, :from, :to, :reason, :leader, :by, :at)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("from", transfer.from().id())
                .param("to", transfer.to().id())
                .param("reason", transfer.reason())
                .param("leader", transfer.leader())
                .param("by", transfer.by())
                .param("at", at(transfer.at()))
                .update();
    }

    public List<Transfer> of(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request_transfer WHERE case_number = :caseNumber ORDER BY id")
                .param("caseNumber", caseNumber.value())
                .query((row, n) -> new Transfer(
                        Jurisdiction.of(row.getString("from_jurisdiction")),
                        Jurisdiction.of(row.getString("to_jurisdiction")),
                        row.getString("reason"),
                        row.getString("leader"),
                        row.getString("transferred_by"),
                        instant(row, "at")))
                .list();
    }
}
