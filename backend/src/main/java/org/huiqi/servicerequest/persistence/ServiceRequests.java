package org.huiqi.servicerequest.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.RequestSource;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Closing;
import org.huiqi.servicerequest.domain.ServiceRequest.Dispatch;
import org.huiqi.servicerequest.domain.ServiceRequest.Handling;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.servicerequest.domain.ServiceRequest.Plan;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores service requests; whoever changes one locks its row first. */
@Repository
public class ServiceRequests {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ServiceRequests(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whose requests somebody may see: all of an entity; or those of jurisdictions with all their counties, of counties, of
     * authorities, and escalated to groups.
     */
    public record Sight(
            @Nullable Long entityId,
            boolean all,
            Set<String> jurisdictions,
            Set<String> counties,
            Set<String> authorities,
            Set<String> groups,
            @Nullable String username) {}

    /** Numbers are the city's, also for what came in at a county. */
    public CaseNumber nextNumber(Jurisdiction jurisdiction) {
        long number = jdbc.sql("SELECT nextval('service_request_number_seq')")
                .query(Long.class)
                .single();
        return new CaseNumber("%s-SQ-%s-%06d"
                .formatted(
                        jurisdiction.authorityPrefix().toUpperCase(Locale.ROOT),
                        DAY.format(clock.instant().atZone(Zones.SHANGHAI).toLocalDate()),
                        number));
    }

    public void insert(ServiceRequest request) {
        Matter matter = request.matter();
        jdbc.sql("""
                        INSERT INTO service_request (case_number, entity_id, jurisdiction, county, district, category,
                            category_given, title, text, source, caller, status, handling, round, round_started_at,
                            submitted_by, submitted_at, updated_at, origin, origin_county)
                        VALUES (:caseNumber, :entityId, :jurisdiction, :county, :district, :category, :categoryGiven, :title,
                            :text, :source, :caller, :status, :handling, :round, :roundStartedAt, :submittedBy, :submittedAt,
                            :submittedAt, :origin, :originCounty)
                        """)
                .param("caseNumber", matter.caseNumber().value())
                .param("entityId", matter.entityId())
                .param("jurisdiction", request.holder().jurisdiction().id())
                .param("county", county(request.holder()))
                .param("origin", matter.origin().jurisdiction().id())
                .param("originCounty", county(matter.origin()))
                .param("district", matter.district())
                .param("category", matter.category())
                .param("categoryGiven", matter.categoryGiven())
                .param("title", matter.title())
                .param("text", matter.text())
                .param("source", matter.source().id())
                .param("caller", matter.caller())
                .param("status", request.status().id())
                .param("handling", request.handling().kind().id())
                .param("round", request.round())
                .param("roundStartedAt", at(request.roundStartedAt()))
                .param("submittedBy", matter.submittedBy())
                .param("submittedAt", at(matter.submittedAt()))
                .update();
    }

    public Optional<ServiceRequest> find(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request r WHERE case_number = :caseNumber")
                .param("caseNumber", caseNumber.value())
                .query(this::map)
                .optional();
    }

    /** The request with its row locked until the transaction ends. */
    public ServiceRequest lock(CaseNumber caseNumber) {
        return jdbc.sql("SELECT * FROM service_request r WHERE case_number = :caseNumber FOR UPDATE")
                .param("caseNumber", caseNumber.value())
                .query(this::map)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的诉求"));
    }

    /** Requests with their rows locked until the transaction ends, always in the same order. */
    public Map<CaseNumber, ServiceRequest> lock(Collection<CaseNumber> cases) {
        Map<CaseNumber, ServiceRequest> locked = new LinkedHashMap<>();
        jdbc.sql("SELECT * FROM service_request r WHERE case_number = ANY (:numbers) ORDER BY case_number FOR UPDATE")
                .param("numbers", cases.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(this::map)
                .list()
                .forEach(request -> locked.put(request.caseNumber(), request));
        return locked;
    }

    public void save(ServiceRequest request) {
        Dispatch dispatch = request.dispatch();
        Handling handling = request.handling();
        Plan plan = handling.plan();
        Closing closing = request.closing();
        CloseOutGrade grade = closing.grade();
        CaseNumber mergedInto = request.mergedInto();
        int rows = jdbc.sql("""
                        UPDATE service_request SET status = :status, handling = :handling, responsible = :responsible,
                            support = CAST(:support AS jsonb), dispatch_fixed = :fixed, dispatched_at = :dispatchedAt,
                            dispatch_note = :note, refusals = :refusals, refusal_reason = :refusalReason, round = :round,
                            round_started_at = :roundStartedAt, measures = :measures,
                            complexity_reason = :complexityReason, result = :result, resolved = :resolved,
                            plan_text = :planText, plan_until = :planUntil, plan_approved_at = :planApprovedAt,
                            new_plan_until = :newPlanUntil, close_out_by = :closeOutBy, grade = :grade,
                            closed_at = :closedAt, rate_until = :rateUntil, reopen_until = :reopenUntil,
                            asked_again = :askedAgain, rating = :rating, outcome = :outcome, updated_at = :now,
                            jurisdiction = :jurisdiction, county = :county, merged_into = :mergedInto, version = version + 1
                        WHERE case_number = :caseNumber AND version = :version
                        """)
                .param("status", request.status().id())
                .param("handling", handling.kind().id())
                .param("responsible", dispatch.responsible())
                .param("support", write(dispatch.support()))
                .param("fixed", dispatch.fixed())
                .param("dispatchedAt", atOrNull(dispatch.at()))
                .param("note", dispatch.note())
                .param("refusals", dispatch.refusals())
                .param("refusalReason", dispatch.refusalReason())
                .param("round", request.round())
                .param("roundStartedAt", at(request.roundStartedAt()))
                .param("measures", handling.measures())
                .param("complexityReason", handling.complexityReason())
                .param("result", handling.result())
                .param("resolved", handling.resolved())
                .param("planText", plan == null ? null : plan.text())
                .param("planUntil", plan == null ? null : plan.until())
                .param("planApprovedAt", plan == null ? null : atOrNull(plan.approvedAt()))
                .param("newPlanUntil", plan == null ? null : plan.proposed())
                .param("closeOutBy", closing.askedBy())
                .param("grade", grade == null ? null : grade.id())
                .param("closedAt", atOrNull(closing.closedAt()))
                .param("rateUntil", atOrNull(closing.rateUntil()))
                .param("reopenUntil", atOrNull(closing.reopenUntil()))
                .param("askedAgain", closing.askedAgain())
                .param("rating", closing.rating())
                .param("outcome", closing.outcome())
                .param("now", at(clock.instant()))
                .param("jurisdiction", request.holder().jurisdiction().id())
                .param("county", county(request.holder()))
                .param("mergedInto", mergedInto == null ? null : mergedInto.value())
                .param("caseNumber", request.caseNumber().value())
                .param("version", request.version())
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException("Request changed meanwhile: " + request.caseNumber());
        }
    }

    public boolean isSeen(CaseNumber caseNumber, Sight sight) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String condition = sightCondition(sight, parameters);
        return jdbc.sql("SELECT count(*) FROM service_request r WHERE r.case_number = :caseNumber AND " + condition)
                        .param("caseNumber", caseNumber.value())
                        .params(parameters)
                        .query(Long.class)
                        .single()
                > 0;
    }

    static String sightCondition(Sight sight, Map<String, Object> parameters) {
        if (sight.all()) {
            return "TRUE";
        }
        List<String> ways = new ArrayList<>();
        if (sight.entityId() != null) {
            ways.add("r.entity_id = :entityId");
            parameters.put("entityId", sight.entityId());
        }
        if (sight.username() != null) {
            ways.add("r.submitted_by = :username");
            parameters.put("username", sight.username());
        }
        if (!sight.jurisdictions().isEmpty()) {
            ways.add("r.jurisdiction IN (:jurisdictions)");
            ways.add("""
                    EXISTS (SELECT 1 FROM service_request_transfer t
                        WHERE t.case_number = r.case_number AND t.from_jurisdiction IN (:jurisdictions))
                    """);
            parameters.put("jurisdictions", sight.jurisdictions());
        }
        if (!sight.counties().isEmpty()) {
            ways.add("r.county IN (:counties)");
            ways.add("""
                    EXISTS (SELECT 1 FROM service_request_transfer t
                        WHERE t.case_number = r.case_number AND t.from_county IN (:counties))
                    """);
            parameters.put("counties", sight.counties());
        }
        if (!sight.authorities().isEmpty()) {
            ways.add("r.responsible IN (:authorities)");
            ways.add("EXISTS (SELECT 1 FROM jsonb_array_elements_text(r.support) s WHERE s IN (:authorities))");
            parameters.put("authorities", sight.authorities());
        }
        if (!sight.groups().isEmpty()) {
            ways.add("""
                    EXISTS (SELECT 1 FROM service_request_warning w JOIN service_request_clock c ON c.id = w.clock_id
                        WHERE c.case_number = r.case_number AND w.level = 'supervision' AND w.told IN (:groups))
                    """);
            parameters.put("groups", sight.groups());
        }
        return ways.isEmpty() ? "FALSE" : "(" + String.join(" OR ", ways) + ")";
    }

    ServiceRequest map(ResultSet row, int n) throws SQLException {
        String grade = row.getString("grade");
        String mergedInto = row.getString("merged_into");
        return new ServiceRequest(
                new Matter(
                        new CaseNumber(row.getString("case_number")),
                        row.getLong("entity_id"),
                        government(row, "origin", "origin_county"),
                        row.getString("district"),
                        row.getString("category"),
                        row.getString("category_given"),
                        row.getString("title"),
                        row.getString("text"),
                        RequestSource.find(row.getString("source")).orElseThrow(),
                        row.getString("caller"),
                        row.getString("submitted_by"),
                        instant(row, "submitted_at")),
                government(row, "jurisdiction", "county"),
                RequestStatus.find(row.getString("status")).orElseThrow(),
                new Dispatch(
                        row.getString("responsible"),
                        read(row.getString("support")),
                        row.getBoolean("dispatch_fixed"),
                        instantOrNull(row, "dispatched_at"),
                        row.getString("dispatch_note"),
                        row.getInt("refusals"),
                        row.getString("refusal_reason")),
                new Handling(
                        HandlingKind.find(row.getString("handling")).orElseThrow(),
                        row.getString("measures"),
                        row.getString("complexity_reason"),
                        row.getString("result"),
                        row.getObject("resolved", Boolean.class),
                        plan(row)),
                new Closing(
                        row.getString("close_out_by"),
                        grade == null ? null : CloseOutGrade.find(grade).orElseThrow(),
                        instantOrNull(row, "closed_at"),
                        instantOrNull(row, "rate_until"),
                        instantOrNull(row, "reopen_until"),
                        row.getBoolean("asked_again"),
                        row.getObject("rating", Integer.class),
                        row.getString("outcome")),
                row.getInt("round"),
                instant(row, "round_started_at"),
                mergedInto == null ? null : new CaseNumber(mergedInto),
                row.getInt("version"));
    }

    private static @Nullable Plan plan(ResultSet row) throws SQLException {
        String text = row.getString("plan_text");
        LocalDate until = row.getObject("plan_until", LocalDate.class);
        if (text == null || until == null) {
            return null;
        }
        Instant approvedAt = instantOrNull(row, "plan_approved_at");
        // Plans from before the moment was kept are in force since the dispatch.
        boolean older = approvedAt == null && row.getString("handling").equals("plan");
        return new Plan(
                text,
                until,
                older ? instantOrNull(row, "dispatched_at") : approvedAt,
                row.getObject("new_plan_until", LocalDate.class));
    }

    /** As it is stored: a county by its code, what the province or city itself has without. */
    static @Nullable String county(Government government) {
        return government.county() == null ? null : government.code();
    }

    static Government government(ResultSet row, String jurisdiction, String county) throws SQLException {
        String code = row.getString(county);
        return code == null ? Government.of(Jurisdiction.of(row.getString(jurisdiction))) : Government.of(code);
    }

    private String write(List<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }

    private List<String> read(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored column is not the JSON it should be", e);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
