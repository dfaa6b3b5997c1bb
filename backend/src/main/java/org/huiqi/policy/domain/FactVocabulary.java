package org.huiqi.policy.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.FactType;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** What every fact means, of which type and unit it is: {@code facts.yaml}. */
public final class FactVocabulary {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private final Map<String, Entry> entries;

    private FactVocabulary(Map<String, Entry> entries) {
        this.entries = entries;
    }

    private record Entry(PackNode source, FactDefinition definition) {}

    public static FactVocabulary read(PackNode list) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (PackNode node : list.items()) {
            FactDefinition fact = entry(node);
            if (entries.put(fact.name(), new Entry(node, fact)) != null) {
                throw node.error("fact '" + fact.name() + "' stands twice");
            }
        }
        return new FactVocabulary(entries);
    }

    private static FactDefinition entry(PackNode node) {
        node.only(
                "name",
                "type",
                "unit",
                "label",
                "help",
                "values",
                "about",
                "source",
                "period",
                "register",
                "ledger",
                "least",
                "most");
        String name = node.get("name").text();
        if (!NAME.matcher(name).matches()) {
            throw node.error("'" + name + "' cannot name a fact");
        }
        FactType type = node.get("type").one(FactType::find, "type of fact");
        List<FactValue> values = new ArrayList<>();
        node.find("values").ifPresent(map -> map.entries()
                .forEach((value, label) -> values.add(new FactValue(value, label.text()))));
        if ((type == FactType.ENUM) == values.isEmpty()) {
            throw node.error("an enum, and only an enum, has values");
        }
        return new FactDefinition(
                name,
                type,
                node.textOrNull("unit"),
                node.get("label").text(),
                node.textOrNull("help"),
                values,
                true,
                null,
                node.get("about").text(),
                node.get("source").text(),
                node.find("register").map(PackNode::flag).orElse(false),
                node.find("ledger").isPresent(),
                node.find("least").map(PackNode::number).orElse(null),
                node.find("most").map(PackNode::number).orElse(null));
    }

    public boolean knows(String name) {
        return entries.containsKey(name);
    }

    /** Every fact with all its values, in the order of the file. */
    public List<FactDefinition> all() {
        return entries.values().stream().map(Entry::definition).toList();
    }

    /** The vocabulary's entry as plain values, for the record of a measure's version. */
    public @Nullable Object plain(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.source().plain();
    }

    /** A fact as a measure asks for it: its own subset of values, meaning and need. */
    public FactDefinition narrowed(PackNode use, Jurisdiction jurisdiction) {
        use.only("name", "values", "meaning", "required");
        String name = use.get("name").text();
        Entry entry = entries.get(name);
        if (entry == null) {
            throw use.error("fact '" + name + "' is not defined in facts.yaml");
        }
        FactDefinition fact = entry.definition();
        List<FactValue> values = fact.values();
        Optional<PackNode> subset = use.find("values");
        if (subset.isPresent()) {
            values = subset.get().isScalar() ? districts(subset.get(), jurisdiction) : subset(subset.get(), fact);
        }
        return new FactDefinition(
                name,
                fact.type(),
                fact.unit(),
                fact.label(),
                fact.help(),
                values,
                use.find("required").map(PackNode::flag).orElse(true),
                use.textOrNull("meaning"),
                fact.about(),
                fact.source(),
                fact.fromRegister(),
                fact.fromLedger(),
                fact.least(),
                fact.most());
    }

    private static List<FactValue> districts(PackNode node, Jurisdiction jurisdiction) {
        if (!node.text().equals("districts") || jurisdiction.districts().isEmpty()) {
            throw node.error("a list of values, or 'districts' where the jurisdiction has some, is expected here");
        }
        return jurisdiction.districts().stream()
                .map(name -> new FactValue(name, name))
                .toList();
    }

    private static List<FactValue> subset(PackNode node, FactDefinition fact) {
        List<FactValue> values = new ArrayList<>();
        for (PackNode item : node.items()) {
            String label = fact.labelOf(item.text())
                    .orElseThrow(() -> item.error("fact '" + fact.name() + "' has no value '" + item.text() + "'"));
            values.add(new FactValue(item.text(), label));
        }
        return values;
    }
}
