package org.huiqi.registry.domain;

import java.util.List;
import java.util.Map;

/**
 * How it was established that an entity may enter.
 *
 * @param basis {@code table} where the measure's decision table decided, {@code criteria} where the official confirmed the
 *     criteria of the text
 * @param conditions each condition in words, as it was met or confirmed
 * @param facts the facts that the table decided on, with where they come from
 */
public record EntryCheck(String basis, List<String> conditions, List<FactUsed> facts, Map<String, Object> result) {

    /** One fact and its source. */
    public record FactUsed(String name, String label, Object value, String text, String source) {}

    public EntryCheck {
        conditions = List.copyOf(conditions);
        facts = List.copyOf(facts);
        result = Map.copyOf(result);
    }
}
