package org.huiqi.eligibility.domain.feel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that an expression may use: each has a slot in the array of values and a type. */
public final class Names {

    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /** Where the value stands, and of which type it is. */
    public record Slot(String name, int index, FeelType type) {}

    public Names(List<Map.Entry<String, FeelType>> names) {
        for (Map.Entry<String, FeelType> name : names) {
            slots.put(name.getKey(), new Slot(name.getKey(), slots.size(), name.getValue()));
        }
    }

    public @Nullable Slot find(String name) {
        return slots.get(name);
    }

    public int size() {
        return slots.size();
    }
}
