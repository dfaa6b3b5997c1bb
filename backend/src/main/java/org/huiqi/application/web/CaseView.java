package org.huiqi.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiqi.eligibility.Determination;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** A case as it is shown; staff see opinions, internal timeline entries and task ids, applicants do not. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CaseView(
        String id,
        String caseNumber,
        String policyId,
        String policyTitle,
        int policyVersion,
        String jurisdiction,
        String jurisdictionName,
        @Nullable String stage,
        @Nullable String stageName,
        String status,
        String statusName,
        String statusText,
        EntityView entity,
        Instant submittedAt,
        Map<String, Object> facts,
        List<FactView> factsView,
        @Nullable Determination determination,
        String verdictName,
        @Nullable Money amount,
        boolean ceiling,
        @Nullable Money awardedAmount,
        List<FundingView> funding,
        List<DocumentSlotView> documents,
        List<OutstandingView> outstandingDocuments,
        List<String> undertakings,
        List<TimelineView> timeline,
        List<DeadlineView> deadlines,
        List<OpenTaskView> openTasks,
        @Nullable SupplementView supplement,
        List<OpinionView> opinions,
        @Nullable List<TrackView> track,
        List<EarlierAwardView> earlierAwards,
        List<String> remarks,
        List<AcknowledgementView> acknowledgements,
        List<StepView> steps,
        @Nullable NoticeView notice,
        @Nullable DecisionView decision,
        @Nullable PaymentView payment,
        boolean withdrawable,
        int version) {

    record EntityView(
            long id, String uscc, String name, String kind, String kindName, String district, boolean invented) {}

    /** {@code claimedText} is what the applicant declared where a register says otherwise. */
    record FactView(
            String name,
            String label,
            Object value,
            String text,
            String source,
            @Nullable LocalDate asOf,
            @Nullable String claimedText) {}

    record FundingView(
            String layer,
            String layerName,
            String payer,
            @Nullable BigDecimal ratio,
            Money amount) {}

    record DocumentSlotView(
            UUID id,
            @Nullable String slot,
            String title,
            String fileName,
            long size,
            String mediaType,
            Instant uploadedAt) {}

    record OutstandingView(String slot, String title) {}

    record TimelineView(Instant at, String event, String eventName, String actor, String text, boolean internal) {}

    record DeadlineView(
            String step,
            String name,
            Instant due,
            String calendar,
            String calendarName,
            String state,
            String stateName,
            String text) {}

    record OpenTaskView(
            @Nullable String id,
            String step,
            String name,
            @Nullable String group,
            String groupName,
            @Nullable String assigneeName,
            @Nullable Instant due) {}

    record SupplementView(Instant requestedAt, Instant until, String untilText, String text, List<ItemView> items) {}

    /** What may be put right: {@code kind} is fact or document. */
    record ItemView(String kind, String name, String title) {}

    record OpinionView(
            String step,
            String stepName,
            String group,
            String groupName,
            String userName,
            String decision,
            String decisionName,
            String opinion,
            @Nullable Instant at) {}

    /** One stage of a measure that is paid in parts. */
    record TrackView(
            String stage,
            String label,
            String state,
            String stateName,
            @Nullable String caseNumber,
            @Nullable Money amount) {}

    record EarlierAwardView(
            String caseNumber, String policyTitle, @Nullable String stageName, Money amount, Instant awardedAt) {}

    /** That somebody read the remarks before deciding; the wording is that of then. */
    record AcknowledgementView(String userName, String stepName, List<String> remarks, Instant at) {}

    record StepView(String id, String label, String state) {}

    record NoticeView(Instant from, Instant until, String state, int objections, String text) {}

    record DecisionView(
            String outcome,
            String outcomeName,
            @Nullable Money amount,
            String reason,
            boolean letter,
            @Nullable String letterNumber,
            Instant decidedAt,
            @Nullable AppealView appeal) {}

    record AppealView(String text, String until) {}

    record PaymentView(List<OrderView> orders) {}

    record OrderView(
            long id,
            String layer,
            String layerName,
            String payer,
            Money amount,
            String state,
            String stateName,
            @Nullable String batchNumber,
            @Nullable String receiptNumber,
            @Nullable LocalDate paidOn) {}
}
