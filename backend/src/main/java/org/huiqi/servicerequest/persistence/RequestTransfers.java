package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;
import static org.huiqi.servicerequest.persistence.ServiceRequests.county;
import static org.huiqi.servicerequest.persistence.ServiceRequests.government;
import static org.huiqi.servicerequest.persistence.ServiceRequests.instant;

import java.util.List;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.shared.CaseNumber;
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
                        INSERT INTO service_request_transfer (case_number, from_jurisdiction, from_county, to_jurisdiction,
                            to_county, reason, leader, transferred_by, at)
                        VALUES (:caseNumber, :from, :fromCounty, :to, :toCounty, :reason, :leader, :by, :at)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("from", transfer.from().jurisdiction().id())
                .param("fromCounty", county(transfer.from()))
                .param("to", transfer.to().jurisdiction().id())
                .param("toCounty", county(transfer.to()))
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
                        government(row, "from_jurisdiction", "from_county"),
                        government(row, "to_jurisdiction", "to_county"),
                        row.getString("reason"),
                        row.getString("leader"),
                        row.getString("transferred_by"),
                        instant(row, "at")))
                .list();
    }
}
