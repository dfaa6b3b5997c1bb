package org.huiqi.funding.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.funding.domain.AccountKind;
import org.huiqi.funding.domain.BudgetKey;
import org.huiqi.funding.domain.Commitment;
import org.huiqi.funding.domain.Entry;
import org.huiqi.funding.domain.LedgerTransaction;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the ledger. A budget's row is locked before anything of the budget moves, budgets in the order of their ids. */
@Repository
public class LedgerRepository {

    private final JdbcClient jdbc;

    public LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of the budget with its four accounts, made where it is the first time that it is named. */
    public long openBudget(BudgetKey key) {
        Optional<Long> made =
                jdbc.sql("""
                        INSERT INTO ledger_budget (jurisdiction, layer, payer, budget_year)
                        VALUES (:jurisdiction, :layer, :payer, :year)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """).params(parameters(key)).query(Long.class).optional();
        if (made.isPresent()) {
            for (AccountKind kind : AccountKind.values()) {
                jdbc.sql("INSERT INTO ledger_account (budget_id, kind) VALUES (:budget, :kind)")
                        .param("budget", made.get())
                        .param("kind", kind.column())
                        .update();
            }
            return made.get();
        }
        return findBudget(key).orElseThrow(() -> new IllegalStateException("No budget after opening it: " + key));
    }

    /** Locks those of the budgets that exist until the transaction ends; ids by key. */
    public Map<BudgetKey, Long> lock(Collection<BudgetKey> keys) {
        Map<BudgetKey, Long> ids = new LinkedHashMap<>();
        keys.forEach(key -> findBudget(key).ifPresent(id -> ids.put(key, id)));
        ids.values().stream().distinct().sorted(Comparator.naturalOrder()).forEach(this::lock);
        return ids;
    }

    public void lock(long budgetId) {
        jdbc.sql("SELECT id FROM ledger_budget WHERE id = :id FOR NO KEY UPDATE")
                .param("id", budgetId)
                .query(Long.class)
                .single();
    }

    public Money balance(long budgetId, AccountKind kind) {
        return new Money(jdbc.sql("SELECT balance FROM ledger_account WHERE budget_id = :budget AND kind = :kind")
                .param("budget", budgetId)
                .param("kind", kind.column())
                .query(BigDecimal.class)
                .single());
    }

    public void post(LedgerTransaction transaction, String recordedBy, Instant at) {
        CaseNumber caseNumber = transaction.caseNumber();
        long id = jdbc.sql("""
                        INSERT INTO ledger_transaction (kind, case_number, reference, recorded_by, recorded_at)
                        VALUES (:kind, :case, :reference, :by, :at)
                        RETURNING id
                        """)
                .param("kind", transaction.kind().column())
                .param("case", caseNumber == null ? null : caseNumber.value())
                .param("reference", transaction.reference())
                .param("by", recordedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (Entry entry : transaction.entries()) {
            jdbc.sql("""
                            INSERT INTO ledger_entry (transaction_id, account_id, amount)
                            SELECT :transaction, id, :amount FROM ledger_account WHERE budget_id = :budget AND kind = :kind
                            """)
                    .param("transaction", id)
                    .param("amount", entry.amount().yuan())
                    .param("budget", entry.budgetId())
                    .param("kind", entry.account().column())
                    .update();
        }
    }

    public void addCommitment(CaseNumber caseNumber, String layer, long budgetId, Money amount) {
        jdbc.sql("""
                        INSERT INTO funding_commitment (case_number, layer, budget_id, amount, state)
                        VALUES (:case, :layer, :budget, :amount, 'committed')
                        """)
                .param("case", caseNumber.value())
                .param("layer", layer)
                .param("budget", budgetId)
                .param("amount", amount.yuan())
                .update();
    }

    /** Moves an open commitment to its last state; false where it was not open any more. */
    public boolean closeCommitment(long id, String state) {
        return jdbc.sql("UPDATE funding_commitment SET state = :state WHERE id = :id AND state = 'committed'")
                        .param("id", id)
                        .param("state", state)
                        .update()
                == 1;
    }

    /** Committed and settled shares of the case, the highest layer first. */
    public List<Commitment> commitmentsOf(CaseNumber caseNumber) {
        return jdbc.sql("""
                        SELECT c.id, c.budget_id, c.amount, c.state, b.jurisdiction, b.layer, b.payer, b.budget_year
                        FROM funding_commitment c JOIN ledger_budget b ON b.id = c.budget_id
                        WHERE c.case_number = :case AND c.state <> 'released'
                        ORDER BY array_position(ARRAY['central', 'province', 'city', 'district', 'local'], c.layer), c.id
                        """)
                .param("case", caseNumber.value())
                .query((row, number) -> new Commitment(
                        row.getLong("id"),
                        row.getLong("budget_id"),
                        keyOf(row),
                        new Money(row.getBigDecimal("amount")),
                        row.getString("state").equals("settled")))
                .list();
    }

    private Optional<Long> findBudget(BudgetKey key) {
        return jdbc.sql("""
                        SELECT id FROM ledger_budget
                        WHERE jurisdiction = :jurisdiction AND layer = :layer AND payer = :payer AND budget_year = :year
                        """).params(parameters(key)).query(Long.class).optional();
    }

    private static BudgetKey keyOf(ResultSet row) throws SQLException {
        return new BudgetKey(
                Jurisdiction.of(row.getString("jurisdiction")),
                row.getString("layer"),
                row.getString("payer"),
                row.getInt("budget_year"));
    }

    private static Map<String, Object> parameters(BudgetKey key) {
        return Map.of(
                "jurisdiction", key.jurisdiction().id(),
                "layer", key.layer(),
                "payer", key.payer(),
                "year", key.year());
    }
}
