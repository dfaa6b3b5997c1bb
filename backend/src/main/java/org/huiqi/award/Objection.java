package org.huiqi.award;

import java.time.Instant;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What somebody holds against a proposed award.
 *
 * @param contact how to reach the person; never shown outside of the authorities
 * @param upheld null while it is being handled
 */
public record Objection(
        long id,
        CaseNumber caseNumber,
        String text,
        String contact,
        String raisedBy,
        Instant raisedAt,
        @Nullable Boolean upheld) {}
