package org.huiqi.eligibility.usecase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Determination.Citation;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.domain.Determiner;
import org.huiqi.eligibility.domain.FactCheck;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.SourceReference;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Service;

@Service
class EligibilityService implements Eligibility {

    private final PolicyLibrary library;
    private final CompiledDecisions decisions;
    private final LeaderSignature leaderSignature;

    EligibilityService(PolicyLibrary library, CompiledDecisions decisions, LeaderSignature leaderSignature) {
        this.library = library;
        this.decisions = decisions;
        this.leaderSignature = leaderSignature;
    }

    @Override
    public Map<String, Object> validFacts(Measure measure, Map<String, ?> raw, String fieldPrefix) {
        FactCheck check = new FactCheck(fieldPrefix);
        Map<String, Object> facts = check.check(measure, raw);
        if (!check.problems().isEmpty()) {
            throw ProblemException.refused(
                    "facts-invalid", "有" + check.problems().size() + "项信息填写有误，请按提示修改", check.problems());
        }
        return facts;
    }

    @Override
    public Determination determine(Measure measure, Map<String, ?> facts, Granted granted, LocalDate on) {
        PolicyDocument document = library.documentOf(measure);
        boolean inForce = measure.isInForceOn(on) && library.isConfirmed(document);
        return Determiner.determine(decisions.of(measure), facts, granted, citations(measure, document), inForce);
    }

    private List<Citation> citations(Measure measure, PolicyDocument document) {
        List<Citation> citations = new ArrayList<>();
        citations.add(new Citation(document.id(), name(document), measure.clause(), measure.quote()));
        for (SourceReference source : measure.furtherSources()) {
            String quote = source.quote();
            if (quote != null) {
                library.document(source.documentId())
                        .ifPresent(
                                other -> citations.add(new Citation(other.id(), name(other), source.clause(), quote)));
            }
        }
        return citations;
    }

    private static String name(PolicyDocument document) {
        return "《" + document.title() + "》" + (document.number() == null ? "" : "（" + document.number() + "）");
    }

    @Override
    public boolean needsLeaderSignature(Money awardedAmount, Jurisdiction jurisdiction) {
        return leaderSignature.isNeeded(awardedAmount, jurisdiction);
    }
}
