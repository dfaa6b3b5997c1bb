package org.huiqi.award.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.award.RelatedMeasure;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Caps;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.Cumulation.Rule;
import org.huiqi.policy.Handling;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.Repeat;
import org.huiqi.shared.DateRange;
import org.huiqi.shared.Jurisdiction;
import org.junit.jupiter.api.Test;

class RelationsTest {

    @Test
    void shouldHoldWhicheverOfTwoNamesTheOther() {
        Measure province = measure("hn-a");
        Measure city = measure("jz-b", is(Rule.HIGHEST, "从高不重复", "hn-a"));

        assertThat(Relations.of(province, List.of(province, city)))
                .containsExactly(new RelatedMeasure("jz-b", Rule.HIGHEST, "从高不重复"));
        assertThat(Relations.of(city, List.of(province, city)))
                .containsExactly(new RelatedMeasure("hn-a", Rule.HIGHEST, "从高不重复"));
    }

    @Test
    void shouldReachOverAThirdDocumentWithTheWordsThatLedThere() {
        Measure first = measure("a");
        Measure second = measure("b", is(Rule.HIGHEST, "与甲从高", "a"));
        Measure third = measure("c", is(Rule.HIGHEST, "与乙从高", "b"));

        assertThat(Relations.of(first, List.of(first, second, third)))
                .containsExactly(
                        new RelatedMeasure("b", Rule.HIGHEST, "与甲从高"), new RelatedMeasure("c", Rule.HIGHEST, "与乙从高"));
    }

    @Test
    void shouldNotReachOnOverWhatIsOpen() {
        Measure first = measure("a", is(Rule.OPEN, "原文未写", "b"));
        Measure second = measure("b");
        Measure third = measure("c", is(Rule.OPEN, "原文未写", "b"));

        assertThat(Relations.of(first, List.of(first, second, third)))
                .extracting(RelatedMeasure::policyId)
                .containsExactly("b");
    }

    @Test
    void shouldLeaveAloneWhatATextDeclaresIndependent() {
        Measure province = measure("hn-a");
        Measure city = measure("jz-b", is(Rule.HIGHEST, "同类从高", "hn-a"));
        Measure rule = measure("jz-rule", is(Rule.HIGHEST, "同类从高", "hn-a", "jz-b"));
        Measure clear = measure("hn-a", is(Rule.INDEPENDENT, "不影响市级奖励", "jz-b"));

        assertThat(Relations.of(city, List.of(province, city))).isNotEmpty();
        assertThat(Relations.of(city, List.of(clear, city, rule)))
                .extracting(RelatedMeasure::policyId)
                .containsExactly("jz-rule");
    }

    @Test
    void shouldFollowTheStricterOfTwoRules() {
        Measure first = measure("a", is(Rule.HIGHEST, "从高", "b"), is(Rule.OPEN, "未写", "b"));
        Measure second = measure("b", is(Rule.SAME_AWARD, "同一笔", "a"));

        assertThat(Relations.of(first, List.of(first, second)))
                .containsExactly(new RelatedMeasure("b", Rule.SAME_AWARD, "同一笔"));
    }

    private static Cumulation is(Rule rule, String text, String... with) {
        return new Cumulation(rule, List.of(with), text);
    }

    private static Measure measure(String id, Cumulation... cumulation) {
        return new Measure(
                id,
                1,
                1,
                id,
                id,
                Jurisdiction.JIAOZUO,
                MeasureKind.AWARD,
                Handling.LISTING_REWARD,
                List.of(ApplicantType.of("enterprise")),
                List.of(),
                "document",
                "第一条",
                "原文",
                List.of(),
                new DateRange(null, null),
                null,
                List.of(),
                List.of(),
                new Caps(null, null, null, null),
                null,
                false,
                true,
                List.of(),
                List.of(),
                null,
                Repeat.ONCE,
                Set.of(),
                null,
                List.of(),
                List.of(),
                "product-default",
                List.of(),
                List.of(cumulation),
                null,
                Map.of());
    }
}
