package org.huiqi.award;

import java.time.Instant;
import java.util.List;
import org.huiqi.funding.FundingLine;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** One award as it was granted. */
public record AwardView(
        CaseNumber caseNumber,
        long entityId,
        String policyId,
        int policyVersion,
        @Nullable String stage,
        Money amount,
        int year,
        String clause,
        List<FundingLine> lines,
        Instant awardedAt) {

    public AwardView {
        lines = List.copyOf(lines);
    }
}
