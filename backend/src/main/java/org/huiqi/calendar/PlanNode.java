package org.huiqi.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a plan of steps, the YAML file beside a process model, so that a mistake is named with its path. What is missing or of
 * another kind than asked for is an {@link IllegalStateException}.
 */
public record PlanNode(
        TimeLimitReader limits, String path, @Nullable Object content) {

    /** The plan as a whole. */
    public static PlanNode load(String path, TimeLimitReader limits) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new PlanNode(limits, path, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private Map<?, ?> map() {
        if (content instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(path + ": expected a map");
    }

    public boolean has(String key) {
        return map().containsKey(key);
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(map().get(key));
    }

    public Object value(String key) {
        Object value = map().get(key);
        if (value == null) {
            throw new IllegalStateException(path + ": " + key + " is missing");
        }
        return value;
    }

    public PlanNode node(String key) {
        return new PlanNode(limits, path + "/" + key, value(key));
    }

    public String text(String key) {
        return String.valueOf(value(key));
    }

    public int number(String key) {
        return ((Number) value(key)).intValue();
    }

    public Map<String, PlanNode> children() {
        Map<String, PlanNode> children = new LinkedHashMap<>();
        map().forEach((key, value) -> children.put(String.valueOf(key), new PlanNode(limits, path + "/" + key, value)));
        return children;
    }

    public List<PlanNode> nodes(String key) {
        return ((List<?>) value(key))
                .stream()
                        .map(value -> new PlanNode(limits, path + "/" + key, value))
                        .toList();
    }

    public Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(key).map().forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return Map.copyOf(texts);
    }

    public TimeLimit timeLimit(String key) {
        return limits.read(path + "/" + key, value(key));
    }
}
