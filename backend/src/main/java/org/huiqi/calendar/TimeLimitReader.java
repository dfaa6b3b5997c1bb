package org.huiqi.calendar;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time limit from a step plan: {@code {length: 3, unit: working-day}}, or {@code {policy: hn-credit-repair-1day}} for the one
 * that a policy measure sets; both with {@code countStartDay: true} and {@code cutOff: "17:30"} where they apply.
 */
public final class TimeLimitReader {

    private static final Set<String> KEYS = Set.of("length", "unit", "policy", "countStartDay", "cutOff");

    private final NamedTimeLimits named;

    public TimeLimitReader(NamedTimeLimits named) {
        this.named = named;
    }

    /**
     * @param path of the place in the file, for the message where something is wrong
     * @throws IllegalStateException naming what is missing, unknown or contradictory
     */
    public TimeLimit read(String path, @Nullable Object content) {
        if (!(content instanceof Map<?, ?> map)) {
            throw new IllegalStateException(path + ": expected a time limit");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalStateException(path + ": a time limit has no " + key);
            }
        }
        try {
            TimeLimit plain = map.containsKey("policy") ? ofPolicy(path, map) : ofLength(path, map);
            boolean countStartDay = map.containsKey("countStartDay")
                    ? Boolean.TRUE.equals(map.get("countStartDay"))
                    : plain.countStartDay();
            Object cutOff = map.get("cutOff");
            return new TimeLimit(
                    plain.length(),
                    plain.unit(),
                    countStartDay,
                    cutOff == null ? null : LocalTime.parse(String.valueOf(cutOff)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    private TimeLimit ofPolicy(String path, Map<?, ?> map) {
        if (map.containsKey("length") || map.containsKey("unit")) {
            throw new IllegalStateException(path + ": the policy sets length and unit, leave them out");
        }
        String policy = String.valueOf(map.get("policy"));
        return named.find(policy)
                .orElseThrow(() -> new IllegalStateException(
                        path + ": policy " + policy + " sets no time limit that can be counted"));
    }

    private static TimeLimit ofLength(String path, Map<?, ?> map) {
        if (!(map.get("length") instanceof Integer length)) {
            throw new IllegalStateException(path + ": length is missing or no whole number");
        }
        return new TimeLimit(length, TimeLimit.Unit.of(String.valueOf(map.get("unit"))), false);
    }
}
