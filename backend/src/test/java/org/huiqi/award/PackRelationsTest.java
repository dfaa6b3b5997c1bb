package org.huiqi.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.Cumulation.Rule;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the policy pack says of measures that go together. */
@HuiqiTest
class PackRelationsTest {

    @Autowired
    PolicyLibrary policies;

    @Autowired
    Awards awards;

    // 三十条措施尾款
    @Test
    void shouldCountTheHigherOfTheCitysOwnDocuments() {
        assertThat(related("jz-startup-loan-17", Rule.HIGHEST)).containsExactly("jz-startup-loan-30");
        assertThat(related("jz-rent-waiver-kindergarten", Rule.HIGHEST))
                .containsExactlyInAnyOrder("jz-rent-waiver-3-12", "jz-rent-waiver-3-6");
        assertThat(awards.related(policies.get("jz-startup-loan-30")))
                .filteredOn(other -> other.policyId().equals("jz-startup-loan-17"))
                .extracting(RelatedMeasure::text)
                .singleElement()
                .asString()
                .contains("按照从高不重复原则");
    }

    // 房地产若干意见一（一）、（三）
    @Test
    void shouldCountTheHigherOfTwoHousingSubsidies() {
        assertThat(related("jz-graduate-home-subsidy", Rule.HIGHEST)).containsExactly("jz-talent-home-purchase");
        assertThat(related("jz-talent-deed-tax", Rule.HIGHEST)).containsExactly("jz-deed-tax-subsidy");
    }

    // 添翼计划附件3 五（五）: 企业获得省级上市奖励的，不影响市级奖励
    @Test
    void shouldLetTheProvincesListingAwardBeInJiaozuoAlone() {
        assertThat(awards.related(policies.get("jz-listing-domestic")))
                .extracting(RelatedMeasure::policyId)
                .doesNotContain("hn-listing-domestic", "hn-listing-overseas");
        assertThat(related("pds-listing-award", Rule.OPEN)).contains("hn-listing-domestic");
        assertThat(related("jz-listing-subsidy-17", Rule.OPEN))
                .containsExactlyInAnyOrder("jz-listing-domestic", "hn-listing-domestic");
    }

    @Test
    void shouldPayTheSameMoneyOnceWhicheverDocumentIsAppliedUnder() {
        assertThat(related("hn-full-load-q1", Rule.SAME_AWARD)).containsExactly("pds-full-load-q1");
        assertThat(related("jz-full-load-q2", Rule.SAME_AWARD)).containsExactly("hn-full-load-q2");
        assertThat(related("pds-little-giant-equipment", Rule.SAME_AWARD)).containsExactly("hn-little-giant-equipment");
    }

    /** Whoever edits one file of a pair sees in it what the other says. */
    @Test
    void shouldSayTheSameInBothFilesOfAPair() {
        for (Measure measure : policies.all()) {
            for (Cumulation cumulation : measure.cumulation()) {
                assertThat(cumulation.text()).as(measure.id()).isNotBlank();
                for (String other : cumulation.with()) {
                    assertThat(policies.get(other).cumulation())
                            .as(measure.id() + " and " + other)
                            .anyMatch(back -> back.rule() == cumulation.rule()
                                    && back.with().contains(measure.id())
                                    && back.text().equals(cumulation.text()));
                }
            }
        }
    }

    /** Provinces' measures must not be drawn into a city's own rule over a third document. */
    @Test
    void shouldNotRelateTwoCitiesOverTheProvinceByTheHigher() {
        for (Measure measure : policies.all()) {
            Set<String> higher = Set.copyOf(related(measure.id(), Rule.HIGHEST));
            assertThat(higher.stream()
                            .map(id -> id.substring(0, id.indexOf('-')))
                            .collect(Collectors.toSet()))
                    .as(measure.id())
                    .doesNotContain(
                            measure.id().startsWith("pds-")
                                    ? "jz"
                                    : measure.id().startsWith("jz-") ? "pds" : "");
        }
    }

    private List<String> related(String id, Rule rule) {
        return awards.related(policies.get(id)).stream()
                .filter(related -> related.rule() == rule)
                .map(RelatedMeasure::policyId)
                .toList();
    }
}
