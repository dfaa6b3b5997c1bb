package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.eligibility.domain.feel.FeelParser;
import org.huiqi.eligibility.domain.feel.FeelType;
import org.huiqi.eligibility.domain.feel.Names;
import org.huiqi.eligibility.domain.feel.SourceText;
import org.huiqi.eligibility.domain.feel.TableException;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.usecase.PackFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that cannot be understood completely is refused, at the place where it is wrong. */
class TableCompilationTest {

    private static final Names NAMES = new Names(List.of(
            Map.entry("amount", FeelType.NUMBER),
            Map.entry("flag", FeelType.BOOLEAN),
            Map.entry("day", FeelType.DATE)));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            amount + nothing | 1:10: 'nothing' is not a fact
            sqrt(amount) | 1:1: function 'sqrt' is not supported
            amount + "1" | a value of type NUMBER is expected
            amount + | 1:9: a value is missing
            amount amount | 1:8: 'amount' is not expected
            if flag then 1 else "a" | both branches must be of one type
            for x in amount return x | 1:1: 'for' is not a fact
            amount[1] | 1:7: '[' is not expected
            {a: 1} | 1:1: '{' is not supported
            "open | 1:1: the text is not closed
            date("2022-02-30") | is not a date
            flag < true | only numbers and dates
            """)
    void shouldRefuseExpressionsWhereTheyAreWrong(String text, String message) {
        assertThatThrownBy(() -> FeelParser.expression(new SourceText("a.dmn", 1, 1, text), NAMES))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("a.dmn:1:")
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            2 + 3 * 4 | 14
            (2 + 3) * 4 | 20
            10 / 4 - 1 | 1.5
            -amount + 1 | -99
            min(amount, 50, 70) | 50
            max(amount, 50) | 100
            if flag then amount else 0 | 100
            if amount in ([0..99], > 200) then 1 else 2 | 2
            if day >= date("2022-06-30") and not(flag = false) then 1 else 2 | 1
            """)
    void shouldCompute(String text, String expected) {
        FeelNode node = FeelParser.expression(new SourceText("a.dmn", 1, 1, text), NAMES);

        Object value = node.evaluate(new Object[] {new BigDecimal(100), true, LocalDate.of(2022, 6, 30)});

        assertThat((BigDecimal) value).isEqualByComparingTo(expected);
    }

    @Test
    void shouldNotReadUnknownAsFalse() {
        Object[] unknown = new Object[3];

        assertThat(FeelParser.expression(new SourceText("a", 1, 1, "flag or amount > 1"), NAMES)
                        .evaluate(unknown))
                .isNull();
        assertThat(FeelParser.expression(new SourceText("a", 1, 1, "flag and 1 = 2"), NAMES)
                        .evaluate(unknown))
                .isEqualTo(false);
        assertThat(FeelParser.expression(new SourceText("a", 1, 1, "not(flag)"), NAMES)
                        .evaluate(unknown))
                .isNull();
        assertThat(FeelParser.expression(new SourceText("a", 1, 1, "amount / 0"), NAMES)
                        .evaluate(unknown))
                .isNull();
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "neeq"</text>   | "moon"</text>         | has no value 'moon'
            >listingBoard<  | >noSuchFact<          | 'noSuchFact' is not a fact of this measure
            hitPolicy="UNIQUE" | hitPolicy="COLLECT" | hit policy COLLECT is not supported
            <text>2000000</text> | <text>2000000 +</text> | a value is missing
            id="pds-neeq-award" | id="other"         | the decision's id must be 'pds-neeq-award'
            <?xml version="1.0" encoding="UTF-8"?> | <!DOCTYPE a []> | DOCTYPE
            name="amount"   | name="sum"            | outputs 'eligible' and 'amount' are expected
            """)
    void shouldRefuseTablesWithFileAndLine(String from, String to, String message) {
        DecisionSource good = PackFixture.decision("pds-neeq-award");
        assertThat(good.xml()).contains(from.strip());
        String bad = good.xml().replace(from.strip(), to.strip());

        assertThatThrownBy(() -> MeasureDecision.compile(
                        PackFixture.measure("pds-neeq-award"), new DecisionSource(good.id(), 1, good.file(), bad)))
                .isInstanceOf(TableException.class)
                .hasMessageMatching("(?s)processes/decisions/pingdingshan/pds-neeq-award.dmn:\\d+:\\d+: .*")
                .hasMessageContaining(message);
    }
}
