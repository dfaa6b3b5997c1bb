package org.huiqi.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.budget;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newEntity;
import static org.huiqi.funding.Ledgers.newPayer;
import static org.huiqi.funding.Ledgers.together;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.testing.HuiqiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class AwardsTest {

    @Autowired
    Awards awards;

    @Autowired
    FundingLedger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final long entity = newEntity();
    private final String payer = newPayer();
    private final String measure = "measure-" + entity;

    @Test
    void shouldNameTheFirstCaseWhereTheSlotIsTaken() {
        CaseNumber first = newCase();
        awards.claimSlot(entity, "listing/filing", first);
        awards.claimSlot(entity, "listing/filing", first);

        assertThatThrownBy(() -> awards.claimSlot(entity, "listing/filing", newCase()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.code()).isEqualTo("application-exists");
                    assertThat(problem.parameters()).containsEntry("caseNumber", first.value());
                });
        awards.claimSlot(entity, "listing/acceptance", newCase());
    }

    @Test
    void shouldFreeTheSlotOfACaseThatEndedWithoutAnAward() {
        CaseNumber first = newCase();
        awards.claimSlot(entity, "listing/filing", first);

        awards.releaseSlot(first);

        awards.claimSlot(entity, "listing/filing", newCase());
    }

    @Test
    void shouldGiveASlotToOneOfManyClaims() throws Exception {
        List<Boolean> won = together(16, i -> {
            CaseNumber own = newCase();
            return () -> {
                try {
                    awards.claimSlot(entity, "listing/filing", own);
                    return true;
                } catch (ProblemException refused) {
                    return false;
                }
            };
        });

        assertThat(won.stream().filter(taken -> taken)).hasSize(1);
    }

    @Test
    void shouldConfirmWithEachLayersShareToTheFen() {
        String district = newPayer();
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        ledger.allot(allotment(FundingLayer.DISTRICT, district, "1000"));
        List<Money> shares = Money.of("100.01").split(List.of(new BigDecimal("0.5"), new BigDecimal("0.5")));
        List<FundingLine> lines = List.of(
                new FundingLine("city", payer, Jurisdiction.PINGDINGSHAN, shares.get(0)),
                new FundingLine("district", district, Jurisdiction.PINGDINGSHAN, shares.get(1)));
        CaseNumber caseNumber = newCase();

        ConfirmOutcome outcome = awards.confirm(new ConfirmAward(
                caseNumber,
                entity,
                measure,
                1,
                "filing",
                Money.of("100.01"),
                YEAR,
                null,
                null,
                null,
                Set.of(measure),
                lines,
                "第一条"));

        assertThat(outcome.flag()).isEqualTo("confirmed");
        AwardView award = awards.find(caseNumber).orElseThrow();
        assertThat(award.lines()).isEqualTo(lines);
        assertThat(award.amount()).isEqualTo(Money.of("100.01"));
        assertThat(budget(ledger, payer)
                        .committed()
                        .plus(budget(ledger, district).committed()))
                .isEqualTo(Money.of("100.01"));
        assertThat(awards.awardsOf(entity)).containsExactly(award);
    }

    @Test
    void shouldKeepTheYearlyCapOverTheMeasuresCountedTogether() {
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        confirm(newCase(), entity, measure + "-b", "70", "100", Set.of(measure, measure + "-b"));

        ConfirmOutcome outcome = confirm(newCase(), entity, measure, "30.01", "100", Set.of(measure, measure + "-b"));

        assertThat(outcome).isEqualTo(new ConfirmOutcome.CapConsumed(CapKind.ANNUAL, Money.of(100), Money.of(70)));
        assertThat(awards.grantedInYear(entity, Set.of(measure, measure + "-b"), YEAR))
                .isEqualTo(Money.of(70));
        assertThat(awards.grantedInYear(entity, Set.of(measure), YEAR)).isEqualTo(Money.ZERO);
        assertThat(awards.grantedInYear(entity, Set.of(measure + "-b"), YEAR - 1))
                .isEqualTo(Money.ZERO);
        assertThat(awards.grantedToDate(entity, Set.of())).isEqualTo(Money.ZERO);
        assertThat(budget(ledger, payer).committed()).isEqualTo(Money.of(70));
    }

    @Test
    void shouldLeaveNoAwardWhereTheBudgetIsExhausted() {
        ledger.allot(allotment(FundingLayer.CITY, payer, "99.99"));
        CaseNumber caseNumber = newCase();

        ConfirmOutcome outcome = confirm(caseNumber, entity, measure, "100", null, Set.of(measure));

        assertThat(outcome).isInstanceOfSatisfying(ConfirmOutcome.BudgetExhausted.class, exhausted -> assertThat(
                        exhausted.shortfalls().get(0).text())
                .contains(payer, "尚缺¥0.01"));
        assertThat(awards.find(caseNumber)).isEmpty();
        ledger.allot(allotment(FundingLayer.CITY, payer, "0.01"));
        assertThat(confirm(caseNumber, entity, measure, "100", null, Set.of(measure))
                        .flag())
                .isEqualTo("confirmed");
    }

    @Test
    void shouldNeverExceedCapNorBudgetWhenManyConfirmAtOnce() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, payer, "700"));

        List<ConfirmOutcome> outcomes = together(32, i -> {
            CaseNumber own = newCase();
            long applicant = i % 2 == 0 ? entity : entity + 500_000;
            return () -> confirm(own, applicant, measure, "100", "400", Set.of(measure));
        });

        assertThat(outcomes.stream().filter(outcome -> outcome.flag().equals("confirmed")))
                .hasSize(7);
        assertThat(budget(ledger, payer).committed()).isEqualTo(Money.of(700));
        assertThat(awards.grantedInYear(entity, Set.of(measure), YEAR)).isLessThanOrEqualTo(Money.of(400));
        assertThat(awards.grantedInYear(entity + 500_000, Set.of(measure), YEAR))
                .isLessThanOrEqualTo(Money.of(400));
    }

    @Test
    void shouldKeepTheCapWhenGroupsOverlapAndNameTheirMeasuresInAnyOrder() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, payer, "100000"));
        String other = measure + "-b";

        List<ConfirmOutcome> outcomes = together(32, i -> {
            CaseNumber own = newCase();
            String policy = i % 2 == 0 ? measure : other;
            Set<String> group = i % 2 == 0 ? Set.of(measure, other, "x") : Set.of("y", other, measure);
            return () -> confirm(own, entity, policy, "100", "1000", group);
        });

        assertThat(outcomes.stream().filter(outcome -> outcome.flag().equals("confirmed")))
                .hasSize(10);
        assertThat(awards.grantedToDate(entity, Set.of(measure, other))).isEqualTo(Money.of(1000));
    }

    @Test
    void shouldKeepTheProgrammeCapOverAllEntities() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, payer, "100000"));

        List<ConfirmOutcome> outcomes = together(32, i -> {
            CaseNumber own = newCase();
            long applicant = newEntity();
            return () -> awards.confirm(new ConfirmAward(
                    own,
                    applicant,
                    measure,
                    1,
                    null,
                    Money.of(100),
                    YEAR,
                    null,
                    null,
                    Money.of(550),
                    Set.of(measure),
                    List.of(line("city", payer, "100")),
                    "第一条"));
        });

        assertThat(outcomes.stream().filter(outcome -> outcome.flag().equals("confirmed")))
                .hasSize(5);
        assertThat(outcomes.stream().filter(outcome -> outcome.flag().equals("cap-consumed")))
                .hasSize(27);
    }

    @Test
    void shouldConfirmOneCaseOnceWhenAskedManyTimesAtOnce() throws Exception {
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        CaseNumber caseNumber = newCase();

        List<ConfirmOutcome> outcomes =
                together(16, i -> () -> confirm(caseNumber, entity, measure, "100", "100", Set.of(measure)));

        assertThat(outcomes).allMatch(outcome -> outcome.flag().equals("confirmed"));
        assertThat(outcomes).containsOnly(outcomes.get(0));
        assertThat(awards.grantedToDate(entity, Set.of(measure))).isEqualTo(Money.of(100));
        assertThat(budget(ledger, payer).committed()).isEqualTo(Money.of(100));
    }

    @Test
    void shouldRefuseToConfirmACaseAgainWithAnotherAmount() {
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        CaseNumber caseNumber = newCase();
        confirm(caseNumber, entity, measure, "100", null, Set.of(measure));

        assertThatThrownBy(() -> confirm(caseNumber, entity, measure, "101", null, Set.of(measure)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("already-awarded"));
        assertThatThrownBy(() -> awards.releaseSlot(caseNumber))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("already-awarded"));
    }

    @Test
    void shouldLeaveNothingBehindWhenTheCallerRollsBack() {
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        CaseNumber caseNumber = newCase();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            confirm(caseNumber, entity, measure, "100", null, Set.of(measure));
            status.setRollbackOnly();
        });

        assertThat(awards.find(caseNumber)).isEmpty();
        assertThat(budget(ledger, payer).available()).isEqualTo(Money.of(1000));
    }

    @Test
    void shouldRefuseChangesToWhatIsGranted() {
        ledger.allot(allotment(FundingLayer.CITY, payer, "1000"));
        confirm(newCase(), entity, measure, "100", null, Set.of(measure));

        for (String sql : List.of(
                "UPDATE award SET amount = amount + 1",
                "DELETE FROM award",
                "UPDATE award_line SET amount = amount + 1",
                "DELETE FROM award_line")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void shouldRefuseLinesThatDoNotAddUp() {
        assertThatThrownBy(() -> new ConfirmAward(
                        newCase(),
                        entity,
                        measure,
                        1,
                        null,
                        Money.of(100),
                        YEAR,
                        null,
                        null,
                        null,
                        Set.of(measure),
                        List.of(line("city", payer, "99.99")),
                        "第一条"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ConfirmOutcome confirm(
            CaseNumber caseNumber,
            long applicant,
            String policy,
            String amount,
            @Nullable String annualCap,
            Set<String> group) {
        return awards.confirm(new ConfirmAward(
                caseNumber,
                applicant,
                policy,
                1,
                null,
                Money.of(amount),
                YEAR,
                annualCap == null ? null : Money.of(annualCap),
                null,
                null,
                group,
                List.of(line("city", payer, amount)),
                "第一条"));
    }
}
