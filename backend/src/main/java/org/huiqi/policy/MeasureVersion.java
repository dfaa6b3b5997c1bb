package org.huiqi.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recorded version of a measure.
 *
 * @param decisionVersion of its decision table; null where there is nothing to compute
 * @param recordedAt when this system first ran with it
 */
public record MeasureVersion(int version, @Nullable Integer decisionVersion, Instant recordedAt) {}
