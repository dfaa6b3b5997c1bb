package org.huiqi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.funding.Ledgers.YEAR;
import static org.huiqi.funding.Ledgers.allotment;
import static org.huiqi.funding.Ledgers.line;
import static org.huiqi.funding.Ledgers.newCase;
import static org.huiqi.funding.Ledgers.newEntity;
import static org.huiqi.funding.Ledgers.newPayer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.award.Awards;
import org.huiqi.award.ConfirmAward;
import org.huiqi.award.ConfirmOutcome;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.FundingLedger;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Money;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What earlier awards of this system answer, so that nobody is asked for it. */
@HuiqiTest
class VerdictsFromAwardsTest {

    private static final String ONCE = "pds-ceex-listing-award";
    private static final String YEARLY = "pds-ceex-refinancing-award";
    private static final String TO_DATE = "hn-listing-central-plains";

    @Autowired
    Verdicts verdicts;

    @Autowired
    PolicyLibrary policies;

    @Autowired
    Awards awards;

    @Autowired
    FundingLedger ledger;

    @Autowired
    TestClock clock;

    private final long entity = newEntity();

    @BeforeEach
    void inTheYearOfTheAllotments() {
        clock.set(Instant.parse(YEAR + "-11-21T02:00:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void shouldAnswerForAnEntityThatWasNeverAwarded() {
        assertThat(answers(ONCE, entity)).containsEntry("hasReceivedThisAward", false);
        assertThat((BigDecimal) answers(YEARLY, entity).get("grantedThisYearAmount"))
                .isEqualByComparingTo("0");
    }

    @Test
    void shouldAnswerThatTheAwardWasReceivedBefore() {
        award(ONCE, "300000");

        assertThat(answers(ONCE, entity)).containsEntry("hasReceivedThisAward", true);
        assertThat(answers(ONCE, newEntity())).as("somebody else's award").containsEntry("hasReceivedThisAward", false);
    }

    @Test
    void shouldAddUpTheAwardsOfTheYear() {
        award(YEARLY, "120000.50");
        award(YEARLY, "80000");
        award(ONCE, "300000");

        assertThat((BigDecimal) answers(YEARLY, entity).get("grantedThisYearAmount"))
                .as("other measures do not count against this cap")
                .isEqualByComparingTo("200000.50");

        clock.set(Instant.parse((YEAR + 1) + "-01-05T02:00:00Z"));
        assertThat((BigDecimal) answers(YEARLY, entity).get("grantedThisYearAmount"))
                .as("a new year begins at nothing")
                .isEqualByComparingTo("0");
    }

    @Test
    void shouldKeepWhatWasGrantedToDateOverTheYears() {
        award(TO_DATE, "100000");

        clock.set(Instant.parse((YEAR + 1) + "-01-05T02:00:00Z"));
        assertThat((BigDecimal) answers(TO_DATE, entity).get("grantedToDateAmount"))
                .isEqualByComparingTo("100000");
    }

    @Test
    void shouldSayWhereTheAnswerComesFromAndOnlyAnswerWhatTheMeasureAsks() {
        Measure measure = policies.get(ONCE);

        Map<String, FactOnRecord> found = verdicts.fromAwards(measure, entity);

        assertThat(found).containsOnlyKeys("hasReceivedThisAward");
        FactOnRecord answer = found.get("hasReceivedThisAward");
        assertThat(answer.source()).isEqualTo("本平台奖补发放记录");
        assertThat(answer.asOf()).isEqualTo(verdicts.today());
    }

    private Map<String, Object> answers(String policyId, long entityId) {
        return verdicts.fromAwards(policies.get(policyId), entityId).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }

    private void award(String policyId, String amount) {
        String payer = newPayer();
        ledger.allot(allotment(FundingLayer.CITY, payer, amount));
        ConfirmOutcome outcome = awards.confirm(new ConfirmAward(
                newCase(),
                entity,
                policyId,
                policies.get(policyId).version(),
                null,
                Money.of(amount),
                YEAR,
                null,
                null,
                null,
                Set.of(policyId),
                List.of(line("city", payer, amount)),
                "测试条款"));
        assertThat(outcome).isInstanceOf(ConfirmOutcome.Confirmed.class);
    }
}
