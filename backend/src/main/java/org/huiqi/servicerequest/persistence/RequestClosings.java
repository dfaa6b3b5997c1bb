package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;

import java.time.Instant;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps each closing of each round as it was, whatever comes later. */
@Repository
public class RequestClosings {

    private final JdbcClient jdbc;

    RequestClosings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that the present round ended, and who had it then. */
    public void closed(ServiceRequest request, Instant now) {
        jdbc.sql("""
                        INSERT INTO service_request_closing (case_number, round, started_at, closed_at, jurisdiction, county,
                            responsible)
                        VALUES (:caseNumber, :round, :startedAt, :now, :jurisdiction, :county, :responsible)
                        """)
                .param("caseNumber", request.caseNumber().value())
                .param("round", request.round())
                .param("startedAt", at(request.roundStartedAt()))
                .param("now", at(now))
                .param("jurisdiction", request.holder().jurisdiction().id())
                .param("county", ServiceRequests.county(request.holder()))
                .param("responsible", request.responsible())
                .update();
    }

    /** Notes that the round before the present one was not the last. */
    public void reopened(ServiceRequest request, Instant now) {
        jdbc.sql("""
                        UPDATE service_request_closing SET reopened_at = :now
                        WHERE case_number = :caseNumber AND round = :before
                        """)
                .param("caseNumber", request.caseNumber().value())
                .param("before", request.round() - 1)
                .param("now", at(now))
                .update();
    }
}
