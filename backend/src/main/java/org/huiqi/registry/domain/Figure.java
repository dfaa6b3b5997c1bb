package org.huiqi.registry.domain;

import java.math.BigDecimal;
import java.time.Instant;

/** What was reached at one place in one period, and who says so. */
public record Figure(
        String policyId,
        String indicator,
        String place,
        String period,
        BigDecimal value,
        String note,
        String recordedBy,
        Instant recordedAt) {}
