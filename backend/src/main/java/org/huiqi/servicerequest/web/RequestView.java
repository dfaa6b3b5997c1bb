package org.huiqi.servicerequest.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as the enterprise and the officials see it; what is only for officials is empty for the enterprise. */
record RequestView(
        String id,
        String caseNumber,
        String title,
        String text,
        String category,
        String categoryName,
        @Nullable String categoryGiven,
        String district,
        String jurisdiction,
        String source,
        String sourceName,
        @Nullable String caller,
        String status,
        String statusName,
        String statusText,
        String complexity,
        String complexityName,
        EntityView entity,
        @Nullable AuthorityView responsible,
        List<AuthorityView> support,
        @Nullable String measures,
        @Nullable String result,
        @Nullable Boolean resolved,
        @Nullable PlanView plan,
        @Nullable CloseOutView closeOut,
        List<RatingView> ratings,
        @Nullable String outcome,
        boolean mayRate,
        boolean mayReopen,
        boolean mayWithdraw,
        int round,
        List<DocumentView> documents,
        List<TimelineView> timeline,
        List<DeadlineView> deadlines,
        List<TaskView> openTasks,
        List<OpinionView> opinions,
        List<StepView> steps,
        List<SimilarView> similar,
        Instant submittedAt,
        int version) {

    record EntityView(long id, String uscc, String name, boolean invented) {}

    record AuthorityView(String code, String name) {}

    record PlanView(String text, @Nullable LocalDate until) {}

    record CloseOutView(
            @Nullable String grade,
            @Nullable String gradeName,
            Instant closedAt,
            @Nullable Instant rateUntil,
            @Nullable Instant reopenUntil) {}

    record RatingView(int round, int grade, String gradeName, String text, Instant at) {}

    record DocumentView(UUID id, String fileName, long size, String mediaType) {}

    record TimelineView(Instant at, String event, String eventName, String actor, String text, boolean internal) {}

    record DeadlineView(
            String step,
            String name,
            @Nullable String group,
            String groupName,
            Instant due,
            String calendar,
            String state,
            String stateName,
            @Nullable String warning,
            @Nullable String warningName,
            String text) {}

    record TaskView(
            @Nullable String id,
            String step,
            String name,
            @Nullable String group,
            String groupName,
            @Nullable String assigneeName) {}

    record OpinionView(
            String stepName,
            String groupName,
            String userName,
            String decision,
            String decisionName,
            String opinion,
            Instant at) {}

    record StepView(String id, String label, String state) {}

    /** An open request of the same business in the same category. */
    record SimilarView(String caseNumber, String title, String statusName, Instant submittedAt) {}
}
