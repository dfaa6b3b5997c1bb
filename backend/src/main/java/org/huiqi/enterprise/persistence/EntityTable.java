package org.huiqi.enterprise.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.EntityFilters;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Business entities. */
@Repository
public class EntityTable {

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "name", "name",
            "uscc", "uscc",
            "kind", "kind",
            "kindName", "kind",
            "jurisdiction", "jurisdiction",
            "jurisdictionName", "jurisdiction",
            "district", "district");

    private final JdbcClient jdbc;

    EntityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new id, or empty where the credit code is known already. */
    public Optional<Long> insert(NewBusinessEntity entity, Instant at) {
        BankAccount account = entity.account();
        return jdbc.sql("""
                        INSERT INTO business_entity (uscc, name, kind, jurisdiction, district, invented,
                                                     bank_name, bank_account_name, bank_account_number, registered_at)
                        VALUES (:uscc, :name, :kind, :jurisdiction, :district, :invented,
                                :bankName, :accountName, :accountNumber, :at)
                        ON CONFLICT (uscc) DO NOTHING
                        RETURNING id
                        """)
                .param("uscc", entity.uscc().value())
                .param("name", entity.name())
                .param("kind", entity.kind().id())
                .param("jurisdiction", entity.jurisdiction().id())
                .param("district", entity.district())
                .param("invented", entity.invented())
                .param("bankName", account == null ? null : account.bankName())
                .param("accountName", account == null ? null : account.accountName())
                .param("accountNumber", account == null ? null : account.accountNumber())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    public Optional<BusinessEntity> find(long id) {
        return jdbc.sql("SELECT * FROM business_entity WHERE id = :id")
                .param("id", id)
                .query((row, n) -> entity(row))
                .optional();
    }

    public Optional<BusinessEntity> findByCode(UnifiedSocialCreditCode code) {
        return jdbc.sql("SELECT * FROM business_entity WHERE uscc = :uscc")
                .param("uscc", code.value())
                .query((row, n) -> entity(row))
                .optional();
    }

    public Listing<BusinessEntity> list(ListQuery query, EntityFilters filters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        Set<Jurisdiction> within = filters.within();
        if (within != null) {
            // An empty IN list is not SQL; nothing is within nothing.
            conditions.add(within.isEmpty() ? "false" : "jurisdiction IN (:within)");
            parameters.put("within", within.stream().map(Jurisdiction::id).toList());
        }
        add(
                conditions,
                parameters,
                "jurisdiction",
                filters.jurisdiction() == null ? null : filters.jurisdiction().id());
        add(
                conditions,
                parameters,
                "kind",
                filters.kind() == null ? null : filters.kind().id());
        add(conditions, parameters, "district", filters.district());
        String pattern = query.likePattern();
        if (pattern != null) {
            conditions.add("(name ILIKE :pattern OR uscc ILIKE :pattern)");
            parameters.put("pattern", pattern);
        }
        String where = " FROM business_entity WHERE " + String.join(" AND ", conditions);
        long total = jdbc.sql("SELECT count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        List<BusinessEntity> rows = jdbc.sql(
                        "SELECT *" + where + query.orderBy(SORTABLE, "id") + " LIMIT :limit OFFSET :offset")
                .params(parameters)
                .param("limit", query.perPage())
                .param("offset", query.offset())
                .query((row, n) -> entity(row))
                .list();
        return new Listing<>(rows, total);
    }

    public void moveTo(long id, String district) {
        jdbc.sql("UPDATE business_entity SET district = :district WHERE id = :id")
                .param("district", district)
                .param("id", id)
                .update();
    }

    private static void add(
            List<String> conditions, Map<String, Object> parameters, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            parameters.put(column, value);
        }
    }

    private static BusinessEntity entity(ResultSet row) throws SQLException {
        String bankName = row.getString("bank_name");
        return new BusinessEntity(
                row.getLong("id"),
                new UnifiedSocialCreditCode(row.getString("uscc")),
                row.getString("name"),
                EntityKind.of(row.getString("kind")),
                Jurisdiction.of(row.getString("jurisdiction")),
                row.getString("district"),
                row.getBoolean("invented"),
                bankName == null
                        ? null
                        : new BankAccount(
                                bankName, row.getString("bank_account_name"), row.getString("bank_account_number")));
    }
}
