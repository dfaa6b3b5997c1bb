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
        String source,
        String sourceName,
        String status,
        String statusName,
        String enterpriseName,
        @Nullable String responsibleName,
        @Nullable String currentStepName,
        @Nullable Instant due,
        @Nullable String dueState,
        @Nullable String dueText,
        @Nullable String warning,
        @Nullable Integer rating,
        Instant submittedAt) {}
