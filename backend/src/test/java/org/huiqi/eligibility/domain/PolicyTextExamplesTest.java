package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.shared.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums worked out by hand from the policy texts, with document and clause. */
class PolicyTextExamplesTest {

    @ParameterizedTest(name = "{0} in {1}: {2} + {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # 附件2 末段：市内五区市、区各承担50%；县（市）及石龙区当地财政全部承担
            0.01 | 新华区 | city 0.01, district 0.00
            24.69 | 新华区 | city 12.35, district 12.34
            800000 | 高新区 | city 400000.00, district 400000.00
            24.69 | 汝州市 | district 24.69
            800000 | 石龙区 | district 800000.00
            """)
    void shouldSplitToTheFen(String amount, String district, String shares) {
        String financing = Money.of(amount).yuan().multiply(new BigDecimal(500)).toPlainString();

        Determination answer = Determining.determine(
                "pds-ceex-refinancing-award",
                Determining.facts(
                        "listingBoard=central-plains localInvestmentRatio=0.8 grantedThisYearAmount=0 financingAmount="
                                + financing + " district=" + district));

        assertThat(answer.funding().stream()
                        .map(share -> share.layer().id() + " " + share.amount())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(shares);
        assertThat(answer.funding().stream()
                        .map(Determination.FundingShare::amount)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.of(amount));
    }

    @ParameterizedTest(name = "{0}: {2} granted → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # The table reads what was granted: the ledger prevails over the typed fact, and is subtracted once
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.8 financingAmount=500000000 grantedThisYearAmount=0 | 300000 | eligible | 700000
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.8 financingAmount=500000000 | 1000000 | not-eligible |
            # No column reads it: 每户不超过1500万元 stands beside the rule
            jz-listing-subsidy-17 | listingBoard=main listingMilestone=listed | 0 | eligible | 15000000
            jz-listing-subsidy-17 | listingBoard=main listingMilestone=listed | 14999999 | eligible | 1
            jz-listing-subsidy-17 | listingBoard=main listingMilestone=listed | 15000000 | not-eligible |
            pds-listing-award | listingBoard=main listingMilestone=listed | 6000000 | eligible | 4000000
            hn-listing-domestic | listingBoard=main listingMilestone=application-accepted | 500000 | eligible | 1500000
            hn-listing-domestic | listingBoard=main listingMilestone=application-accepted | 600000 | eligible | 1400000
            """)
    void shouldCountEarlierAwards(String policyId, String facts, String before, String verdict, String amount) {
        Money granted = Money.of(before);

        Determination answer =
                Determining.determine(policyId, Determining.facts(facts), new Granted(granted, granted, null));

        assertThat(answer.verdict().id()).isEqualTo(verdict);
        assertThat(answer.amount()).isEqualTo(amount == null ? null : Money.of(amount));
        if (answer.verdict() == Verdict.NOT_ELIGIBLE) {
            assertThat(answer.conditions()).anySatisfy(condition -> {
                assertThat(condition.fact()).startsWith("granted");
                assertThat(condition.outcome().id()).isEqualTo("unmet");
            });
        }
    }
}
