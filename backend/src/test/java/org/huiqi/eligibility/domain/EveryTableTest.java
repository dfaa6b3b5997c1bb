package org.huiqi.eligibility.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.huiqi.eligibility.domain.DecisionTable.Column;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.FactType;
import org.huiqi.policy.Measure;
import org.huiqi.policy.usecase.PackFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every table of the pack: no gap, no overlap, and the same answers as the stock engine gives. */
class EveryTableTest {

    private static final int RANDOM_FACTS = 120;

    static Stream<String> computable() {
        return PackFixture.computable().stream().map(Measure::id);
    }

    @ParameterizedTest
    @MethodSource("computable")
    void shouldHaveNeitherGapNorOverlap(String id) {
        DecisionTable table = Determining.decision(id).table();
        int[] seen = {0};
        everyCombination(table, new Object[table.columns().size()], 0, values -> {
            long met = table.rules().stream()
                    .filter(rule -> isMet(table, rule, values))
                    .count();
            assertThat(met).as("lines met by %s", describe(table, values)).satisfies(lines -> {
                if (table.isFirst()) {
                    assertThat(lines).isPositive();
                } else {
                    assertThat(lines).isEqualTo(1);
                }
            });
            seen[0]++;
        });
        assertThat(seen[0]).isPositive();
    }

    private static boolean isMet(DecisionTable table, Rule rule, Object[] values) {
        for (int i = 0; i < rule.cells().size(); i++) {
            if (!rule.cells().get(i).test().matches(values[i])) {
                return false;
            }
        }
        return true;
    }

    private interface Check {
        void check(Object[] values);
    }

    private static void everyCombination(DecisionTable table, Object[] values, int column, Check check) {
        if (column == table.columns().size()) {
            check.check(values);
            return;
        }
        Column next = table.columns().get(column);
        for (Object value : next.representatives()) {
            values[column] = value;
            everyCombination(table, values, column + 1, check);
        }
    }

    private static String describe(DecisionTable table, Object[] values) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            words.add(table.columns().get(i).text() + "=" + values[i]);
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @MethodSource("computable")
    void shouldAnswerAsTheStockEngineDoes(String id) {
        Measure measure = PackFixture.measure(id);
        MeasureDecision decision = Determining.decision(id);
        DmnEngine engine = new DefaultDmnEngineConfiguration().buildEngine();
        DmnDecision stock = engine.parseDecision(
                id, new ByteArrayInputStream(PackFixture.decision(id).xml().getBytes(StandardCharsets.UTF_8)));
        Random random = new Random(id.hashCode());
        int eligible = 0;
        for (int i = 0; i < RANDOM_FACTS; i++) {
            Map<String, Object> facts = randomFacts(measure, decision.table(), random);
            DmnDecisionTableResult expected = engine.evaluateDecisionTable(stock, facts);
            assertThat(expected.getResultList()).as("lines for %s", facts).hasSize(1);

            List<Rule> ours = decision.table().candidates(slots(measure, facts));
            assertThat(ours).as("candidates for %s", facts).hasSize(1);
            List<String> names = decision.table().outputNames();
            for (int output = 0; output < names.size(); output++) {
                Object theirs = expected.getSingleResult().get(names.get(output));
                Object mine = ours.get(0).outputs().get(output).evaluate(slots(measure, facts));
                assertThat(comparable(mine))
                        .as("%s for %s", names.get(output), facts)
                        .isEqualTo(comparable(theirs));
            }
            eligible += decision.isEligible(ours.get(0)) ? 1 : 0;
        }
        assertThat(eligible).as("random facts that are eligible").isPositive();
    }

    private static Object[] slots(Measure measure, Map<String, Object> facts) {
        return measure.facts().stream().map(fact -> facts.get(fact.name())).toArray();
    }

    /** The stock engine computes with doubles here and there: numbers are compared to ten digits. */
    private static Object comparable(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString())
                        .round(new MathContext(10, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                : value;
    }

    private static Map<String, Object> randomFacts(Measure measure, DecisionTable table, Random random) {
        Map<String, Object> facts = new HashMap<>();
        Rule aim = random.nextBoolean()
                ? table.rules().get(random.nextInt(table.rules().size()))
                : null;
        for (FactDefinition fact : measure.facts()) {
            List<Object> edges = table.columns().stream()
                    .filter(column -> column.fact().equals(fact))
                    .flatMap(column -> column.representatives().stream())
                    .toList();
            facts.put(fact.name(), random(fact, edges, random));
            if (fact.type() == FactType.NUMBER && random.nextInt(3) == 0) {
                closeToAnother(fact, facts, random);
            }
        }
        if (aim != null) {
            aimAt(aim, table, facts, random);
        }
        return facts;
    }

    /** Numbers that are compared with each other would hardly ever meet otherwise. */
    private static void closeToAnother(FactDefinition fact, Map<String, Object> facts, Random random) {
        List<Object> others = facts.values().stream()
                .filter(BigDecimal.class::isInstance)
                .filter(number -> !fact.isRatio())
                .toList();
        if (!others.isEmpty()) {
            BigDecimal other = (BigDecimal) pick(others, random);
            facts.put(fact.name(), other.add(BigDecimal.valueOf(random.nextInt(7))));
        }
    }

    /** Gives the facts that have a column of their own values that the line accepts. */
    private static void aimAt(Rule aim, DecisionTable table, Map<String, Object> facts, Random random) {
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            List<Object> accepted = column.representatives().stream()
                    .filter(aim.cells().get(i).test()::matches)
                    .toList();
            if (!column.isWorkedOut() && !accepted.isEmpty()) {
                Object value = pick(accepted, random);
                facts.put(
                        column.fact().name(),
                        value instanceof BigDecimal number ? number.setScale(4, RoundingMode.HALF_UP) : value);
            }
        }
    }

    private static Object random(FactDefinition fact, List<Object> edges, Random random) {
        return switch (fact.type()) {
            case BOOLEAN -> random.nextBoolean();
            case ENUM -> pick(fact.values().stream().map(FactValue::value).toList(), random);
            case STRING ->
                fact.values().isEmpty()
                        ? "某某"
                        : pick(fact.values().stream().map(FactValue::value).toList(), random);
            case DATE ->
                edges.isEmpty() || random.nextBoolean()
                        ? LocalDate.of(2022, 1, 1).plusDays(random.nextInt(400))
                        : pick(edges, random);
            case NUMBER ->
                edges.size() > 1 && random.nextBoolean()
                        ? ((BigDecimal) pick(edges, random)).setScale(4, RoundingMode.HALF_UP)
                        : fact.isRatio()
                                ? BigDecimal.valueOf(random.nextInt(10_001), 4)
                                : BigDecimal.valueOf((long) Math.pow(10, 2 + random.nextDouble() * 9), 2);
            case NUMBER_LIST ->
                random.ints(4, 1, 1000).mapToObj(BigDecimal::valueOf).toList();
        };
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
