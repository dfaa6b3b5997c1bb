package org.huiqi.application.web;

import java.time.Instant;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** A case as one line of a list. */
record CaseSummary(
        String id,
        String caseNumber,
        String policyId,
        String policyTitle,
        String status,
        String statusName,
        String enterpriseName,
        @Nullable Money amount,
        boolean ceiling,
        Instant submittedAt,
        @Nullable String currentStep,
        String currentStepName,
        @Nullable Instant due,
        @Nullable String dueState,
        @Nullable String dueText,
        String jurisdiction,
        String jurisdictionName,
        @Nullable String stage,
        @Nullable String stageName) {}
