package org.huiqi.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.usecase.PackFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search over the real policy pack, asked as people ask. */
class MeasureSearchTest {

    private static final List<Measure> MEASURES = PackFixture.measures();
    private static final Map<String, PolicyDocument> DOCUMENTS =
            PackFixture.documents().stream().collect(Collectors.toMap(PolicyDocument::id, document -> document));
    private static final MeasureSearch SEARCH = new MeasureSearch(MEASURES, DOCUMENTS);

    private static List<String> found(String question) {
        return MEASURES.stream()
                .filter(measure -> SEARCH.score(measure.id(), question) > 0)
                .sorted(Comparator.comparing((Measure measure) -> -SEARCH.score(measure.id(), question))
                        .thenComparing(Measure::id))
                .map(Measure::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "房租, pds-rent-waiver-state-owned",
        "房租, jz-rent-waiver-3-12",
        "上市, pds-listing-award",
        "上市, jz-listing-domestic",
        "小升规, pds-scaleup-award",
        "小升规, hn-scale-targets",
        "社保, hn-social-subsidy-new-hire",
        "社保, pds-social-insurance-subsidy",
        "贷款, jz-startup-loan-17",
        "贷款, hn-unsecured-loan-300k",
        "招人, jz-startup-loan-17",
        "IPO, pds-listing-award",
        "我想申请房租减免, pds-rent-waiver-state-owned",
        "专精特新, pds-zjtx-first-award",
        "减房租, pds-rent-waiver-state-owned",
        "免房租, hn-rent-state-2022may",
        "上市补贴, pds-listing-award",
        "上市补贴, hn-listing-domestic",
        "开网店, hn-ecommerce-startup-support",
        "招大学生, pds-social-insurance-subsidy",
        "交不起社保, hn-social-insurance-deferral-3m",
    })
    void shouldFindWhatPeopleMean(String question, String id) {
        assertThat(found(question)).contains(id);
    }

    @Test
    void shouldFindElectricityBills() {
        assertThat(found("电费")).isNotEmpty().allSatisfy(id -> assertThat(id).doesNotContain("listing"));
    }

    @Test
    void shouldPutWhatIsNamedSoBeforeWhatMentionsIt() {
        assertThat(titles("上市").subList(0, 6))
                .allSatisfy(title -> assertThat(title).contains("上市"));
        assertThat(titles("小升规").subList(0, 3))
                .allSatisfy(title -> assertThat(title).contains("小升规"));
        assertThat(found("房租").subList(0, 6)).allSatisfy(id -> assertThat(id).contains("rent"));
    }

    private static List<String> titles(String question) {
        return found(question).stream()
                .map(id -> PackFixture.measure(id).title())
                .toList();
    }

    @Test
    void shouldNotTakeOneDocumentNumberForAnother() {
        List<String> seventeen = found("焦政办〔2022〕17号");

        assertThat(seventeen).contains("jz-startup-loan-17").doesNotContain("pds-listing-award");
        assertThat(found("焦政办[2022]17号")).isEqualTo(seventeen);
        assertThat(found("焦政办〔2022〕99号")).isEmpty();
    }

    @Test
    void shouldFindNothingForNonsense() {
        assertThat(found("量子玫瑰茶")).isEmpty();
    }
}
