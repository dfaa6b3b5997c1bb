package org.huiqi.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One entity's time on a registry; who comes back has a second one. */
public record Member(
        long id,
        String policyId,
        int policyVersion,
        long entityId,
        String uscc,
        String name,
        String jurisdiction,
        String district,
        boolean invented,
        @Nullable String grade,
        String reason,
        EntryCheck entryCheck,
        LocalDate joinedOn,
        String joinedBy,
        @Nullable LocalDate removedOn,
        @Nullable String removedBy,
        @Nullable String removalReason,
        Instant recordedAt) {}
