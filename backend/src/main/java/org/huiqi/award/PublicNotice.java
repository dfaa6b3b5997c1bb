package org.huiqi.award;

import java.time.Instant;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands.
 *
 * @param pausedAt since when its clock stands still, null where it runs or has ended
 * @param objections how many were raised during this notice
 */
public record PublicNotice(
        CaseNumber caseNumber,
        String policyTitle,
        String enterpriseName,
        Money amount,
        Instant from,
        Instant until,
        NoticeState state,
        @Nullable Instant pausedAt,
        int objections) {}
