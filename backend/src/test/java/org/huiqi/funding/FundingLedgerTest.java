package org.huiqi.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.budget;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newPayer;
import static org.huiqi.funding.Ledgers.together;

import java.math.BigDecimal;
import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class FundingLedgerTest {

    @Autowired
    FundingLedger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final String city = newPayer();
    private final String district = newPayer();
    private final CaseNumber caseNumber = newCase();

    @Test
    void shouldAddAllotmentsUp() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000.00"));

        BudgetView budget = ledger.allot(allotment(FundingLayer.CITY, city, "0.01"));

        assertThat(budget.allotted()).isEqualTo(Money.of("1000.01"));
        assertThat(budget.available()).isEqualTo(Money.of("1000.01"));
    }

    @Test
    void shouldMoveMoneyFromAvailableToCommittedToDisbursed() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));

        CommitOutcome outcome = ledger.commit(caseNumber, YEAR, List.of(line("city", city, "333.33")));

        assertThat(outcome.isCommitted()).isTrue();
        assertThat(budget(ledger, city).available()).isEqualTo(Money.of("666.67"));
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of("333.33"));

        ledger.settle(caseNumber, "city", Money.of("333.33"));

        BudgetView after = budget(ledger, city);
        assertThat(after.committed()).isEqualTo(Money.ZERO);
        assertThat(after.disbursed()).isEqualTo(Money.of("333.33"));
        assertThat(after.allotted()).isEqualTo(after.available().plus(after.disbursed()));
    }

    @Test
    void shouldCommitAllLinesOrNoneAndNameWhoLacksWhat() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        ledger.allot(allotment(FundingLayer.DISTRICT, district, "499.99"));

        CommitOutcome outcome =
                ledger.commit(caseNumber, YEAR, List.of(line("city", city, "500"), line("district", district, "500")));

        assertThat(outcome)
                .isEqualTo(new CommitOutcome.BudgetExhausted(
                        List.of(new BudgetShortfall("district", district, YEAR, Money.of(500), Money.of("499.99")))));
        assertThat(((CommitOutcome.BudgetExhausted) outcome).shortfalls().get(0).missing())
                .isEqualTo(Money.of("0.01"));
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.ZERO);
        assertThat(ledger.linesOf(caseNumber)).isEmpty();
    }

    @Test
    void shouldTakeAnUnknownBudgetForAnEmptyOne() {
        CommitOutcome outcome = ledger.commit(caseNumber, YEAR, List.of(line("city", city, "1")));

        assertThat(outcome).isInstanceOf(CommitOutcome.BudgetExhausted.class);
    }

    @Test
    void shouldCommitOnceHoweverOftenAsked() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        List<FundingLine> lines = List.of(line("city", city, "600"));
        ledger.commit(caseNumber, YEAR, lines);

        assertThat(ledger.commit(caseNumber, YEAR, lines).isCommitted()).isTrue();

        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of(600));
        assertThatThrownBy(() -> ledger.commit(caseNumber, YEAR, List.of(line("city", city, "601"))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("commitment-exists"));
    }

    @Test
    void shouldGiveBackWhatIsReleasedAndCommitAnew() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        ledger.commit(caseNumber, YEAR, List.of(line("city", city, "600")));

        ledger.release(caseNumber, "withdrawn");
        ledger.release(caseNumber, "withdrawn");

        assertThat(budget(ledger, city).available()).isEqualTo(Money.of(1000));
        assertThat(ledger.commit(caseNumber, YEAR, List.of(line("city", city, "700")))
                        .isCommitted())
                .isTrue();
        assertThat(budget(ledger, city).available()).isEqualTo(Money.of(300));
    }

    @Test
    void shouldSettleALayerOnce() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        ledger.commit(caseNumber, YEAR, List.of(line("city", city, "600")));
        ledger.settle(caseNumber, "city", Money.of(600));

        assertThatThrownBy(() -> ledger.settle(caseNumber, "city", Money.of(600)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("commitment-missing"));
        ledger.release(caseNumber, "too late");
        assertThat(budget(ledger, city).disbursed()).isEqualTo(Money.of(600));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheCallerRollsBack() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        long before = count("ledger_entry");

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            ledger.commit(caseNumber, YEAR, List.of(line("city", city, "600")));
            status.setRollbackOnly();
        });

        assertThat(count("ledger_entry")).isEqualTo(before);
        assertThat(ledger.linesOf(caseNumber)).isEmpty();
        assertThat(budget(ledger, city).available()).isEqualTo(Money.of(1000));
    }

    @Test
    void shouldNeverOverspendABudgetThatManyWantAtOnce() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));

        List<CommitOutcome> outcomes = together(32, i -> {
            CaseNumber own = newCase();
            return () -> ledger.commit(own, YEAR, List.of(line("city", city, "100.01")));
        });

        assertThat(outcomes.stream().filter(CommitOutcome::isCommitted)).hasSize(9);
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of("900.09"));
        assertThat(budget(ledger, city).available()).isEqualTo(Money.of("99.91"));
    }

    @Test
    void shouldCommitOneCaseOnceWhenAskedManyTimesAtOnce() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));

        List<CommitOutcome> outcomes =
                together(16, i -> () -> ledger.commit(caseNumber, YEAR, List.of(line("city", city, "100"))));

        assertThat(outcomes).allMatch(CommitOutcome::isCommitted);
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of(100));
    }

    @Test
    void shouldNotBlockForeverWhenCasesNameTheirBudgetsInDifferentOrders() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, city, "10000"));
        ledger.allot(allotment(FundingLayer.DISTRICT, district, "10000"));
        FundingLine fromCity = line("city", city, "10");
        FundingLine fromDistrict = line("district", district, "10");

        List<CommitOutcome> outcomes = together(32, i -> {
            CaseNumber own = newCase();
            List<FundingLine> lines = i % 2 == 0 ? List.of(fromCity, fromDistrict) : List.of(fromDistrict, fromCity);
            return () -> ledger.commit(own, YEAR, lines);
        });

        assertThat(outcomes).allMatch(CommitOutcome::isCommitted);
        assertThat(budget(ledger, district).committed()).isEqualTo(Money.of(320));
    }

    @Test
    void shouldOpenABudgetOnceWhenManyAllotAtOnce() throws Exception {
        together(16, i -> () -> ledger.allot(allotment(FundingLayer.CITY, city, "1")));

        assertThat(budget(ledger, city).allotted()).isEqualTo(Money.of(16));
    }

    @Test
    void shouldRefuseChangesToWhatIsOnRecord() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));

        refused("UPDATE ledger_entry SET amount = amount + 1");
        refused("DELETE FROM ledger_entry");
        refused("TRUNCATE ledger_entry");
        refused("UPDATE ledger_transaction SET recorded_by = 'somebody'");
        refused("DELETE FROM ledger_transaction");
        refused("UPDATE ledger_account SET balance = balance + 1");
        refused("DELETE FROM ledger_account");
    }

    @Test
    void shouldRefuseATransactionThatDoesNotSumToZeroAtCommit() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));

        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(
                                status -> jdbc.sql("""
                                        WITH t AS (
                                            INSERT INTO ledger_transaction (kind, reference, recorded_by, recorded_at)
                                            VALUES ('allot', 'x', 'x', now()) RETURNING id)
                                        INSERT INTO ledger_entry (transaction_id, account_id, amount)
                                        SELECT t.id, a.id, 5 FROM t, ledger_account a
                                        JOIN ledger_budget b ON b.id = a.budget_id
                                        WHERE b.payer = :payer AND a.kind = 'available'
                                        """).param("payer", city).update()))
                .rootCause()
                .hasMessageContaining("not balanced");
        assertThat(budget(ledger, city).available()).isEqualTo(Money.of(1000));
    }

    @Test
    void shouldKeepEveryBalanceTheSumOfItsEntries() {
        ledger.allot(allotment(FundingLayer.CITY, city, "1000"));
        ledger.commit(caseNumber, YEAR, List.of(line("city", city, "600")));

        BigDecimal drift = jdbc.sql("""
                        SELECT coalesce(sum(abs(a.balance - coalesce(e.total, 0))), 0)
                        FROM ledger_account a
                        LEFT JOIN (SELECT account_id, sum(amount) AS total FROM ledger_entry GROUP BY account_id) e
                               ON e.account_id = a.id
                        """).query(BigDecimal.class).single();

        assertThat(drift).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
