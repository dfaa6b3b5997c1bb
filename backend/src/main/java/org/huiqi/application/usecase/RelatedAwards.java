package org.huiqi.application.usecase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.award.Awards;
import org.huiqi.award.EarlierGrants;
import org.huiqi.award.EarlierGrants.Counted;
import org.huiqi.award.NonCumulation;
import org.huiqi.award.RelatedMeasure;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Determination.CalculationLine;
import org.huiqi.eligibility.Determination.FundingShare;
import org.huiqi.eligibility.Verdict;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What awards of related measures, of whatever jurisdiction, take from a sum, and what an official has to know of them: 从高不重复
 * leaves the difference above what was had before, the same money is paid once, and where the texts are silent nothing is added
 * up before somebody has seen it.
 */
@Component
public class RelatedAwards {

    /** The name under which the condition of not having had the award stands among the facts. */
    private static final String FACT = "relatedAwardsAmount";

    private final Awards awards;
    private final PolicyLibrary policies;
    private final PolicyApplications applications;
    private final CaseRecords records;

    RelatedAwards(Awards awards, PolicyLibrary policies, PolicyApplications applications, CaseRecords records) {
        this.awards = awards;
        this.policies = policies;
        this.applications = applications;
        this.records = records;
    }

    /** A determination and what of its sum was taken off for related awards. */
    public record Assessment(Determination determination, Money deducted) {}

    /** The determination with what related awards take from it, each step with its reason. */
    Assessment apply(Measure measure, long entityId, @Nullable String stage, Determination determination) {
        Money amount = determination.amount();
        if (determination.verdict() != Verdict.ELIGIBLE || amount == null || !amount.isPositive()) {
            return new Assessment(determination, Money.ZERO);
        }
        EarlierGrants earlier = awards.earlierGrants(entityId, measure.id(), stage, awards.related(measure));
        if (!earlier.same().isEmpty()) {
            Counted same = earlier.same().get(0);
            String reason = "同一笔资金只发一次：" + had(same) + "，本次不再给。依据：" + same.text();
            return new Assessment(
                    refused(
                            determination,
                            "同一奖补在其他文件中的发放情况",
                            "未发放过",
                            same.award().amount(),
                            reason),
                    Money.ZERO);
        }
        Money deduction = earlier.deduction();
        if (!deduction.isPositive()) {
            return new Assessment(withOpen(determination, earlier), Money.ZERO);
        }
        String before = earlier.higher().stream().map(this::had).collect(Collectors.joining("、"));
        String words = earlier.higher().get(0).text();
        if (amount.compareTo(deduction) <= 0) {
            String reason = "从高不重复：" + before + "，不低于本次应得的" + amount.formatted() + "，本次不再给。依据：" + words;
            return new Assessment(
                    refused(determination, "同类政策此前已获金额", "低于本次应得的" + amount.brief(), deduction, reason), deduction);
        }
        Money rest = amount.minus(deduction);
        CalculationLine line = new CalculationLine(
                "从高不重复：" + before + "，本次给差额 " + amount.formatted() + " − " + deduction.formatted() + "。依据：" + words,
                rest);
        return new Assessment(withOpen(reduced(determination, rest, line), earlier), deduction);
    }

    /** What a confirmation has to be checked against. */
    NonCumulation termsOf(PolicyApplication application, Measure measure) {
        Set<CaseNumber> seen = records.acknowledgements(application.caseNumber()).stream()
                .flatMap(given -> given.openAwards().stream())
                .collect(Collectors.toSet());
        return new NonCumulation(awards.related(measure), application.deducted(), seen);
    }

    /** Awards of measures of which the texts do not say whether both may be had. */
    List<CaseNumber> openAwards(PolicyApplication application, Measure measure) {
        return earlierOf(application, measure).open().stream()
                .map(counted -> counted.award().caseNumber())
                .toList();
    }

    /**
     * What an official must have read before deciding: the remarks of the measure, and each other measure that the applicant
     * was granted or applies for where the texts do not say whether both may be had.
     */
    public List<String> remarks(PolicyApplication application, Measure measure) {
        List<String> remarks = new ArrayList<>(measure.remarks());
        earlierOf(application, measure)
                .open()
                .forEach(counted -> remarks.add(had(counted) + "。能否与本项同时享受，文件没有写明，请核实后决定。" + counted.text()));
        Map<String, RelatedMeasure> open = new LinkedHashMap<>();
        awards.related(measure).stream()
                .filter(related -> related.rule() == Cumulation.Rule.OPEN)
                .forEach(related -> open.put(related.policyId(), related));
        if (!open.isEmpty()) {
            applications.ofEntity(application.entityId(), open.keySet()).stream()
                    .filter(other ->
                            !other.status().isFinal() && !other.status().isAwarded())
                    .forEach(other -> remarks.add("该企业正在申请“" + titleOf(other.policyId()) + "”（案件"
                            + other.caseNumber() + "）。能否与本项同时享受，文件没有写明，请核实后决定。"
                            + text(open, other.policyId())));
        }
        return List.copyOf(remarks);
    }

    private static String text(Map<String, RelatedMeasure> related, String policyId) {
        RelatedMeasure found = related.get(policyId);
        return found == null ? "" : found.text();
    }

    private EarlierGrants earlierOf(PolicyApplication application, Measure measure) {
        return awards.earlierGrants(application.entityId(), measure.id(), application.stage(), awards.related(measure));
    }

    private Determination withOpen(Determination determination, EarlierGrants earlier) {
        if (earlier.open().isEmpty()) {
            return determination;
        }
        List<CalculationLine> lines = new ArrayList<>(determination.calculation());
        earlier.open()
                .forEach(counted -> lines.add(new CalculationLine(had(counted) + "，能否与本项同时享受，文件没有写明，由审核人确认", null)));
        return with(
                determination,
                determination.verdict(),
                determination.amount(),
                determination.funding(),
                determination.conditions(),
                lines);
    }

    private static Determination reduced(Determination determination, Money rest, CalculationLine line) {
        List<BigDecimal> ratios =
                determination.funding().stream().map(FundingShare::ratio).toList();
        List<Money> parts = ratios.isEmpty() ? List.of() : rest.split(ratios);
        List<FundingShare> shares = IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    FundingShare share = determination.funding().get(i);
                    return new FundingShare(share.layer(), share.layerName(), share.ratio(), parts.get(i));
                })
                .toList();
        List<CalculationLine> lines = new ArrayList<>(determination.calculation());
        lines.add(line);
        return with(determination, Verdict.ELIGIBLE, rest, shares, determination.conditions(), lines);
    }

    private static Determination refused(
            Determination determination, String label, String requirement, Money had, String reason) {
        List<ConditionOutcome> conditions = new ArrayList<>(determination.conditions());
        conditions.add(new ConditionOutcome(
                FACT, label, requirement, requirement, had.yuan(), had.brief(), ConditionOutcome.Outcome.UNMET));
        List<CalculationLine> lines = new ArrayList<>(determination.calculation());
        lines.add(new CalculationLine(reason, Money.ZERO));
        return with(determination, Verdict.NOT_ELIGIBLE, null, List.of(), conditions, lines);
    }

    private static Determination with(
            Determination of,
            Verdict verdict,
            @Nullable Money amount,
            List<FundingShare> funding,
            List<ConditionOutcome> conditions,
            List<CalculationLine> calculation) {
        return new Determination(
                of.policyId(),
                verdict,
                amount,
                of.ceiling(),
                of.result(),
                funding,
                List.copyOf(conditions),
                of.missingFacts(),
                of.matchedRules(),
                of.citations(),
                of.inForce(),
                of.policyVersion(),
                of.decisionVersion(),
                List.copyOf(calculation));
    }

    private String had(Counted counted) {
        return "该企业已获“" + titleOf(counted.award().policyId()) + "”"
                + counted.award().amount().formatted() + "（案件" + counted.award().caseNumber() + "）";
    }

    private String titleOf(String policyId) {
        return policies.find(policyId).map(Measure::title).orElse(policyId);
    }
}
