package org.huiqi.policy.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.domain.DocumentReader;
import org.huiqi.policy.domain.FactVocabulary;
import org.huiqi.policy.domain.MeasureReader;
import org.huiqi.policy.domain.PackException;
import org.huiqi.policy.domain.PackNode;
import org.jspecify.annotations.Nullable;

/** The policy pack as it stands in the files, read and checked; all complaints are collected and said at once. */
final class PolicyPack {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FactVocabulary vocabulary;
    private final Map<String, PolicyDocument> documents;
    private final Map<String, String> texts;
    private final List<Entry> entries;

    /**
     * A measure and its decision table.
     *
     * @param content the measure and the vocabulary it uses as JSON: equal contents give equal texts
     * @param decisionFile null where there is nothing to compute
     */
    record Entry(
            Measure measure,
            String content,
            @Nullable String decisionFile,
            @Nullable String decisionXml) {}

    private PolicyPack(
            FactVocabulary vocabulary,
            Map<String, PolicyDocument> documents,
            Map<String, String> texts,
            List<Entry> entries) {
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.texts = texts;
        this.entries = entries;
    }

    static PolicyPack read(PackFiles files) {
        List<String> complaints = new ArrayList<>();
        FactVocabulary facts = FactVocabulary.read(parse("policies/facts.yaml", files.text("policies/facts.yaml")));
        Map<String, PolicyDocument> documents =
                DocumentReader.read(parse("policies/documents.yaml", files.text("policies/documents.yaml")));
        Map<String, String> texts = new TreeMap<>();
        documents.values().forEach(document -> {
            if (document.text() != null) {
                texts.put(document.id(), files.text("policies/" + document.text()));
            }
        });
        Map<String, String> denseTexts = new TreeMap<>();
        texts.forEach((id, text) -> denseTexts.put(id, dense(text)));
        MeasureReader reader = new MeasureReader(facts, documents.keySet());
        List<Entry> entries = new ArrayList<>();
        files.measures().forEach((path, yaml) -> {
            try {
                entries.add(entry(path, parse(path, yaml), reader, facts, denseTexts, files));
            } catch (PackException e) {
                complaints.add(e.getMessage());
            }
        });
        complaints.addAll(crossChecks(entries, files));
        if (!complaints.isEmpty()) {
            throw new PackException("The policy pack cannot be read:\n" + String.join("\n", complaints));
        }
        return new PolicyPack(facts, documents, texts, List.copyOf(entries));
    }

    private static PackNode parse(String path, String yaml) {
        return PackNode.parse("processes/" + path, yaml);
    }

    private static Entry entry(
            String path,
            PackNode node,
            MeasureReader reader,
            FactVocabulary facts,
            Map<String, String> denseTexts,
            PackFiles files) {
        String decisionPath = path.replace("policies/", "decisions/").replace(".yaml", ".dmn");
        boolean computable = files.has(decisionPath);
        Measure measure = reader.read(node, 1, computable ? 1 : null);
        if (!path.equals("policies/" + measure.jurisdiction().id() + "/" + measure.id() + ".yaml")) {
            throw node.get("id").error("the file must be named <jurisdiction>/<id>.yaml");
        }
        if (measure.payment() && !computable) {
            throw node.get("payment").error("a measure that pays needs processes/" + decisionPath);
        }
        String text = denseTexts.get(measure.documentId());
        if (text != null && !text.contains(dense(measure.quote()))) {
            throw node.get("source").get("quote").error("the quote does not stand in the document's text");
        }
        return new Entry(
                measure,
                content(node, measure, facts),
                computable ? "processes/" + decisionPath : null,
                computable ? files.text(decisionPath) : null);
    }

    private static String content(PackNode node, Measure measure, FactVocabulary vocabulary) {
        Map<String, @Nullable Object> facts = new TreeMap<>();
        for (FactDefinition fact : measure.facts()) {
            facts.put(fact.name(), vocabulary.plain(fact.name()));
        }
        Map<String, @Nullable Object> content = new TreeMap<>();
        content.put("measure", node.plain());
        content.put("facts", List.copyOf(facts.values()));
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain values cannot be written as JSON", e);
        }
    }

    /** The measure of a recorded version, from what {@link Entry#content} was then. */
    static Measure fromContent(
            String id, int version, @Nullable Integer decisionVersion, String content, Set<String> documents) {
        PackNode recorded = PackNode.parse("measure " + id + " version " + version, content);
        FactVocabulary facts = FactVocabulary.read(recorded.get("facts"));
        return new MeasureReader(facts, documents).read(recorded.get("measure"), version, decisionVersion);
    }

    private static List<String> crossChecks(List<Entry> entries, PackFiles files) {
        List<String> complaints = new ArrayList<>();
        Set<String> ids = entries.stream().map(entry -> entry.measure().id()).collect(Collectors.toSet());
        for (Entry entry : entries) {
            for (String other : entry.measure().sharedCapWith()) {
                if (!ids.contains(other)) {
                    complaints.add(unknown(entry, "sharedCapWith", other));
                }
            }
            entry.measure().cumulation().stream()
                    .flatMap(cumulation -> cumulation.with().stream())
                    .filter(other -> !ids.contains(other))
                    .forEach(other -> complaints.add(unknown(entry, "cumulation", other)));
        }
        files.decisions().keySet().forEach(path -> {
            if (!files.has(path.replace("decisions/", "policies/").replace(".dmn", ".yaml"))) {
                complaints.add("processes/" + path + ":1: there is no measure of that name");
            }
        });
        return complaints;
    }

    private static String unknown(Entry entry, String key, String other) {
        return "processes/policies/" + entry.measure().jurisdiction().id() + "/"
                + entry.measure().id() + ".yaml:1: " + key + " names '" + other + "', which does not exist";
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "");
    }

    FactVocabulary vocabulary() {
        return vocabulary;
    }

    Map<String, PolicyDocument> documents() {
        return documents;
    }

    Map<String, String> texts() {
        return texts;
    }

    List<Entry> entries() {
        return entries;
    }
}
