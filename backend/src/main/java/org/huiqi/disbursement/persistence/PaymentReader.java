package org.huiqi.disbursement.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PaymentState;
import org.huiqi.funding.FundingLayer;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payment orders as people look for them. */
@Repository
public class PaymentReader {

    static final String ORDERS = """
            SELECT o.id, o.case_number, o.entity_id, o.payee_name, o.jurisdiction, o.layer, o.payer, o.amount, o.purpose,
                   o.state, o.batch_number, o.issued_at, o.receipt_number, o.paid_on, o.failure_reason
            FROM payment_order o
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "o.id",
            "caseNumber", "o.case_number",
            "payeeName", "o.payee_name",
            "payer", "o.payer",
            "amount", "o.amount",
            "state", "o.state",
            "batchNumber", "o.batch_number",
            "paidOn", "o.paid_on");

    private final JdbcClient jdbc;

    public PaymentReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is looked for; {@code jurisdictions} are those that the reader may see. */
    public record Filter(
            Set<Jurisdiction> jurisdictions,
            @Nullable PaymentState state,
            @Nullable String caseNumber,
            @Nullable String batchNumber) {}

    public Listing<PaymentOrder> list(ListQuery query, Filter filter) {
        if (filter.jurisdictions().isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        StringBuilder where = new StringBuilder(" WHERE o.jurisdiction IN (:jurisdictions)");
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("jurisdictions", ids(filter.jurisdictions()));
        PaymentState state = filter.state();
        if (state != null) {
            where.append(" AND o.state = :state");
            parameters.put("state", state.id());
        }
        if (filter.caseNumber() != null) {
            where.append(" AND o.case_number = :case");
            parameters.put("case", filter.caseNumber());
        }
        if (filter.batchNumber() != null) {
            where.append(" AND o.batch_number = :batch");
            parameters.put("batch", filter.batchNumber());
        }
        if (query.likePattern() != null) {
            where.append(" AND (o.payee_name ILIKE :q OR o.case_number ILIKE :q OR o.receipt_number ILIKE :q)");
            parameters.put("q", query.likePattern());
        }
        long total = jdbc.sql("SELECT count(*) FROM payment_order o" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<PaymentOrder> rows = jdbc.sql(
                        ORDERS + where + query.orderBy(SORTABLE, "o.id DESC") + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(PaymentReader::order)
                .list();
        return new Listing<>(rows, total);
    }

    public List<PaymentOrder> byIds(Collection<Long> ids) {
        return jdbc.sql(ORDERS + " WHERE o.id IN (:ids) ORDER BY o.id")
                .param("ids", ids)
                .query(PaymentReader::order)
                .list();
    }

    static List<String> ids(Set<Jurisdiction> jurisdictions) {
        return jurisdictions.stream().map(Jurisdiction::id).toList();
    }

    static PaymentOrder order(ResultSet row, int number) throws SQLException {
        Jurisdiction jurisdiction = Jurisdiction.of(row.getString("jurisdiction"));
        FundingLayer layer = FundingLayer.of(row.getString("layer"));
        PaymentState state = PaymentState.of(row.getString("state"));
        return new PaymentOrder(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getLong("entity_id"),
                row.getString("payee_name"),
                jurisdiction,
                layer,
                layer.chineseName(),
                row.getString("payer"),
                new Money(row.getBigDecimal("amount")),
                row.getString("purpose"),
                state,
                state.chineseName(),
                row.getString("batch_number"),
                instantOrNull(row, "issued_at"),
                row.getString("receipt_number"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("failure_reason"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
