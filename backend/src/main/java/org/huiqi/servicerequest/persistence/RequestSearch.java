package org.huiqi.servicerequest.persistence;

import static org.huiqi.servicerequest.persistence.ServiceRequests.at;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.ServiceRequests.Sight;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds service requests that somebody may see. */
@Repository
public class RequestSearch {

    private static final String WORDS =
            "(r.case_number ILIKE :pattern OR r.title ILIKE :pattern OR e.name ILIKE :pattern)";

    private static final String OPEN = "r.status NOT IN ('closed', 'rated', 'withdrawn')";
    private static final String DUE =
            "(SELECT min(c.due) FROM service_request_clock c WHERE c.case_number = r.case_number AND c.ended_at IS NULL"
                    + " AND c.paused_at IS NULL)";
    private static final String LISTED = """
            EXISTS (SELECT 1 FROM service_request_listing l WHERE l.case_number = r.case_number AND l.ended_at IS NULL)
            """;
    private static final String RUNNING = """
            EXISTS (SELECT 1 FROM service_request_clock c
                WHERE c.case_number = r.case_number AND c.ended_at IS NULL AND c.paused_at IS NULL%s)
            """;
    private static final String OVERDUE = RUNNING.formatted(" AND c.due < :now");
    private static final String GRAVITY = """
            (SELECT max(CASE w.level WHEN 'reminder' THEN 1 WHEN 'yellow-card' THEN 2 ELSE 3 END)
                FROM service_request_clock c JOIN service_request_warning w ON w.clock_id = c.id
                WHERE c.case_number = r.case_number AND c.ended_at IS NULL AND c.paused_at IS NULL) = :gravity
            """;
    private static final String RATED = """
            EXISTS (SELECT 1 FROM service_request_rating g WHERE g.case_number = r.case_number AND g.grade = :rating)
            """;
    private static final String WARNED =
            RUNNING.formatted(" AND EXISTS (SELECT 1 FROM service_request_warning w WHERE w.clock_id = c.id)");
    private static final String WAITING = """
            EXISTS (SELECT 1 FROM service_request_question q WHERE q.case_number = r.case_number AND q.ended_at IS NULL)
            """;
    private static final String LATE = """
            EXISTS (SELECT 1 FROM service_request_clock c WHERE c.case_number = r.case_number AND c.ended_at > c.due)
            """;
    private static final String LATE_IN_ROUND = """
            EXISTS (SELECT 1 FROM service_request_clock c WHERE c.case_number = r.case_number AND c.ended_at > c.due
                AND c.ended_at > m.started_at AND c.ended_at <= m.closed_at)
            """;

    private static final Map<String, String> SORTABLE = Map.ofEntries(
            Map.entry("caseNumber", "r.case_number"),
            Map.entry("submittedAt", "r.submitted_at"),
            Map.entry("updatedAt", "r.updated_at"),
            Map.entry("status", "r.status"),
            Map.entry("category", "r.category"),
            Map.entry("district", "r.district"),
            Map.entry("jurisdiction", "r.jurisdiction"),
            Map.entry("holder", "r.jurisdiction || COALESCE(r.county, '')"),
            Map.entry("responsible", "r.responsible"),
            Map.entry("source", "r.source"),
            Map.entry("rating", "r.rating"),
            Map.entry("round", "r.round"),
            Map.entry("due", DUE),
            Map.entry("enterpriseName", "(SELECT e.name FROM business_entity e WHERE e.id = r.entity_id)"),
            Map.entry("title", "r.title"));

    private final JdbcClient jdbc;
    private final ServiceRequests requests;
    private final Clock clock;

    RequestSearch(JdbcClient jdbc, ServiceRequests requests, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.clock = clock;
    }

    public Listing<ServiceRequest> list(ListQuery query, Sight sight, RequestFilter filter) {
        Conditions conditions = conditions(query, sight, filter);
        String from = conditions.from(query.likePattern() != null);
        long total = jdbc.sql("SELECT count(*)" + from)
                .params(conditions.parameters)
                .query(Long.class)
                .single();
        List<ServiceRequest> rows = jdbc.sql("SELECT r.*" + from
                        + query.orderBy(SORTABLE, "r.submitted_at DESC, r.case_number")
                        + " LIMIT :limit OFFSET :offset")
                .params(conditions.parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(requests::map)
                .list();
        return new Listing<>(rows, total);
    }

    /** The open requests of a business, newest first; they are few. */
    public List<ServiceRequest> openOf(long entityId, int most) {
        return jdbc.sql("SELECT * FROM service_request r WHERE r.entity_id = :entityId AND " + OPEN
                        + " ORDER BY r.submitted_at DESC, r.case_number LIMIT :most")
                .param("entityId", entityId)
                .param("most", most)
                .query(requests::map)
                .list();
    }

    /** Those of the open requests of a business that somebody may see, newest first. */
    public List<ServiceRequest> openOf(long entityId, int most, Sight sight) {
        Conditions conditions = new Conditions();
        conditions.all.add(ServiceRequests.sightCondition(sight, conditions.parameters));
        conditions.all.add(OPEN);
        conditions.add("r.entity_id = :business", "business", entityId);
        return jdbc.sql("SELECT r.*" + conditions.from(false)
                        + " ORDER BY r.submitted_at DESC, r.case_number LIMIT :most")
                .params(conditions.parameters)
                .param("most", most)
                .query(requests::map)
                .list();
    }

    /** The requests that were merged into this one, also by way of others, oldest first. */
    public List<ServiceRequest> mergedInto(CaseNumber leading) {
        return jdbc.sql("""
                        WITH RECURSIVE merged AS (
                            SELECT case_number FROM service_request WHERE merged_into = :leading
                            UNION
                            SELECT s.case_number FROM service_request s JOIN merged m ON s.merged_into = m.case_number)
                        SELECT r.* FROM service_request r JOIN merged USING (case_number)
                        ORDER BY r.submitted_at, r.case_number
                        """)
                .param("leading", leading.value())
                .query(requests::map)
                .list();
    }

    private Conditions conditions(ListQuery query, Sight sight, RequestFilter filter) {
        Conditions conditions = new Conditions();
        conditions.all.add(ServiceRequests.sightCondition(sight, conditions.parameters));
        if (filter.status() != null) {
            conditions.add("r.status = :status", "status", filter.status().id());
        }
        conditions.addIfGiven("r.category = :category", "category", filter.category());
        conditions.addIfGiven("r.district = :district", "district", filter.district());
        if (filter.happening() == null) {
            addHolder(conditions, filter, "r");
        }
        if (filter.source() != null) {
            conditions.add("r.source = :source", "source", filter.source().id());
        }
        if (filter.warning() != null) {
            conditions.add(GRAVITY, "gravity", gravity(filter.warning()));
        }
        if (filter.overdue() != null || filter.state() != null) {
            conditions.parameters.put("now", at(clock.instant()));
        }
        conditions.addFlag(OVERDUE, filter.overdue());
        conditions.addFlag(OPEN, filter.open());
        conditions.addFlag(LISTED, filter.listed());
        conditions.addFlag(WAITING, filter.waiting());
        conditions.addFlag("r.round > 1", filter.reopened());
        conditions.addIfGiven(RATED, "rating", filter.rating());
        if (filter.submittedFrom() != null) {
            conditions.add("r.submitted_at >= :submittedFrom", "submittedFrom", startOf(filter.submittedFrom()));
        }
        if (filter.submittedTo() != null) {
            conditions.add(
                    "r.submitted_at < :submittedBefore",
                    "submittedBefore",
                    startOf(filter.submittedTo().plusDays(1)));
        }
        if (filter.clocksOf() != null || filter.waitingFor() != null) {
            conditions.parameters.put("clocksOf", Objects.requireNonNullElse(filter.clocksOf(), filter.waitingFor()));
        }
        if (filter.waitingFor() != null) {
            conditions.add(
                    RUNNING.formatted(" AND split_part(c.signer, '.', 1) = :waitingFor"),
                    "waitingFor",
                    filter.waitingFor());
        }
        if (filter.state() != null) {
            conditions.all.add(OPEN);
            conditions.addFlag(clocks(OVERDUE, filter), filter.state() == RequestFilter.State.OVERDUE);
            if (filter.state() != RequestFilter.State.OVERDUE) {
                conditions.addFlag(clocks(WARNED, filter), filter.state() == RequestFilter.State.WARNED);
            }
        }
        addHappening(conditions, filter);
        conditions.addIfGiven("r.entity_id = :filteredEntity", "filteredEntity", filter.entityId());
        String usual = query.usualWidthPattern();
        if (usual == null) {
            conditions.addIfGiven(WORDS, "pattern", query.likePattern());
        } else {
            conditions.addIfGiven(
                    "(" + WORDS + " OR " + WORDS.replace(":pattern", ":usual") + ")", "pattern", query.likePattern());
            conditions.parameters.put("usual", usual);
        }
        return conditions;
    }

    /** Only of the clocks of one authority, where one is asked for. */
    private static String clocks(String condition, RequestFilter filter) {
        return filter.clocksOf() == null && filter.waitingFor() == null
                ? condition
                : condition.replace(
                        "c.case_number = r.case_number",
                        "c.case_number = r.case_number AND split_part(c.signer, '.', 1) = :clocksOf");
    }

    /** Who has the request ({@code r}), or had the round of it that ended ({@code m}). */
    private static void addHolder(Conditions conditions, RequestFilter filter, String table) {
        if (filter.jurisdiction() != null) {
            conditions.add(
                    table + ".jurisdiction = :jurisdiction",
                    "jurisdiction",
                    filter.jurisdiction().id());
        }
        Government holder = filter.holder();
        if (holder != null) {
            conditions.add(
                    table + ".jurisdiction = :holdingJurisdiction",
                    "holdingJurisdiction",
                    holder.jurisdiction().id());
            String county = ServiceRequests.county(holder);
            if (county == null) {
                conditions.all.add(table + ".county IS NULL");
            } else {
                conditions.add(table + ".county = :holdingCounty", "holdingCounty", county);
            }
        }
        if (RequestFilter.NOBODY.equals(filter.responsible())) {
            conditions.all.add(table + ".responsible IS NULL");
        } else {
            conditions.addIfGiven(table + ".responsible = :responsible", "responsible", filter.responsible());
        }
    }

    private static void addHappening(Conditions conditions, RequestFilter filter) {
        RequestFilter.Happening happening = filter.happening();
        if (happening == null) {
            conditions.addFlag(clocks(LATE, filter), filter.late());
            return;
        }
        Conditions round = new Conditions();
        round.all.add("m.case_number = r.case_number");
        String within = "%1$s >= :monthStart AND %1$s < :monthEnd";
        String last = """
                NOT EXISTS (SELECT 1 FROM service_request_closing n
                    WHERE n.case_number = m.case_number AND n.round > m.round AND
                """;
        switch (happening.what()) {
            case CLOSED -> {
                round.all.add(within.formatted("m.closed_at"));
                round.all.add(last + within.formatted("n.closed_at") + ")");
            }
            case REOPENED -> {
                round.all.add(within.formatted("m.reopened_at"));
                round.all.add(last + within.formatted("n.reopened_at") + ")");
            }
            case RATED ->
                round.all.add("EXISTS (SELECT 1 FROM service_request_rating g WHERE g.case_number = m.case_number"
                        + " AND g.round = m.round AND " + within.formatted("g.at")
                        + (filter.rating() == null ? ")" : " AND g.grade = :rating)"));
        }
        addHolder(round, filter, "m");
        round.addFlag(clocks(LATE_IN_ROUND, filter), filter.late());
        conditions.parameters.putAll(round.parameters);
        conditions.add(
                "EXISTS (SELECT 1 FROM service_request_closing m WHERE " + String.join(" AND ", round.all) + ")",
                "monthStart",
                startOf(happening.month().atDay(1)));
        conditions.parameters.put(
                "monthEnd", startOf(happening.month().plusMonths(1).atDay(1)));
    }

    private static int gravity(WarningLevel level) {
        return switch (level) {
            case REMINDER -> 1;
            case YELLOW_CARD -> 2;
            case RED_CARD, LEADER, SUPERVISION -> 3;
        };
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(Zones.SHANGHAI).toOffsetDateTime();
    }

    /** The parts of a WHERE clause with their parameters. */
    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String condition, String name, Object value) {
            all.add(condition);
            parameters.put(name, value);
        }

        void addIfGiven(String condition, String name, @Nullable Object value) {
            if (value != null) {
                add(condition, name, value);
            }
        }

        void addFlag(String condition, @Nullable Boolean wanted) {
            if (wanted != null) {
                all.add(wanted ? condition : "NOT (" + condition + ")");
            }
        }

        String from(boolean withEntity) {
            return " FROM service_request r"
                    + (withEntity ? " JOIN business_entity e ON e.id = r.entity_id" : "")
                    + " WHERE " + String.join(" AND ", all);
        }
    }
}
