package org.huiqi.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.budget;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newEntity;
import static org.huiqi.funding.Ledgers.newPayer;
import static org.huiqi.funding.Ledgers.together;

import java.util.List;
import java.util.Set;
import org.huiqi.award.ConfirmOutcome.NotCumulative;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.policy.Cumulation.Rule;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.testing.HuiqiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What awards of other measures, of whatever level of government, do to the next one. */
@HuiqiTest
class NonCumulationTest {

    private static final String WORDS = "同类政策标准不一致的，按照从高不重复原则";

    @Autowired
    Awards awards;

    @Autowired
    FundingLedger ledger;

    private final long entity = newEntity();
    private final String province = newPayer();
    private final String city = newPayer();
    private final String provincial = "hn-measure-" + entity;
    private final String municipal = "jz-measure-" + entity;

    @BeforeEach
    void allotBudgets() {
        ledger.allot(allotment(FundingLayer.PROVINCE, province, "1000000"));
        ledger.allot(allotment(FundingLayer.CITY, city, "1000000"));
    }

    @Test
    void shouldTakeOffWhatTheProvinceGaveBeforeTheCity() {
        assertThat(grant(provincial, "province", province, "100", "0", Rule.HIGHEST)
                        .flag())
                .isEqualTo("confirmed");

        EarlierGrants earlier = earlier(municipal, Rule.HIGHEST);

        assertThat(earlier.deduction()).isEqualTo(Money.of(100));
        assertThat(earlier.higher()).hasSize(1);
        assertThat(earlier.higher().get(0).text()).isEqualTo(WORDS);
        assertThat(grant(municipal, "city", city, "50", "100", Rule.HIGHEST).flag())
                .isEqualTo("confirmed");
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.of(50));
    }

    @Test
    void shouldRefuseAnAwardThatLeavesTheEarlierOneOut() {
        CaseNumber first = newCase();
        grant(first, provincial, "province", province, "100", "0", Rule.HIGHEST, null, Set.of());

        ConfirmOutcome outcome = grant(municipal, "city", city, "150", "0", Rule.HIGHEST);

        assertThat(outcome.flag()).isEqualTo("cap-consumed");
        assertThat(outcome).isInstanceOfSatisfying(NotCumulative.class, refusal -> {
            assertThat(refusal.deduction()).isEqualTo(Money.of(100));
            assertThat(refusal.text()).contains("从高不重复", first.value(), "¥100.00", WORDS);
        });
        assertThat(budget(ledger, city).committed()).isEqualTo(Money.ZERO);
    }

    @Test
    void shouldPayTheHighestOfThreeToTheFen() {
        String third = "pds-measure-" + entity;
        grant(provincial, "province", province, "100.01", "0", Rule.HIGHEST);
        grant(municipal, "city", city, "0.01", "100.01", Rule.HIGHEST);

        EarlierGrants earlier = awards.earlierGrants(
                entity, third, null, List.of(related(provincial, Rule.HIGHEST), related(municipal, Rule.HIGHEST)));

        assertThat(earlier.deduction()).isEqualTo(Money.of("100.02"));
    }

    @Test
    void shouldTakeOffAnEarlierAwardOnceOverSeveralStages() {
        grant(provincial, "province", province, "80", "0", Rule.HIGHEST);
        assertThat(grant(newCase(), municipal, "city", city, "20", "80", Rule.HIGHEST, "filing", Set.of())
                        .flag())
                .isEqualTo("confirmed");

        assertThat(earlier(municipal, Rule.HIGHEST).deduction())
                .as("the first stage of 100 has absorbed it")
                .isEqualTo(Money.ZERO);
        assertThat(grant(newCase(), municipal, "city", city, "100", "0", Rule.HIGHEST, "listing", Set.of())
                        .flag())
                .isEqualTo("confirmed");
        assertThat(awards.grantedToDate(entity, Set.of(municipal)))
                .as("what the other document paid counts under this one's own cap")
                .isEqualTo(Money.of(200));
        assertThat(earlier(provincial, Rule.HIGHEST).deduction())
                .as("200 in all, of which 80 came from the province")
                .isEqualTo(Money.of(120));
    }

    @Test
    void shouldPayTheSameMoneyOnce() {
        CaseNumber first = newCase();
        grant(first, provincial, "province", province, "100", "0", Rule.SAME_AWARD, null, Set.of());

        ConfirmOutcome outcome = grant(municipal, "city", city, "300", "0", Rule.SAME_AWARD);

        assertThat(outcome).isInstanceOfSatisfying(NotCumulative.class, refusal -> assertThat(refusal.text())
                .contains("同一笔资金只发一次", first.value()));
    }

    @Test
    void shouldPayEachStageOfTheSameMoneyOnce() {
        grant(newCase(), provincial, "province", province, "100", "0", Rule.SAME_AWARD, "filing", Set.of());

        assertThat(grant(newCase(), municipal, "city", city, "100", "0", Rule.SAME_AWARD, "filing", Set.of())
                        .flag())
                .isEqualTo("cap-consumed");
        assertThat(grant(newCase(), municipal, "city", city, "100", "0", Rule.SAME_AWARD, "listing", Set.of())
                        .flag())
                .isEqualTo("confirmed");
    }

    @Test
    void shouldNotAddUpWhatIsOpenBeforeAnOfficialHasSeenIt() {
        CaseNumber first = newCase();
        grant(first, provincial, "province", province, "100", "0", Rule.OPEN, null, Set.of());

        assertThat(grant(municipal, "city", city, "100", "0", Rule.OPEN))
                .isInstanceOfSatisfying(NotCumulative.class, refusal -> assertThat(refusal.rule())
                        .isEqualTo(Rule.OPEN));
        assertThat(grant(newCase(), municipal, "city", city, "100", "0", Rule.OPEN, null, Set.of(first))
                        .flag())
                .isEqualTo("confirmed");
    }

    @Test
    void shouldLetOtherEntitiesAndUnrelatedMeasuresBe() {
        grant(provincial, "province", province, "100", "0", Rule.HIGHEST);

        assertThat(awards.earlierGrants(newEntity(), municipal, null, List.of(related(provincial, Rule.HIGHEST)))
                        .deduction())
                .isEqualTo(Money.ZERO);
        assertThat(awards.earlierGrants(entity, municipal, null, List.of()).deduction())
                .isEqualTo(Money.ZERO);
    }

    /** Two levels confirm at the same moment, each thinking it is the first: one of them must see the other. */
    @Test
    void shouldNeverPayTwoRelatedAwardsDecidedAtOnce() throws Exception {
        for (Rule rule : List.of(Rule.HIGHEST, Rule.SAME_AWARD, Rule.OPEN)) {
            long applicant = newEntity();
            List<ConfirmOutcome> outcomes = together(16, i -> {
                CaseNumber own = newCase();
                boolean isProvince = i % 2 == 0;
                return () -> awards.confirm(new ConfirmAward(
                        own,
                        applicant,
                        isProvince ? provincial : municipal,
                        1,
                        null,
                        Money.of(100),
                        YEAR,
                        null,
                        Money.of(100),
                        null,
                        Set.of(isProvince ? provincial : municipal),
                        List.of(isProvince ? line("province", province, "100") : line("city", city, "100")),
                        "第一条",
                        new NonCumulation(
                                List.of(related(isProvince ? municipal : provincial, rule)), Money.ZERO, Set.of())));
            });
            assertThat(outcomes.stream().filter(outcome -> outcome.flag().equals("confirmed")))
                    .as(rule.id())
                    .hasSize(1);
        }
    }

    private EarlierGrants earlier(String measure, Rule rule) {
        return awards.earlierGrants(entity, measure, null, List.of(related(otherOf(measure), rule)));
    }

    private ConfirmOutcome grant(
            String measure, String layer, String payer, String amount, String deducted, Rule rule) {
        return grant(newCase(), measure, layer, payer, amount, deducted, rule, null, Set.of());
    }

    private ConfirmOutcome grant(
            CaseNumber caseNumber,
            String measure,
            String layer,
            String payer,
            String amount,
            String deducted,
            Rule rule,
            @Nullable String stage,
            Set<CaseNumber> acknowledged) {
        return awards.confirm(new ConfirmAward(
                caseNumber,
                entity,
                measure,
                1,
                stage,
                Money.of(amount),
                YEAR,
                null,
                null,
                null,
                Set.of(measure),
                List.of(line(layer, payer, amount)),
                "第一条",
                new NonCumulation(List.of(related(otherOf(measure), rule)), Money.of(deducted), acknowledged)));
    }

    private String otherOf(String measure) {
        return measure.equals(provincial) ? municipal : provincial;
    }

    private static RelatedMeasure related(String measure, Rule rule) {
        return new RelatedMeasure(measure, rule, WORDS);
    }
}
