package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Granted;
import org.huiqi.policy.usecase.PackFixture;

/** Asks the real tables of the policy pack. */
final class Determining {

    private static final Map<String, MeasureDecision> COMPILED = new ConcurrentHashMap<>();

    private Determining() {}

    static MeasureDecision decision(String id) {
        return COMPILED.computeIfAbsent(
                id, key -> MeasureDecision.compile(PackFixture.measure(key), PackFixture.decision(key)));
    }

    static Determination determine(String id, Map<String, ?> facts) {
        return determine(id, facts, Granted.UNKNOWN);
    }

    static Determination determine(String id, Map<String, ?> facts, Granted granted) {
        return Determiner.determine(decision(id), facts, granted, List.of(), true);
    }

    /** Facts from words such as {@code listingBoard=main isListed=true financingAmount=400000000}. */
    static Map<String, Object> facts(String words) {
        Map<String, Object> facts = new HashMap<>();
        for (String word : words.strip().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            String[] pair = word.split("=", 2);
            Object value = pair[1];
            if (pair[1].equals("true") || pair[1].equals("false")) {
                value = Boolean.valueOf(pair[1]);
            } else if (pair[1].matches("-?\\d+(\\.\\d+)?")) {
                value = new BigDecimal(pair[1]);
            }
            if (pair[1].startsWith("[")) {
                value = pair[1].equals("[]")
                        ? List.of()
                        : Arrays.stream(pair[1].substring(1, pair[1].length() - 1)
                                        .split(","))
                                .map(BigDecimal::new)
                                .toList();
            }
            facts.put(pair[0], value);
        }
        return facts;
    }
}
