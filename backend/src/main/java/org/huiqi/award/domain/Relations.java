package org.huiqi.award.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.award.RelatedMeasure;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.Cumulation.Rule;
import org.huiqi.policy.Measure;

/**
 * Who is related to whom. It is enough that one of two measures names the other. “Only the higher counts” and “the same money”
 * reach on over what they name, so that of three documents none pays twice; what the texts leave open, or declare independent,
 * concerns two measures and no third.
 */
public final class Relations {

    private record Edge(String to, String text) {}

    private final Map<Rule, Map<String, List<Edge>>> edges = new LinkedHashMap<>();

    private Relations(Measure measure, Collection<Measure> all) {
        all.stream().filter(other -> !other.id().equals(measure.id())).forEach(this::add);
        add(measure);
    }

    /** The measures related to one; of the others the current version counts, of itself the given one. */
    public static List<RelatedMeasure> of(Measure measure, Collection<Measure> all) {
        return new Relations(measure, all).of(measure.id());
    }

    private void add(Measure measure) {
        for (Cumulation cumulation : measure.cumulation()) {
            for (String other : cumulation.with()) {
                connect(cumulation.rule(), measure.id(), other, cumulation.text());
                connect(cumulation.rule(), other, measure.id(), cumulation.text());
            }
        }
    }

    private void connect(Rule rule, String from, String to, String text) {
        edges.computeIfAbsent(rule, any -> new LinkedHashMap<>())
                .computeIfAbsent(from, any -> new ArrayList<>())
                .add(new Edge(to, text));
    }

    private List<RelatedMeasure> of(String id) {
        Set<String> independent = reach(id, Rule.INDEPENDENT, false).keySet();
        Map<String, RelatedMeasure> found = new LinkedHashMap<>();
        // A pair that several rules name follows the strictest; what is declared independent follows none.
        for (Rule rule : List.of(Rule.SAME_AWARD, Rule.HIGHEST)) {
            reach(id, rule, true)
                    .forEach((other, text) ->
                            found.merge(other, new RelatedMeasure(other, rule, text), Relations::stricter));
        }
        reach(id, Rule.OPEN, false)
                .forEach((other, text) -> found.putIfAbsent(other, new RelatedMeasure(other, Rule.OPEN, text)));
        found.keySet().removeAll(independent);
        return List.copyOf(found.values());
    }

    private static RelatedMeasure stricter(RelatedMeasure one, RelatedMeasure other) {
        return one.rule() == Rule.SAME_AWARD ? one : other;
    }

    /** The measures that a rule leads to, each with the words of the step that led there. */
    private Map<String, String> reach(String start, Rule rule, boolean onward) {
        Map<String, List<Edge>> graph = edges.getOrDefault(rule, Map.of());
        Map<String, String> reached = new LinkedHashMap<>();
        ArrayDeque<String> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            for (Edge edge : graph.getOrDefault(waiting.remove(), List.of())) {
                if (!edge.to().equals(start) && reached.putIfAbsent(edge.to(), edge.text()) == null && onward) {
                    waiting.add(edge.to());
                }
            }
        }
        return reached;
    }
}
