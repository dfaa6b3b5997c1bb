package org.huiqi.award;

import java.util.List;
import java.util.Set;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an award.
 *
 * @param stage the milestone, where the measure has stages
 * @param amount the awarded amount; the lines add up to it, to the fen
 * @param year the year whose yearly cap and budget it counts against
 * @param annualCap most per entity and year over the cap group, null where there is none
 * @param applicantCap most per entity in all over the cap group, null where there is none
 * @param programmeCap most for all entities together over the cap group, null where there is none
 * @param capGroup ids of the measures counted together, the own one included
 * @param clause the clause that grants it, as letters cite it
 * @param nonCumulation what was considered of related awards
 */
public record ConfirmAward(
        CaseNumber caseNumber,
        long entityId,
        String policyId,
        int policyVersion,
        @Nullable String stage,
        Money amount,
        int year,
        @Nullable Money annualCap,
        @Nullable Money applicantCap,
        @Nullable Money programmeCap,
        Set<String> capGroup,
        List<FundingLine> lines,
        String clause,
        NonCumulation nonCumulation) {

    /** An award of a measure that stands alone. */
    public ConfirmAward(
            CaseNumber caseNumber,
            long entityId,
            String policyId,
            int policyVersion,
            @Nullable String stage,
            Money amount,
            int year,
            @Nullable Money annualCap,
            @Nullable Money applicantCap,
            @Nullable Money programmeCap,
            Set<String> capGroup,
            List<FundingLine> lines,
            String clause) {
        this(
                caseNumber,
                entityId,
                policyId,
                policyVersion,
                stage,
                amount,
                year,
                annualCap,
                applicantCap,
                programmeCap,
                capGroup,
                lines,
                clause,
                NonCumulation.NONE);
    }

    public ConfirmAward {
        capGroup = Set.copyOf(capGroup);
        lines = List.copyOf(lines);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An award needs an amount above zero: " + amount);
        }
        if (!capGroup.contains(policyId)) {
            throw new IllegalArgumentException("The cap group lacks the measure itself: " + policyId);
        }
        Money sum = lines.stream().map(FundingLine::amount).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(amount)) {
            throw new IllegalArgumentException("Funding lines add up to " + sum + ", the award is " + amount);
        }
        if (lines.stream().map(FundingLine::layer).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("Two funding lines of one layer");
        }
    }
}
