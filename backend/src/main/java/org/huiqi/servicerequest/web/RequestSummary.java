package org.huiqi.servicerequest.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as a line of a list. */
record RequestSummary(
        String id,
        String caseNumber,
        String title,
        String category,
        String categoryName,
        String district,
        String jurisdiction,
        String jurisdictionName,
        String holder,
        String holderName,
        String source,
        String sourceName,
        String status,
        String statusName,
        String enterpriseName,
        @Nullable String responsible,
        @Nullable String responsibleName,
        @Nullable String currentStepName,
        @Nullable Instant due,
        @Nullable String dueState,
        @Nullable String dueText,
        @Nullable String warning,
        @Nullable String warningName,
        @Nullable Integer rating,
        @Nullable String ratingName,
        int round,
        boolean listed,
        @Nullable String mergedInto,
        boolean mayRate,
        @Nullable Instant waitingUntil,
        Instant submittedAt) {}
