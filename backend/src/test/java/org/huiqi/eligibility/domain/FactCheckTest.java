package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiqi.policy.usecase.PackFixture;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactCheckTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("financingAmount", -0.01, "out-of-range"),
                Arguments.of("financingAmount", 1e16, "out-of-range"),
                Arguments.of("financingAmount", Double.POSITIVE_INFINITY, "wrong-type"),
                Arguments.of("financingAmount", new BigDecimal("1E+100000"), "out-of-range"),
                Arguments.of("financingAmount", 1.001, "too-many-decimals"),
                Arguments.of("financingAmount", "5", "wrong-type"),
                Arguments.of("financingAmount", true, "wrong-type"),
                Arguments.of("localInvestmentRatio", 1.0001, "out-of-range"),
                Arguments.of("localInvestmentRatio", -0.1, "out-of-range"),
                Arguments.of("listingBoard", "sme-board", "unknown-value"),
                Arguments.of("listingBoard", 3, "wrong-type"),
                Arguments.of("listingBoard", List.of("main"), "wrong-type"),
                Arguments.of("district", "解放区", "unknown-value"),
                Arguments.of("district", Map.of(), "wrong-type"),
                Arguments.of("isListed", true, "unknown-fact"));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @MethodSource("wrong")
    void shouldNameWhatIsWrong(String name, Object value, String code) {
        FactCheck check = new FactCheck("facts.");

        Map<String, Object> facts = check.check(PackFixture.measure("pds-ceex-refinancing-award"), Map.of(name, value));

        assertThat(facts).isEmpty();
        assertThat(check.problems())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(tuple("facts." + name, code));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource({
        "jz-vat-credit-refund, vatFilingMonth, 202213",
        "jz-vat-credit-refund, vatFilingMonth, 202200",
        "jz-vat-credit-refund, vatFilingMonth, 202204.5",
        "jz-vat-credit-refund, vatFilingMonth, 4",
        "hn-full-load-q1, mainBusinessRevenueGrowthRate2022Q1, 10",
        "hn-full-load-q1, mainBusinessRevenueGrowthRate2022Q1, 50",
        "hn-full-load-q2, operatingRevenueGrowthRate2022Q2, 12.5",
        "hn-inclusive-loan-direction, creditLoanShareChangeRatio, 2",
    })
    void shouldTakeNeitherPercentForRatioNorMonthsThatAreNone(String policyId, String name, BigDecimal value) {
        FactCheck check = new FactCheck("facts.");

        Map<String, Object> facts = check.check(PackFixture.measure(policyId), Map.of(name, value));

        assertThat(facts).isEmpty();
        assertThat(check.problems()).extracting(FieldProblem::code).containsExactly("out-of-range");
    }

    @Test
    void shouldTakeAMonthThatIsOne() {
        FactCheck check = new FactCheck("facts.");

        assertThat(check.check(PackFixture.measure("jz-vat-credit-refund"), Map.of("vatFilingMonth", 202212)))
                .hasSize(1);
        assertThat(check.problems()).isEmpty();
    }

    @Test
    void shouldCollectAllFindingsAndKeepWhatIsRight() {
        FactCheck check = new FactCheck("facts.");
        Map<String, Object> raw = new HashMap<>();
        raw.put("listingBoard", "central-plains");
        raw.put("localInvestmentRatio", 1);
        raw.put("financingAmount", 12345.67);
        raw.put("refinancingMethod", null);
        raw.put("grantedThisYearAmount", "none");
        raw.put("nonsense", 1);

        Map<String, Object> facts = check.check(PackFixture.measure("pds-ceex-refinancing-award"), raw);

        assertThat(facts)
                .containsOnly(
                        Map.entry("listingBoard", "central-plains"),
                        Map.entry("localInvestmentRatio", BigDecimal.ONE),
                        Map.entry("financingAmount", new BigDecimal("12345.67")));
        assertThat(check.problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("facts.grantedThisYearAmount", "facts.nonsense");
    }
}
