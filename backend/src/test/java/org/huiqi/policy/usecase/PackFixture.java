package org.huiqi.policy.usecase;

import java.util.List;
import java.util.Objects;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;

/** The real policy pack without a database: every measure in version 1. */
public final class PackFixture {

    private static final PolicyPack PACK = PolicyPack.read(PackFiles.fromClassPath());

    private PackFixture() {}

    public static List<Measure> measures() {
        return PACK.entries().stream().map(PolicyPack.Entry::measure).toList();
    }

    public static List<PolicyDocument> documents() {
        return List.copyOf(PACK.documents().values());
    }

    public static List<Measure> computable() {
        return measures().stream().filter(Measure::isComputable).toList();
    }

    public static Measure measure(String id) {
        return entry(id).measure();
    }

    public static DecisionSource decision(String id) {
        PolicyPack.Entry entry = entry(id);
        return new DecisionSource(
                id, 1, Objects.requireNonNull(entry.decisionFile()), Objects.requireNonNull(entry.decisionXml()));
    }

    private static PolicyPack.Entry entry(String id) {
        return PACK.entries().stream()
                .filter(entry -> entry.measure().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
