package org.huiqi.award.domain;

import java.time.Instant;
import org.huiqi.award.NoticeState;
import org.huiqi.award.PublicNotice;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** A public notice and the moves that it allows. */
public record Notice(
        long id,
        CaseNumber caseNumber,
        String policyTitle,
        String enterpriseName,
        Money amount,
        Instant from,
        Instant until,
        NoticeState state,
        @Nullable Instant pausedAt) {

    /** The notice standing still since {@code at}; one that stands still keeps its first instant. */
    public Notice paused(Instant at) {
        return switch (state) {
            case OPEN -> in(NoticeState.PAUSED, until, at);
            case PAUSED -> this;
            case CLOSED -> throw ended(caseNumber);
        };
    }

    public Notice resumed(Instant newUntil) {
        return switch (state) {
            case OPEN, PAUSED -> in(NoticeState.OPEN, newUntil, null);
            case CLOSED -> throw ended(caseNumber);
        };
    }

    /** The same notice with another end. */
    public Notice until(Instant newUntil) {
        return in(state, newUntil, pausedAt);
    }

    public Notice closed() {
        return in(NoticeState.CLOSED, until, null);
    }

    /** Whether anybody may still object: while it stands still the time that is left is kept. */
    public boolean takesObjections(Instant now) {
        return state == NoticeState.PAUSED || (state == NoticeState.OPEN && !now.isAfter(until));
    }

    public PublicNotice view(int objections) {
        return new PublicNotice(
                caseNumber, policyTitle, enterpriseName, amount, from, until, state, pausedAt, objections);
    }

    public static ProblemException ended(CaseNumber caseNumber) {
        return ProblemException.conflict("notice-ended", "案件" + caseNumber + "的公示已经结束，如对结果有异议，可依法申请行政复议或提起行政诉讼");
    }

    private Notice in(NoticeState newState, Instant newUntil, @Nullable Instant newPausedAt) {
        return new Notice(id, caseNumber, policyTitle, enterpriseName, amount, from, newUntil, newState, newPausedAt);
    }
}
