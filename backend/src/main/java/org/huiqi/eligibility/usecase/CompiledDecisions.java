package org.huiqi.eligibility.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huiqi.eligibility.domain.MeasureDecision;
import org.huiqi.eligibility.domain.feel.TableException;
import org.huiqi.policy.DecisionSource;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Every table compiled once, the current ones at the start: a table that cannot be read stops it, with file, line and column. */
@Component
class CompiledDecisions {

    private final PolicyLibrary library;
    private final Map<String, MeasureDecision> compiled = new ConcurrentHashMap<>();

    CompiledDecisions(PolicyLibrary library) {
        this.library = library;
        List<String> complaints = new ArrayList<>();
        for (Measure measure : library.all()) {
            if (measure.isComputable()) {
                try {
                    of(measure);
                } catch (TableException e) {
                    complaints.add(e.getMessage());
                }
            }
        }
        if (!complaints.isEmpty()) {
            throw new IllegalStateException("Decision tables cannot be read:\n" + String.join("\n", complaints));
        }
    }

    /** The table of this version of the measure; refuses with 422 where there is nothing to compute. */
    MeasureDecision of(Measure measure) {
        return compiled.computeIfAbsent(measure.id() + "@" + measure.version(), key -> {
            DecisionSource source = library.decisionOf(measure)
                    .orElseThrow(() -> ProblemException.refused(
                            "policy-not-computable", "“" + measure.title() + "”没有可计算的条件和金额，请直接阅读条款"));
            return MeasureDecision.compile(measure, source);
        });
    }
}
