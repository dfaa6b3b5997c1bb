package org.huiqi.eligibility.usecase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.eligibility.domain.FactCheck;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.Measure;
import org.huiqi.shared.ProblemException.FieldProblem;

/** All facts that some measure asks for, each with every value that one of them lists. */
final class MeasureFacts {

    private final Map<String, FactDefinition> facts = new LinkedHashMap<>();

    MeasureFacts(Collection<Measure> measures) {
        measures.forEach(
                measure -> measure.facts().forEach(fact -> facts.merge(fact.name(), fact, MeasureFacts::both)));
    }

    private static FactDefinition both(FactDefinition one, FactDefinition other) {
        Map<String, FactValue> values = new LinkedHashMap<>();
        // A text without listed values may be anything.
        if (!one.values().isEmpty() && !other.values().isEmpty()) {
            one.values().forEach(value -> values.put(value.value(), value));
            other.values().forEach(value -> values.putIfAbsent(value.value(), value));
        }
        return new FactDefinition(
                one.name(),
                one.type(),
                one.unit(),
                one.label(),
                one.help(),
                List.copyOf(values.values()),
                one.required() || other.required(),
                null,
                one.about(),
                one.source(),
                one.fromRegister() || other.fromRegister(),
                one.fromLedger() || other.fromLedger(),
                one.least(),
                one.most());
    }

    Optional<FactDefinition> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The facts typed; what is wrong goes to {@code problems}. */
    Map<String, Object> valid(Map<String, ?> raw, List<FieldProblem> problems) {
        FactCheck check = new FactCheck("facts.");
        Map<String, Object> valid = check.check(this::find, raw, "不是任何政策需要的信息，请删去");
        problems.addAll(check.problems());
        return valid;
    }

    /** A register's values without those that are none of their fact's type or that no measure asks for. */
    Map<String, Object> sound(Map<String, Object> known) {
        Map<String, Object> sound = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            List<FieldProblem> problems = new ArrayList<>();
            sound.putAll(valid(Map.of(name, value), problems));
        });
        return sound;
    }
}
