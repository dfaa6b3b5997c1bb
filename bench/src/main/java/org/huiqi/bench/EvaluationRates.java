package org.huiqi.bench;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.domain.CompiledScreen;
import org.huiqi.eligibility.domain.Determiner;
import org.huiqi.eligibility.domain.MeasureDecision;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.usecase.PackAccess;
import org.huiqi.policy.usecase.PackAccess.Computable;
import org.huiqi.shared.Money;

/**
 * How many decision tables one thread evaluates a second over the same businesses, all of whose facts are known: the stock DMN
 * engine on the deployed tables, the determiner with all its words, and the screen that batch matching uses.
 */
final class EvaluationRates {

    private static final int BUSINESSES = 200;
    private static final long SEED = 20220601;

    private final List<Measure> measures;
    private final List<DmnDecision> stock = new ArrayList<>();
    private final DmnEngine engine = new DefaultDmnEngineConfiguration().buildEngine();
    private final List<MeasureDecision> decisions;
    private final Screen screen;
    private final List<Map<String, Object>> businesses = new ArrayList<>();
    private final List<List<Map<String, Object>>> factsByMeasure = new ArrayList<>();
    private final int[] all;
    private long sum;

    EvaluationRates() {
        List<Computable> computable = PackAccess.computable();
        measures = computable.stream().map(Computable::measure).toList();
        decisions = computable.stream()
                .map(one -> MeasureDecision.compile(one.measure(), one.decision()))
                .toList();
        for (Computable one : computable) {
            stock.add(engine.parseDecision(
                    one.measure().id(),
                    new ByteArrayInputStream(one.decision().xml().getBytes(StandardCharsets.UTF_8))));
        }
        screen = new CompiledScreen(decisions);
        all = IntStream.range(0, measures.size()).toArray();
        Random random = new Random(SEED);
        for (int i = 0; i < BUSINESSES; i++) {
            Map<String, Object> facts = new HashMap<>();
            for (Measure measure : measures) {
                for (FactDefinition fact : measure.facts()) {
                    facts.computeIfAbsent(fact.name(), name -> value(fact, random));
                }
            }
            businesses.add(facts);
            factsByMeasure.add(measures.stream()
                    .map(measure -> {
                        Map<String, Object> mine = new HashMap<>();
                        measure.facts().forEach(fact -> mine.put(fact.name(), facts.get(fact.name())));
                        return mine;
                    })
                    .toList());
        }
    }

    private static Object value(FactDefinition fact, Random random) {
        return switch (fact.type()) {
            case BOOLEAN -> random.nextBoolean();
            case ENUM, STRING ->
                fact.values().isEmpty()
                        ? "山阳区"
                        : fact.values().get(random.nextInt(fact.values().size())).value();
            case DATE -> LocalDate.of(2022, 1, 1).plusDays(random.nextInt(400));
            case NUMBER ->
                fact.isRatio()
                        ? BigDecimal.valueOf(random.nextInt(10_001), 4)
                        : BigDecimal.valueOf((long) Math.pow(10, 2 + random.nextDouble() * 7), 2);
            case NUMBER_LIST -> List.of(BigDecimal.valueOf(100_000), BigDecimal.valueOf(random.nextInt(1_000_000)));
        };
    }

    int measures() {
        return measures.size();
    }

    /** Evaluations a second of one way, the compiler warmed up before. */
    private interface Way {
        /** Evaluates all measures for a business, or one of them; tells how many evaluations that were. */
        int evaluate(int business, int measure);
    }

    void print(Duration each) {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("stock DMN engine on the deployed tables", (business, measure) -> {
            sum += engine.evaluateDecisionTable(
                            stock.get(measure), factsByMeasure.get(business).get(measure))
                    .size();
            return 1;
        });
        ways.put("determiner: verdict, sum, shares, conditions in words", (business, measure) -> {
            sum += Determiner.determine(
                            decisions.get(measure),
                            factsByMeasure.get(business).get(measure),
                            Granted.UNKNOWN,
                            List.of(),
                            true)
                    .conditions()
                    .size();
            return 1;
        });
        Screen.Sheet sheet = screen.sheet();
        Screen.Findings findings = new Screen.Findings() {
            @Override
            public void open(
                    int measure, Verdict verdict, Money amount, int line, long unknownColumns, boolean someMet) {
                sum += line;
            }

            @Override
            public void excluded(int measure, int column) {
                sum += column;
            }
        };
        ways.put("screen: verdict, sum, line; facts put in included", (business, measure) -> {
            if (measure != 0) {
                return 0;
            }
            sheet.clear();
            businesses.get(business).forEach(sheet::put);
            sheet.screen(all, findings);
            return all.length;
        });
        System.out.println("| way | evaluations per second and thread | of the stock engine |");
        System.out.println("|---|---|---|");
        double stockRate = 0;
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            rate(way.getValue(), each.dividedBy(2));
            double rate = rate(way.getValue(), each);
            stockRate = stockRate == 0 ? rate : stockRate;
            System.out.printf("| %s | %,.0f | %,.0f |%n", way.getKey(), rate, rate / stockRate);
        }
        System.out.println("(" + measures() + " tables, check sum " + sum + ")");
    }

    private double rate(Way way, Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long done = 0;
        int business = 0;
        while (System.nanoTime() < end) {
            for (int measure = 0; measure < all.length; measure++) {
                done += way.evaluate(business, measure);
            }
            business = (business + 1) % BUSINESSES;
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }
}
