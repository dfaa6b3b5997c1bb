package org.huiqi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.shared.DateRange;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy measure: a clause that grants something, on facts, for a period.
 *
 * @param version counts the changes of the measure or of its decision table
 * @param decisionVersion counts the changes of the decision table; null where there is nothing to compute
 * @param summary what it is, in one plain sentence
 * @param clause where in the document it stands
 * @param quote the decisive passage, word for word
 * @param applyBy last day for applications, or null
 * @param capText the cap in words, or null
 * @param ceiling true where the text only says "up to": the amount is then a ceiling and an approver fixes the sum
 * @param payment true where money is paid on application
 * @param fundingWhenSilent who pays where the text does not say; a setting of this system, empty where {@code funding} decides
 * @param sharedCapWith measures that are the same award in another document: their grants count against one cap
 * @param stacking what the text says on combining with other measures, or null
 * @param remarks what an official must have read before deciding
 * @param details what only some kinds have, as plain values: {@code targets}, {@code criteria}, {@code table}, {@code definitions} …
 * @param requiredDocumentsBasis {@code text} or {@code product-default}
 */
public record Measure(
        String id,
        int version,
        @Nullable Integer decisionVersion,
        String title,
        String summary,
        Jurisdiction jurisdiction,
        MeasureKind kind,
        Handling handling,
        List<ApplicantType> applicants,
        List<String> departments,
        String documentId,
        String clause,
        String quote,
        List<SourceReference> furtherSources,
        DateRange period,
        @Nullable LocalDate applyBy,
        List<FactDefinition> facts,
        List<ResultDefinition> results,
        Caps caps,
        @Nullable String capText,
        boolean ceiling,
        boolean payment,
        List<FundingRule> funding,
        List<FundingRule.Share> fundingWhenSilent,
        @Nullable Stages stages,
        Repeat repeat,
        Set<String> sharedCapWith,
        @Nullable String stacking,
        List<String> remarks,
        List<RequiredDocument> requiredDocuments,
        String requiredDocumentsBasis,
        List<String> keywords,
        List<Cumulation> cumulation,
        @Nullable MeasureTimeLimit timeLimit,
        Map<String, Object> details) {

    /**
     * A named output of the decision table besides {@code eligible} and {@code amount}.
     *
     * @param values the values of an enumerated output and their labels; empty for other types
     */
    public record ResultDefinition(
            String name, FactType type, @Nullable String unit, String label, List<FactValue> values) {}

    public Measure {
        applicants = List.copyOf(applicants);
        departments = List.copyOf(departments);
        furtherSources = List.copyOf(furtherSources);
        facts = List.copyOf(facts);
        results = List.copyOf(results);
        funding = List.copyOf(funding);
        fundingWhenSilent = List.copyOf(fundingWhenSilent);
        sharedCapWith = Set.copyOf(sharedCapWith);
        remarks = List.copyOf(remarks);
        requiredDocuments = List.copyOf(requiredDocuments);
        keywords = List.copyOf(keywords);
        cumulation = List.copyOf(cumulation);
        details = Map.copyOf(details);
    }

    /** The same measure under other version numbers. */
    public Measure inVersion(int newVersion, @Nullable Integer newDecisionVersion) {
        return new Measure(
                id,
                newVersion,
                newDecisionVersion,
                title,
                summary,
                jurisdiction,
                kind,
                handling,
                applicants,
                departments,
                documentId,
                clause,
                quote,
                furtherSources,
                period,
                applyBy,
                facts,
                results,
                caps,
                capText,
                ceiling,
                payment,
                funding,
                fundingWhenSilent,
                stages,
                repeat,
                sharedCapWith,
                stacking,
                remarks,
                requiredDocuments,
                requiredDocumentsBasis,
                keywords,
                cumulation,
                timeLimit,
                details);
    }

    public Optional<FactDefinition> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    public boolean isComputable() {
        return decisionVersion != null;
    }

    public boolean isInForceOn(LocalDate day) {
        return period.contains(day);
    }
}
