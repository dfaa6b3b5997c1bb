package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.eligibility.Determination;
import org.huiqi.policy.Measure;
import org.huiqi.policy.usecase.PackFixture;
import org.huiqi.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Cases worked out by hand from the wording of the policy texts ({@code examples/*.txt}), at least two for every computable measure. */
class WrittenExamplesTest {

    private static final int FEWEST = 2;

    /** @param results {@code name=value …}; only those named are compared */
    record Example(String measure, String facts, String verdict, String amount, String results) {
        static Example of(String line) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            return new Example(cells[0], cells[1], cells[2], cells[3], cells.length > 4 ? cells[4] : "");
        }

        @Override
        public String toString() {
            return measure + " " + facts + " → " + verdict + " " + amount + " " + results;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:examples/*.txt")) {
            file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("|") && !line.startsWith("#"))
                    .map(Example::of)
                    .forEach(examples::add);
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void shouldAnswerAsTheTextSays(Example example) {
        Measure measure = PackFixture.measure(example.measure());
        Map<String, Object> facts = Determining.facts(example.facts());
        FactCheck check = new FactCheck("");
        check.check(measure, facts);
        assertThat(check.problems()).isEmpty();

        Determination answer = Determining.determine(example.measure(), facts);

        assertThat(answer.verdict().id()).isEqualTo(example.verdict());
        assertThat(answer.amount()).isEqualTo(example.amount().isEmpty() ? null : Money.of(example.amount()));
        Determining.facts(example.results())
                .forEach((name, value) -> assertThat(comparable(answer.result().get(name)))
                        .as(name)
                        .isEqualTo(comparable(value)));
    }

    private static Object comparable(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    @Test
    void shouldHoldSeveralExamplesOfEveryComputableMeasure() throws IOException {
        Map<String, Long> counts =
                examples().stream().collect(Collectors.groupingBy(Example::measure, Collectors.counting()));
        Stream<String> computable = PackFixture.computable().stream().map(Measure::id);

        assertThat(computable.filter(id -> counts.getOrDefault(id, 0L) < FEWEST))
                .as("computable measures with fewer than %d examples", FEWEST)
                .isEmpty();
    }
}
