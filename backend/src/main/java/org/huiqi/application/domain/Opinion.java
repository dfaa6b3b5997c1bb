package org.huiqi.application.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one signer decided in one round of a step. */
public record Opinion(
        String step,
        int round,
        String signerGroup,
        String username,
        Decision decision,
        String text,
        @Nullable Instant at) {}
