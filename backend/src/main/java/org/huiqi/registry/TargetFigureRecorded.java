package org.huiqi.registry;

import java.math.BigDecimal;
import java.time.Instant;

/** A figure of a target was recorded for a place and a period. */
public record TargetFigureRecorded(
        String policyId, String indicator, String place, String period, BigDecimal value, String by, Instant at) {}
