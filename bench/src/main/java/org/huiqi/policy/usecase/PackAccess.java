package org.huiqi.policy.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.Measure;

/** The policy pack for measurements: without a database, every measure in version 1. */
public final class PackAccess {

    private PackAccess() {}

    /** A computable measure with its table. */
    public record Computable(Measure measure, DecisionSource decision) {}

    public static List<Computable> computable() {
        List<Computable> computable = new ArrayList<>();
        for (PolicyPack.Entry entry : PolicyPack.read(PackFiles.fromClassPath()).entries()) {
            if (entry.measure().isComputable()) {
                computable.add(new Computable(
                        entry.measure(),
                        new DecisionSource(
                                entry.measure().id(),
                                1,
                                Objects.requireNonNull(entry.decisionFile()),
                                Objects.requireNonNull(entry.decisionXml()))));
            }
        }
        return computable;
    }
}
