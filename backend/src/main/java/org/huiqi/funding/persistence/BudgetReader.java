package org.huiqi.funding.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.funding.BudgetFilter;
import org.huiqi.funding.BudgetView;
import org.huiqi.funding.FundingLayer;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Budgets as people look at them. */
@Repository
public class BudgetReader {

    private static final String VIEW = """
            SELECT b.id, b.jurisdiction, b.layer, b.payer, b.budget_year,
                   -max(a.balance) FILTER (WHERE a.kind = 'source') AS allotted,
                   max(a.balance) FILTER (WHERE a.kind = 'committed') AS committed,
                   max(a.balance) FILTER (WHERE a.kind = 'disbursed') AS disbursed,
                   max(a.balance) FILTER (WHERE a.kind = 'available') AS available
            FROM ledger_budget b JOIN ledger_account a ON a.budget_id = b.id
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "jurisdiction", "jurisdiction",
            "layer", "layer",
            "payer", "payer",
            "year", "budget_year",
            "allotted", "allotted",
            "committed", "committed",
            "disbursed", "disbursed",
            "available", "available");

    private final JdbcClient jdbc;

    public BudgetReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public BudgetView get(long budgetId) {
        return jdbc.sql(VIEW + " WHERE b.id = :id GROUP BY b.id")
                .param("id", budgetId)
                .query(BudgetReader::view)
                .single();
    }

    public Listing<BudgetView> list(ListQuery query, BudgetFilter filter) {
        if (filter.jurisdictions().isEmpty()) {
            return new Listing<>(List.of(), 0);
        }
        StringBuilder where = new StringBuilder(" WHERE b.jurisdiction IN (:jurisdictions)");
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "jurisdictions",
                filter.jurisdictions().stream().map(Jurisdiction::id).toList());
        FundingLayer layer = filter.layer();
        if (layer != null) {
            where.append(" AND b.layer = :layer");
            parameters.put("layer", layer.id());
        }
        if (filter.year() != null) {
            where.append(" AND b.budget_year = :year");
            parameters.put("year", filter.year());
        }
        if (filter.payer() != null) {
            where.append(" AND b.payer = :payer");
            parameters.put("payer", filter.payer());
        }
        if (query.likePattern() != null) {
            where.append(" AND b.payer ILIKE :q");
            parameters.put("q", query.likePattern());
        }
        long total = jdbc.sql("SELECT count(*) FROM ledger_budget b" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<BudgetView> rows = jdbc.sql("SELECT * FROM (" + VIEW + where + " GROUP BY b.id) budget"
                        + query.orderBy(SORTABLE, "budget_year DESC, id")
                        + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query(BudgetReader::view)
                .list();
        return new Listing<>(rows, total);
    }

    private static BudgetView view(ResultSet row, int number) throws SQLException {
        Jurisdiction jurisdiction = Jurisdiction.of(row.getString("jurisdiction"));
        FundingLayer layer = FundingLayer.of(row.getString("layer"));
        return new BudgetView(
                row.getLong("id"),
                jurisdiction,
                jurisdiction.chineseName(),
                layer,
                layer.chineseName(),
                row.getString("payer"),
                row.getInt("budget_year"),
                new Money(row.getBigDecimal("allotted")),
                new Money(row.getBigDecimal("committed")),
                new Money(row.getBigDecimal("disbursed")),
                new Money(row.getBigDecimal("available")));
    }
}
