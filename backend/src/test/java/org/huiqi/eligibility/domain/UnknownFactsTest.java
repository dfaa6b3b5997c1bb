package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Determination.CalculationLine;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownFactsTest {

    @ParameterizedTest(name = "{0} {1} → {2}, missing {3}")
    @CsvSource(delimiter = '|', textBlock = """
            pds-listing-award | | undetermined | listingBoard listingMilestone
            pds-listing-award | listingBoard=main | undetermined | listingMilestone
            pds-listing-award | listingBoard=neeq | not-eligible |
            pds-listing-award | listingMilestone=approved | not-eligible |
            pds-listing-award | listingMilestone=listed | undetermined | listingBoard
            pds-listing-award | listingBoard=main listingMilestone=listed | eligible | district
            pds-ceex-listing-award | hasReceivedThisAward=true | not-eligible |
            pds-ceex-listing-award | listingBoard=central-plains hasReceivedThisAward=false | undetermined | centralPlainsBoardTier
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.8 grantedThisYearAmount=0 | eligible | financingAmount district
            pds-ceex-refinancing-award | listingBoard=central-plains localInvestmentRatio=0.8 financingAmount=1000 district=新华区 | undetermined | grantedThisYearAmount
            pds-ceex-refinancing-award | localInvestmentRatio=0.5 | not-eligible |
            pds-ceex-refinancing-award | grantedThisYearAmount=1000000 | not-eligible |
            jz-listing-overseas | listingBoard=nyse isListed=true hasReceivedThisAward=false | eligible |
            jz-listing-overseas | isListed=false | not-eligible |
            jz-listing-overseas | listingBoard=hongkong isListed=true hasReceivedThisAward=false | undetermined | isMainBoard
            jz-listing-domestic | isRegisteredInJiaozuo=true listingBoard=main listingMilestone=listed | eligible | grantedToDateAmount
            jz-listing-domestic | listingMilestone=tutoring-filed | not-eligible |
            hn-scale-listing-tutoring | isFirstTimeAboveDesignatedSize=true | eligible |
            hn-scale-listing-tutoring | isFirstTimeAboveDesignatedSize=false | undetermined | isInDesignatedSizeGrowthPool
            hn-bond-abs-fee | bondProductType=asset-securitization | eligible | isGreenOrPovertyAlleviationProduct intermediaryFee
            jz-rule-listing-with-province | municipalListingAward=5 | eligible | provincialListingAward
            hn-gov-project-simplify | isInCountyOrHigherPlan=false isTechnicallySimple=false | undetermined | isExpansionProject
            hn-gov-project-simplify | isInCountyOrHigherPlan=true | eligible | isExpansionProject hasSingleContent isSmallInvestment isTechnicallySimple
            cn-equipment-deduction | isInRestrictedIndustry=false averageHeadcount=900 annualOperatingRevenue=1000000 averageTotalAssets=1000000 equipmentPurchaseDate=2022-06-01 isBuildingOrStructure=false equipmentUnitValue=5000000 minimumDepreciationYears=3 | eligible |
            cn-equipment-deduction | isInRestrictedIndustry=false averageHeadcount=1500 annualOperatingRevenue=500000000 averageTotalAssets=1000000 equipmentPurchaseDate=2022-06-01 isBuildingOrStructure=false equipmentUnitValue=5000000 minimumDepreciationYears=3 | undetermined | msmeSectorGroup
            hn-apprenticeship-subsidy | intermediateApprentices=3 trainingYears=1 | eligible | seniorApprentices
            pds-apprentice-subsidy | seniorApprentices=0 trainingYears=1 | undetermined | intermediateApprentices
            jz-apprentice-subsidy | seniorApprentices=2 trainingYears=1 | eligible | intermediateApprentices
            pds-electricity-connection-deadline | | eligible | powerApprovalWorkingDays
            """)
    void shouldNameExactlyWhatTheAnswerTurnsOn(String policyId, String facts, String verdict, String missing) {
        Determination answer = Determining.determine(policyId, Determining.facts(facts == null ? "" : facts));

        assertThat(answer.verdict().id()).isEqualTo(verdict);
        assertThat(answer.eligible()).isEqualTo(verdict.equals("eligible"));
        assertThat(answer.missingFacts()).containsExactly(missing == null ? new String[0] : missing.split(" "));
    }

    @Test
    void shouldTakeNullForUnknown() {
        Map<String, Object> facts = Determining.facts("listingBoard=main");
        facts.put("listingMilestone", null);

        assertThat(Determining.determine("pds-listing-award", facts).verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void shouldShowTheConditionsOfTheLineThatFired() {
        Determination answer = Determining.determine(
                "pds-ceex-refinancing-award",
                Determining.facts("listingBoard=central-plains localInvestmentRatio=0.85 grantedThisYearAmount=0"
                        + " financingAmount=400000000 district=新华区"));

        assertThat(answer.matchedRules()).containsExactly("rule_refinanced");
        assertThat(answer.conditions())
                .extracting(
                        ConditionOutcome::fact,
                        ConditionOutcome::requirement,
                        ConditionOutcome::requirementText,
                        c -> c.outcome().id())
                .containsExactly(
                        tuple("listingBoard", "\"central-plains\"", "中原股权交易中心", "met"),
                        tuple("localInvestmentRatio", ">= 0.8", "不低于80%", "met"),
                        tuple("grantedThisYearAmount", "< 1000000", "低于100万元", "met"));
    }

    @Test
    void shouldShowTheClosestGrantingLineWhereNotEligible() {
        Determination answer = Determining.determine(
                "pds-listing-award", Determining.facts("listingBoard=main listingMilestone=approved"));

        assertThat(answer.conditions()).hasSize(2);
        ConditionOutcome milestone = answer.conditions().get(1);
        assertThat(milestone.requirement()).isEqualTo("\"tutoring-filed\", \"application-accepted\", \"listed\"");
        assertThat(milestone.requirementText()).isEqualTo("证监局辅导备案、证监会（交易所）受理申报或上市（挂牌）");
        assertThat(milestone.actualText()).isEqualTo("核准（注册）");
        assertThat(milestone.outcome()).isEqualTo(ConditionOutcome.Outcome.UNMET);
    }

    @Test
    void shouldShowTheWorkingLineByLine() {
        Determination answer = Determining.determine(
                "pds-ceex-refinancing-award",
                Determining.facts("listingBoard=central-plains localInvestmentRatio=0.85 grantedThisYearAmount=100000"
                        + " financingAmount=400000000 district=新华区"));

        assertThat(answer.calculation())
                .extracting(CalculationLine::text)
                .containsExactly(
                        "《惠企纾困通知（征求意见稿）》附件2 四（七）：募集资金80%以上投资于我市，按融资额度的2‰，每户企业年度最高100万元",
                        "中原股权交易中心挂牌后实现的融资额 400,000,000.00 元 × 2‰ = 800,000.00 元",
                        "1,000,000.00 元 − 本年度已获的同类奖补金额 100,000.00 元 = 900,000.00 元",
                        "取较小者：800,000.00 元",
                        "市级财政承担50%：400,000.00 元",
                        "县（市、区）财政承担50%：400,000.00 元");
    }

    @Test
    void shouldLetTheLedgerPrevailOverWhatWasTyped() {
        Determination answer = Determining.determine(
                "pds-ceex-listing-award",
                Determining.facts(
                        "listingBoard=central-plains centralPlainsBoardTier=trading-board hasReceivedThisAward=false"),
                new Granted(Money.ZERO, Money.of("300000"), true));

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
    }
}
