package org.huiqi.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.huiqi.policy.DocumentStatus;
import org.huiqi.policy.Measure;
import org.huiqi.policy.Stages;
import org.huiqi.policy.usecase.PackFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of the pack that is not exactly right is refused with file and line. */
class PackReadingTest {

    private static final String FACTS = """
            - name: listingBoard
              type: enum
              unit: null
              label: 板块
              values:
                main: 主板
              about: enterprise
              source: 金融
            """;

    private static final String MEASURE = """
            id: some-measure
            title: 标题
            summary: 一句话
            jurisdiction: jiaozuo
            kind: award
            handling: listing-reward
            payment: false
            applicants: [enterprise]
            departments: [市财政局]
            keywords: []
            source:
              document: some-document
              clause: 一
              quote: 原文
            furtherSources: []
            period: {from: 2022-01-01, to: 2022-06-30, applyBy: null}
            facts:
            - name: listingBoard
              values: [main]
            results: []
            cap: null
            caps: {case: 100, annual: null, applicant: null, programme: null}
            ceiling: false
            funding:
            - text: 全部
              when: {listingBoard: '"main"'}
              shares: {city: 0.5, district: 0.5}
            stages: null
            repeat: once
            sharedCapWith: []
            stacking: null
            remarks: []
            requiredDocuments:
              basis: product-default
              documents: []
            """;

    private static Measure read(String yaml) {
        FactVocabulary facts = FactVocabulary.read(PackNode.parse("facts.yaml", FACTS));
        return new MeasureReader(facts, Set.of("some-document")).read(PackNode.parse("a.yaml", yaml), 1, null);
    }

    @Test
    void shouldReadAMeasure() {
        Measure measure = read(MEASURE);

        assertThat(measure.period().lastDay()).hasToString("2022-06-30");
        assertThat(measure.fact("listingBoard").orElseThrow().labelOf("main")).contains("主板");
        assertThat(measure.funding().get(0).shares()).hasSize(2);
    }

    @ParameterizedTest(name = "{1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kind: award | kind: gift | a.yaml:5: 'gift' is not a kind of measure
            payment: false | payment: maybe | a.yaml:7: true or false is expected here
            payment: false | paymet: false | a.yaml:7: unknown key 'paymet'
            repeat: once | repeat: null | a.yaml:29: a text is expected here
            title: 标题 | title: 标题\\ntitle: 又 | stands twice
            city: 0.5 | city: 0.4 | a.yaml:27: the shares sum to 0.9 instead of 1
            city: 0.5 | moon: 0.5 | a.yaml:27: 'moon' is not a layer
            document: some-document | document: other | a.yaml:12: document 'other' is not in documents.yaml
            - name: listingBoard | - name: unheardOf | fact 'unheardOf' is not defined in facts.yaml
            values: [main] | values: [moon] | a.yaml:19: fact 'listingBoard' has no value 'moon'
            case: 100 | case: -1 | a.yaml:22: a cap is a positive sum in yuan
            to: 2022-06-30 | to: 2021-06-30 | a.yaml:16: the period ends before it starts
            to: 2022-06-30 | to: 2022-06-31 | a.yaml:16: '2022-06-31' is not a date
            {listingBoard: '"main"'} | {district: '"x"'} | fact 'district' is not among the measure's facts
            remarks: [] | remarks: [ | not YAML
            """)
    void shouldRefuseWithFileAndLine(String from, String to, String message) {
        assertThat(MEASURE).contains(from);
        String bad = MEASURE.replace(from, to.replace("\\n", "\n"));

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(PackException.class)
                .hasMessageStartingWith("a.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void shouldHoldEveryListingReward() {
        assertThat(PackFixture.measures())
                .extracting(Measure::id)
                .contains(
                        "pds-listing-award",
                        "pds-neeq-award",
                        "pds-ceex-listing-award",
                        "pds-ceex-refinancing-award",
                        "jz-listing-subsidy-17",
                        "jz-listing-domestic",
                        "jz-listing-overseas",
                        "jz-rule-listing-with-province",
                        "jz-listing-green-channel",
                        "hn-listing-domestic",
                        "hn-listing-overseas",
                        "hn-listing-central-plains",
                        "hn-scale-ceex-financing",
                        "hn-bond-abs-fee",
                        "hn-scale-listing-tutoring",
                        "hn-central-plains-zjtx-board");
        assertThat(PackFixture.measure("pds-listing-award").stages().mode()).isEqualTo(Stages.Mode.SEQUENTIAL);
        assertThat(PackFixture.measure("jz-listing-domestic").stages().mode()).isEqualTo(Stages.Mode.CUMULATIVE);
        assertThat(PackFixture.measure("hn-scale-ceex-financing").sharedCapWith())
                .containsExactly("hn-listing-central-plains");
        assertThat(DocumentStatus.of("draft-for-comments").chineseName()).isEqualTo("征求意见稿");
    }
}
