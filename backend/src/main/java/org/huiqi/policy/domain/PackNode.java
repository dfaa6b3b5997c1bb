package org.huiqi.policy.domain;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file that remembers file and line, so that every complaint can name them. */
public final class PackNode {

    private final String file;
    private final Node node;

    private PackNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    public static PackNode parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new PackException(file, 1, "the file is empty");
            }
            return new PackNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new PackException(file, line, "not YAML: " + e.getProblem());
        }
    }

    public String file() {
        return file;
    }

    public PackException error(String message) {
        return new PackException(file, node.getStartMark().getLine() + 1, message);
    }

    /** Refuses keys other than these. */
    public PackNode only(String... keys) {
        Set<String> known = Set.copyOf(Arrays.asList(keys));
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("unknown key '" + key + "'");
            }
        });
        return this;
    }

    public PackNode get(String key) {
        PackNode value = entries().get(key);
        if (value == null) {
            throw error("key '" + key + "' is missing");
        }
        return value;
    }

    /** The value of a key; empty where the key is absent or its value null. */
    public Optional<PackNode> find(String key) {
        return Optional.ofNullable(entries().get(key)).filter(value -> !value.isNull());
    }

    public @Nullable String textOrNull(String key) {
        return find(key).map(PackNode::text).orElse(null);
    }

    public @Nullable LocalDate dateOrNull(String key) {
        return find(key).map(PackNode::date).orElse(null);
    }

    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public Map<String, PackNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("a mapping is expected here");
        }
        Map<String, PackNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = new PackNode(file, tuple.getKeyNode()).text();
            if (entries.put(key, new PackNode(file, tuple.getValueNode())) != null) {
                throw new PackException(
                        file, tuple.getKeyNode().getStartMark().getLine() + 1, "key '" + key + "' stands twice");
            }
        }
        return entries;
    }

    public List<PackNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("a list is expected here");
        }
        return sequence.getValue().stream()
                .map(item -> new PackNode(file, item))
                .toList();
    }

    public List<String> texts() {
        return items().stream().map(PackNode::text).toList();
    }

    public String text() {
        if (!(node instanceof ScalarNode scalar) || isNull()) {
            throw error("a text is expected here");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw error("the text is empty");
        }
        return text;
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("true or false is expected here");
        };
    }

    public BigDecimal number() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            throw error("'" + text() + "' is not a number");
        }
    }

    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw error("'" + text() + "' is not a date such as 2022-06-30");
        }
    }

    /** One of the values that the function knows. */
    public <T> T one(Function<String, Optional<T>> finder, String what) {
        return finder.apply(text()).orElseThrow(() -> error("'" + text() + "' is not a " + what));
    }

    /** The value as plain maps (sorted), lists, texts and nulls: equal contents give equal values. */
    public @Nullable Object plain() {
        if (isNull()) {
            return null;
        }
        if (node instanceof MappingNode) {
            Map<String, @Nullable Object> map = new TreeMap<>();
            entries().forEach((key, value) -> map.put(key, value.plain()));
            return map;
        }
        if (node instanceof SequenceNode) {
            List<@Nullable Object> list = new ArrayList<>();
            items().forEach(item -> list.add(item.plain()));
            return list;
        }
        return ((ScalarNode) node).getValue();
    }
}
