package org.huiqi.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HuiqiTest
class EligibilityTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);

    @Autowired
    Eligibility eligibility;

    @Autowired
    PolicyLibrary library;

    @Autowired
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "pingdingshan, 999999.99, false",
        "pingdingshan, 1000000, true",
        "jiaozuo, 3000000, true",
        "henan, 1999999.99, false",
        "henan, 2000000, true"
    })
    void shouldAskForALeadersSignatureFromTheThresholdOn(String jurisdiction, String amount, boolean needed) {
        assertThat(eligibility.needsLeaderSignature(Money.of(amount), Jurisdiction.of(jurisdiction)))
                .isEqualTo(needed);
    }

    @Test
    void shouldComeBackFromJsonAsItWas() throws Exception {
        Measure measure = library.get("pds-listing-award");
        Determination answer = eligibility.determine(
                measure,
                Map.of("listingBoard", "main", "listingMilestone", "listed", "district", "汝州市"),
                Granted.UNKNOWN,
                DAY);

        Determination back = json.readValue(json.writeValueAsString(answer), Determination.class);

        assertThat(back).isEqualTo(answer);
        assertThat(back.citations()).hasSize(2);
        assertThat(back.funding().get(0).amount()).isEqualTo(Money.of("4000000"));
    }

    @Test
    void shouldDecideByAnEarlierVersionAsThen() {
        Measure then = library.get("pds-listing-award", 1);

        assertThat(eligibility
                        .determine(
                                then,
                                Map.of("listingBoard", "bse", "listingMilestone", "tutoring-filed"),
                                Granted.UNKNOWN,
                                DAY)
                        .policyVersion())
                .isEqualTo(1);
        assertThatThrownBy(() -> library.get("pds-listing-award", 99)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldRefuseToComputeAService() {
        assertThatThrownBy(() ->
                        eligibility.determine(library.get("jz-listing-green-channel"), Map.of(), Granted.UNKNOWN, DAY))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("policy-not-computable"));
    }
}
