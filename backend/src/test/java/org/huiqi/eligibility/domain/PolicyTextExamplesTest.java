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

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # 惠企纾困通知（征求意见稿） 附件2 四（七）：三个节点分别给予300万、300万和400万
            pds-listing-award | listingBoard=main listingMilestone=tutoring-filed | eligible | 3000000
            pds-listing-award | listingBoard=main listingMilestone=application-accepted | eligible | 3000000
            pds-listing-award | listingBoard=main listingMilestone=listed | eligible | 4000000
            pds-listing-award | listingBoard=star listingMilestone=tutoring-filed | eligible | 3000000
            pds-listing-award | listingBoard=star listingMilestone=application-accepted | eligible | 3000000
            pds-listing-award | listingBoard=star listingMilestone=listed | eligible | 4000000
            pds-listing-award | listingBoard=chinext listingMilestone=tutoring-filed | eligible | 3000000
            pds-listing-award | listingBoard=chinext listingMilestone=application-accepted | eligible | 3000000
            pds-listing-award | listingBoard=chinext listingMilestone=listed | eligible | 4000000
            pds-listing-award | listingBoard=bse listingMilestone=tutoring-filed | eligible | 3000000
            pds-listing-award | listingBoard=bse listingMilestone=application-accepted | eligible | 3000000
            pds-listing-award | listingBoard=bse listingMilestone=listed | eligible | 4000000
            pds-listing-award | listingBoard=main listingMilestone=approved | not-eligible |
            pds-listing-award | listingBoard=neeq listingMilestone=listed | not-eligible |
            pds-listing-award | listingBoard=hongkong listingMilestone=listed | not-eligible |
            # 同条：新三板挂牌成功200万元；交易板挂牌一次性30万
            pds-neeq-award | listingBoard=neeq listingMilestone=listed | eligible | 2000000
            pds-neeq-award | listingBoard=neeq listingMilestone=application-accepted | not-eligible |
            pds-neeq-award | listingBoard=bse listingMilestone=listed | not-eligible |
            pds-ceex-listing-award | listingBoard=central-plains centralPlainsBoardTier=trading-board hasReceivedThisAward=false | eligible | 300000
            pds-ceex-listing-award | listingBoard=central-plains centralPlainsBoardTier=trading-board hasReceivedThisAward=true | not-eligible |
            pds-ceex-listing-award | listingBoard=central-plains centralPlainsBoardTier=other hasReceivedThisAward=false | not-eligible |
            # 同条：80%以上投资于我市，2‰，年度最高100万元
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.8 financingAmount=400000000 grantedThisYearAmount=0 | eligible | 800000
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.7999 financingAmount=400000000 grantedThisYearAmount=0 | not-eligible |
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=1 financingAmount=500000000 grantedThisYearAmount=0 | eligible | 1000000
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=1 financingAmount=500000500 grantedThisYearAmount=0 | eligible | 1000000
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.9 financingAmount=400000000 grantedThisYearAmount=999999 | eligible | 1
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.9 financingAmount=400000000 grantedThisYearAmount=1000000 | not-eligible |
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.9 financingAmount=12345.67 grantedThisYearAmount=0 | eligible | 24.69
            pds-ceex-refinancing-award | listingBoard=neeq localInvestmentRatio=0.9 financingAmount=400000000 grantedThisYearAmount=0 | not-eligible |
            # 焦政办〔2022〕17号 三9：不超过1500万元
            jz-listing-subsidy-17 | listingBoard=bse listingMilestone=tutoring-filed | eligible | 15000000
            jz-listing-subsidy-17 | listingBoard=sme-board listingMilestone=listed | eligible | 15000000
            jz-listing-subsidy-17 | listingBoard=main listingMilestone=none | not-eligible |
            jz-listing-subsidy-17 | listingBoard=neeq listingMilestone=listed | not-eligible |
            # 添翼计划附件3 五（五）：总额1000万元，30%、30%、40%；借壳、转板视同首发
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=ipo listingBoard=main listingMilestone=application-accepted grantedToDateAmount=0 | eligible | 3000000
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=backdoor listingBoard=star listingMilestone=approved grantedToDateAmount=3000000 | eligible | 3000000
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=board-transfer listingBoard=chinext listingMilestone=listed grantedToDateAmount=6000000 | eligible | 4000000
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=ipo listingBoard=sme-board listingMilestone=listed grantedToDateAmount=0 | eligible | 10000000
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=ipo listingBoard=main listingMilestone=approved grantedToDateAmount=10000000 | eligible | 0
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=ipo listingBoard=main listingMilestone=tutoring-filed grantedToDateAmount=0 | not-eligible |
            jz-listing-domestic | isRegisteredInJiaozuo=true listingRoute=ipo listingBoard=bse listingMilestone=listed grantedToDateAmount=0 | not-eligible |
            jz-listing-domestic | isRegisteredInJiaozuo=false listingRoute=backdoor listingBoard=main listingMilestone=listed grantedToDateAmount=0 | not-eligible |
            # 同条：纽约、纳斯达克、香港主板800万元一次性
            jz-listing-overseas | listingBoard=nyse isListed=true hasReceivedThisAward=false | eligible | 8000000
            jz-listing-overseas | listingBoard=nasdaq isMainBoard=false isListed=true hasReceivedThisAward=false | eligible | 8000000
            jz-listing-overseas | listingBoard=hongkong isMainBoard=true isListed=true hasReceivedThisAward=false | eligible | 8000000
            jz-listing-overseas | listingBoard=hongkong isMainBoard=false isListed=true hasReceivedThisAward=false | not-eligible |
            jz-listing-overseas | listingBoard=nyse isListed=false | not-eligible |
            jz-listing-overseas | listingBoard=nyse isListed=true hasReceivedThisAward=true | not-eligible |
            jz-rule-listing-with-province | municipalListingAward=3000000 provincialListingAward=500000 | eligible | 3000000
            # 支持中小企业发展若干财税政策 五、23：50万、150万；境外200万；中介费50%
            hn-listing-domestic | listingBoard=bse listingMilestone=tutoring-filed | eligible | 500000
            hn-listing-domestic | listingBoard=main listingMilestone=application-accepted | eligible | 1500000
            hn-listing-domestic | listingBoard=main listingMilestone=listed | not-eligible |
            hn-listing-domestic | listingBoard=neeq listingMilestone=tutoring-filed | not-eligible |
            hn-listing-overseas | listingBoard=hongkong listingMilestone=csrc-approved | eligible | 2000000
            hn-listing-overseas | listingBoard=other-overseas listingMilestone=other | not-eligible |
            hn-listing-overseas | listingBoard=main listingMilestone=csrc-approved | not-eligible |
            hn-bond-abs-fee | bondProductType=debt-financing-instrument isGreenOrPovertyAlleviationProduct=false intermediaryFee=2000000 | eligible | 1000000
            hn-bond-abs-fee | bondProductType=debt-financing-instrument isGreenOrPovertyAlleviationProduct=false intermediaryFee=2000001 | eligible | 1000000
            hn-bond-abs-fee | bondProductType=asset-securitization isGreenOrPovertyAlleviationProduct=true intermediaryFee=2000001 | eligible | 1000000.5
            hn-bond-abs-fee | bondProductType=asset-securitization isGreenOrPovertyAlleviationProduct=true intermediaryFee=5000000 | eligible | 2000000
            hn-bond-abs-fee | bondProductType=other isGreenOrPovertyAlleviationProduct=true intermediaryFee=5000000 | not-eligible |
            # 同条与小升规方案 二（七）：融资额0.1%，每户最高50万元
            hn-listing-central-plains | listingBoard=central-plains financingAmount=500000000 grantedToDateAmount=0 | eligible | 500000
            hn-listing-central-plains | listingBoard=central-plains financingAmount=100000000 grantedToDateAmount=450000 | eligible | 50000
            hn-listing-central-plains | listingBoard=central-plains financingAmount=100000000 grantedToDateAmount=500000 | not-eligible |
            hn-listing-central-plains | listingBoard=central-plains financingAmount=0 grantedToDateAmount=0 | not-eligible |
            hn-scale-ceex-financing | listingBoard=central-plains financingAmount=80000000 grantedToDateAmount=0 | eligible | 80000
            hn-scale-ceex-financing | listingBoard=bse financingAmount=80000000 grantedToDateAmount=0 | not-eligible |
            # 小升规方案 二（七）：上市辅导，无资金
            hn-scale-listing-tutoring | isInDesignatedSizeGrowthPool=true isFirstTimeAboveDesignatedSize=false | eligible |
            hn-scale-listing-tutoring | isInDesignatedSizeGrowthPool=false isFirstTimeAboveDesignatedSize=false | not-eligible |
            """)
    void shouldAnswerAsTheTextSays(String policyId, String facts, String verdict, String amount) {
        Determination answer = Determining.determine(policyId, Determining.facts(facts));

        assertThat(answer.verdict().id()).isEqualTo(verdict);
        assertThat(answer.amount()).isEqualTo(amount == null ? null : Money.of(amount));
    }

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
