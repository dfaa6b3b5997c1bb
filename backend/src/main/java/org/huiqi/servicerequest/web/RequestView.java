package org.huiqi.servicerequest.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiqi.servicerequest.usecase.RequestRights;
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
        String jurisdictionName,
        GovernmentView holder,
        GovernmentView origin,
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
        List<ClockPointView> clockLine,
        @Nullable ListingView listing,
        List<ListingView> earlierListings,
        @Nullable String mergedInto,
        List<MergedView> merged,
        List<TransferView> transfers,
        boolean mayTransfer,
        @Nullable WaitingView waiting,
        List<QuestionView> questions,
        boolean mayAnswer,
        boolean mayAsk,
        boolean mayCallOff,
        int questionsLeft,
        RequestRights.Rights may,
        Instant submittedAt,
        int version) {

    /** {@code level} is province, city or county; {@code above} the code of the government above it. */
    record GovernmentView(
            String code,
            String name,
            String level,
            @Nullable String above) {}

    record EntityView(long id, String uscc, String name, boolean invented) {}

    record AuthorityView(String code, String name) {}

    /** {@code approved} is false while the leader has not decided; {@code proposed} is the day that is asked for instead. */
    record PlanView(
            String text,
            LocalDate until,
            boolean approved,
            @Nullable LocalDate proposed) {}

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
            boolean provisional,
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

    /** {@code state}: done, current, todo; where the case ended early: ended, skipped; unrated. */
    record StepView(String id, String label, String state, String stateName) {}

    /** An open request of the same business on the same matter; {@code similarity} is from 0 to 1. */
    record SimilarView(String caseNumber, String title, String statusName, Instant submittedAt, double similarity) {}

    /**
     * A point of the 1-3-7 line: {@code state} is todo, running, paused, overdue, met or late; {@code estimated} while the step before it
     * has not ended.
     */
    record ClockPointView(
            String step,
            String name,
            String limitText,
            Instant due,
            boolean estimated,
            boolean provisional,
            String state,
            String stateName) {}

    /** The enterprise was asked for something and time stands still; {@code provisional} while the last moment may move. */
    record WaitingView(String text, String authorityName, Instant since, Instant until, boolean provisional) {}

    /** {@code state} is waiting, answered, time-over, called-off or case-over; {@code late} where the answer came after that. */
    record QuestionView(
            String text,
            String authorityName,
            String stepName,
            Instant askedAt,
            Instant until,
            String state,
            String stateName,
            @Nullable Instant endedAt,
            @Nullable String callOffReason,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            boolean late,
            List<DocumentView> documents) {}

    /** Listed supervision; {@code reason} only for officials, {@code over} once its last day has passed. */
    record ListingView(
            String leader,
            LocalDate until,
            @Nullable String reason,
            Instant since,
            boolean over,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    /** A request that goes on in this one. */
    record MergedView(String caseNumber, String title, String text, String sourceName, Instant submittedAt) {}

    /** From government to government, by code and name; {@code leader} only for officials. */
    record TransferView(
            String from,
            String fromName,
            String to,
            String toName,
            boolean up,
            @Nullable String reason,
            @Nullable String leader,
            Instant at) {}
}
