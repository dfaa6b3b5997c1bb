package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Verdict;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.Measure;
import org.huiqi.policy.usecase.PackFixture;
import org.huiqi.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast path answers as the determiner does, which answers as the stock engine does ({@link EveryTableTest}). */
class ScreenTest {

    private static final int RANDOM_FACTS = 300;
    private static final List<Measure> MEASURES = PackFixture.computable();
    private static final Screen SCREEN = new CompiledScreen(
            MEASURES.stream().map(measure -> Determining.decision(measure.id())).toList());

    private record Found(Verdict verdict, Money amount, int line, long unknownColumns) {}

    static Stream<String> computable() {
        return MEASURES.stream().map(Measure::id);
    }

    private static Map<Integer, Found> screen(Screen.Sheet sheet, Map<String, Object> facts, int... measures) {
        sheet.clear();
        facts.forEach(sheet::put);
        Map<Integer, Found> found = new LinkedHashMap<>();
        sheet.screen(measures, new Screen.Findings() {
            @Override
            public void open(
                    int measure, Verdict verdict, Money amount, int line, long unknownColumns, boolean someMet) {
                found.put(measure, new Found(verdict, amount, line, unknownColumns));
            }

            @Override
            public void excluded(int measure, int column) {
                found.put(measure, new Found(Verdict.NOT_ELIGIBLE, null, -1, 0));
            }
        });
        return found;
    }

    @ParameterizedTest
    @MethodSource("computable")
    void shouldAnswerAsTheDeterminerDoes(String id) {
        Measure measure = PackFixture.measure(id);
        DecisionTable table = Determining.decision(id).table();
        int number = MEASURES.indexOf(measure);
        Random random = new Random(id.hashCode());
        Screen.Sheet sheet = SCREEN.sheet();
        for (int i = 0; i < RANDOM_FACTS; i++) {
            Map<String, Object> facts = randomFacts(measure, table, random, i % 3 == 0 ? 0 : random.nextDouble());
            compare(number, facts, screen(sheet, facts, number).get(number));
        }
    }

    @Test
    void shouldAnswerForAllMeasuresOverOneSheet() {
        Random random = new Random(42);
        Screen.Sheet sheet = SCREEN.sheet();
        int[] all = IntStream.range(0, MEASURES.size()).toArray();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            for (Measure measure : MEASURES) {
                DecisionTable table = Determining.decision(measure.id()).table();
                randomFacts(measure, table, random, 0.5).forEach(facts::putIfAbsent);
            }
            Map<Integer, Found> found = screen(sheet, facts, all);
            assertThat(found).hasSize(all.length);
            found.forEach((number, one) -> compare(number, facts, one));
        }
    }

    private static void compare(int number, Map<String, Object> facts, Found found) {
        String id = MEASURES.get(number).id();
        Determination expected = Determining.determine(id, facts);
        assertThat(found.verdict()).as("%s for %s", id, facts).isEqualTo(expected.verdict());
        assertThat(found.amount()).as("amount of %s for %s", id, facts).isEqualTo(expected.amount());
        if (found.verdict() == Verdict.UNDETERMINED) {
            assertThat(new LineWords(Determining.decision(id)).missing(found.line(), found.unknownColumns()))
                    .as("missing of %s for %s", id, facts)
                    .isNotEmpty();
            assertThat(Stakes.of(Determining.decision(id), facts).byFact().keySet())
                    .as("what decides %s for %s", id, facts)
                    .containsExactlyInAnyOrderElementsOf(expected.missingFacts());
        }
    }

    private static Map<String, Object> randomFacts(
            Measure measure, DecisionTable table, Random random, double unknown) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactDefinition fact : measure.facts()) {
            if (random.nextDouble() >= unknown) {
                List<Object> edges = table.columns().stream()
                        .filter(column -> !column.isWorkedOut() && column.fact().equals(fact))
                        .flatMap(column -> column.representatives().stream())
                        .toList();
                facts.put(fact.name(), random(fact, edges, random));
            }
        }
        return facts;
    }

    private static Object random(FactDefinition fact, List<Object> edges, Random random) {
        return switch (fact.type()) {
            case BOOLEAN -> random.nextBoolean();
            case ENUM, STRING ->
                fact.values().isEmpty()
                        ? "某某"
                        : pick(fact.values().stream().map(FactValue::value).toList(), random);
            case DATE ->
                edges.isEmpty() || random.nextBoolean()
                        ? LocalDate.of(2022, 1, 1).plusDays(random.nextInt(400))
                        : pick(edges, random);
            case NUMBER ->
                !edges.isEmpty() && random.nextBoolean()
                        ? ((BigDecimal) pick(edges, random)).setScale(4, RoundingMode.HALF_UP)
                        : fact.isRatio()
                                ? BigDecimal.valueOf(random.nextInt(10_001), 4)
                                : BigDecimal.valueOf((long) Math.pow(10, 2 + random.nextDouble() * 9), 2);
            case NUMBER_LIST -> {
                List<Object> numbers = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    numbers.add(BigDecimal.valueOf(random.nextInt(1_000_000)));
                }
                yield numbers;
            }
        };
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
