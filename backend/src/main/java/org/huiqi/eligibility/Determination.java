package org.huiqi.eligibility;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.huiqi.policy.FundingLayer;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one measure and one set of facts; as JSON the answer of {@code POST /api/policies/{id}/evaluate}.
 *
 * @param amount null where the measure pays no money, where the applicant is not eligible, or where the sum turns on a missing fact
 * @param ceiling true where the amount is only the most that an approver may fix
 * @param result further named results of the fired line
 * @param funding who bears which part of the amount; empty where the text does not say or a fact for it is missing
 * @param conditions of the line that fired, or of the closest line that would grant
 * @param missingFacts the unknown facts that the verdict, or else the amount or the shares, turn on
 * @param calculation the sum worked out line by line, for people
 */
@JsonPropertyOrder({
    "policyId",
    "verdict",
    "eligible",
    "amount",
    "ceiling",
    "result",
    "funding",
    "conditions",
    "missingFacts"
})
@JsonIgnoreProperties(
        value = {"eligible", "verdictName"},
        allowGetters = true)
public record Determination(
        String policyId,
        Verdict verdict,
        @Nullable Money amount,
        boolean ceiling,
        Map<String, Object> result,
        List<FundingShare> funding,
        List<ConditionOutcome> conditions,
        List<String> missingFacts,
        List<String> matchedRules,
        List<Citation> citations,
        boolean inForce,
        int policyVersion,
        int decisionVersion,
        List<CalculationLine> calculation) {

    /** What one layer bears. */
    public record FundingShare(FundingLayer layer, String layerName, BigDecimal ratio, Money amount) {}

    /** Where it stands: the document's title and number, the clause, the words. */
    public record Citation(String documentId, String document, String clause, String quote) {}

    /** One step of the sum. */
    public record CalculationLine(String text, @Nullable Money amount) {}

    @JsonProperty("eligible")
    public boolean eligible() {
        return verdict == Verdict.ELIGIBLE;
    }

    /** The verdict in words. */
    @JsonProperty("verdictName")
    public String verdictName() {
        return verdict.chineseName();
    }
}
