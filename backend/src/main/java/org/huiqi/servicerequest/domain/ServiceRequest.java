package org.huiqi.servicerequest.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** A request of a business to the authorities, followed until it is closed out. Its methods keep the order of the statuses. */
public final class ServiceRequest {

    /** What a request was when it came in, {@code origin} the government where that was; it stays as it is. */
    public record Matter(
            CaseNumber caseNumber,
            long entityId,
            Government origin,
            String district,
            String category,
            @Nullable String categoryGiven,
            String title,
            String text,
            RequestSource source,
            @Nullable String caller,
            String submittedBy,
            Instant submittedAt) {}

    /** To whom it was dispatched. */
    public record Dispatch(
            @Nullable String responsible,
            List<String> support,
            boolean fixed,
            @Nullable Instant at,
            @Nullable String note,
            int refusals,
            @Nullable String refusalReason) {}

    /** What has been done about it. */
    public record Handling(
            HandlingKind kind,
            @Nullable String measures,
            @Nullable String complexityReason,
            @Nullable String result,
            @Nullable Boolean resolved,
            @Nullable Plan plan) {

        static Handling of(HandlingKind kind) {
            return new Handling(kind, null, null, null, null, null);
        }

        Handling with(HandlingKind other, @Nullable Plan changed) {
            return new Handling(other, measures, complexityReason, null, null, changed);
        }
    }

    /**
     * How and by when a complex matter is to be solved.
     *
     * @param approvedAt since when it is in force; null until the leader has approved it
     * @param proposed the day that is to come in place of {@code until}, while the leader has not decided
     */
    public record Plan(
            String text,
            LocalDate until,
            @Nullable Instant approvedAt,
            @Nullable LocalDate proposed) {

        public boolean isInForce() {
            return approvedAt != null;
        }

        /** The day that the leader decides on. */
        public LocalDate asked() {
            return proposed == null ? until : proposed;
        }
    }

    /** How it was closed and what the enterprise thought of it. */
    public record Closing(
            @Nullable String askedBy,
            @Nullable CloseOutGrade grade,
            @Nullable Instant closedAt,
            @Nullable Instant rateUntil,
            @Nullable Instant reopenUntil,
            boolean askedAgain,
            @Nullable Integer rating,
            @Nullable String outcome) {

        static final Closing NONE = new Closing(null, null, null, null, null, false, null, null);
    }

    private final Matter matter;
    private Government holder;
    private RequestStatus status;
    private Dispatch dispatch;
    private Handling handling;
    private Closing closing;
    private int round;
    private Instant roundStartedAt;
    private @Nullable CaseNumber mergedInto;
    private final int version;

    /** {@code holder} is the government that has it now; {@code mergedInto} is the request in which it goes on. */
    public ServiceRequest(
            Matter matter,
            Government holder,
            RequestStatus status,
            Dispatch dispatch,
            Handling handling,
            Closing closing,
            int round,
            Instant roundStartedAt,
            @Nullable CaseNumber mergedInto,
            int version) {
        this.matter = matter;
        this.holder = holder;
        this.status = status;
        this.dispatch = dispatch;
        this.handling = handling;
        this.closing = closing;
        this.round = round;
        this.roundStartedAt = roundStartedAt;
        this.mergedInto = mergedInto;
        this.version = version;
    }

    public static ServiceRequest submitted(Matter matter, HandlingKind kind) {
        return new ServiceRequest(
                matter,
                matter.origin(),
                RequestStatus.SUBMITTED,
                new Dispatch(null, List.of(), false, null, null, 0, null),
                Handling.of(kind),
                Closing.NONE,
                1,
                matter.submittedAt(),
                null,
                0);
    }

    public void dispatchTo(
            String responsible, List<String> support, HandlingKind kind, @Nullable String note, Instant now) {
        to(RequestStatus.DISPATCHED);
        List<String> others = new ArrayList<>(support);
        others.remove(responsible);
        dispatch = new Dispatch(
                responsible, others.stream().distinct().toList(), false, now, note, dispatch.refusals(), null);
        handling = Handling.of(kind);
    }

    /**
     * The responsible authority says that it is not its matter.
     *
     * @return false where it has been refused so often that a leader has to decide
     */
    public boolean refuseDispatch(String reason, int mostBackToDispatch) {
        if (dispatch.fixed()) {
            throw ProblemException.conflict("dispatch-fixed", "主责单位已由领导裁定，不能再退回，请接办");
        }
        int refusals = dispatch.refusals() + 1;
        boolean back = refusals <= mostBackToDispatch;
        dispatch = new Dispatch(
                dispatch.responsible(), dispatch.support(), false, dispatch.at(), dispatch.note(), refusals, reason);
        if (back) {
            to(RequestStatus.SUBMITTED);
        }
        return back;
    }

    /** The leader's word on who handles it: from then on nobody refuses. */
    public void fixResponsible(String responsible, Instant now) {
        List<String> support = dispatch.support().stream()
                .filter(code -> !code.equals(responsible))
                .toList();
        dispatch = new Dispatch(
                responsible, support, true, now, dispatch.note(), dispatch.refusals(), dispatch.refusalReason());
    }

    /** The leader leaves it to the dispatching office again. */
    public void sendBackToDispatch() {
        to(RequestStatus.SUBMITTED);
    }

    public void reportMeasures(String measures) {
        to(handling.kind() == HandlingKind.ORDINARY ? RequestStatus.IN_PROGRESS : RequestStatus.COMPLEX_IN_PROGRESS);
        handling = new Handling(handling.kind(), measures, handling.complexityReason(), null, null, handling.plan());
    }

    public void askForComplexity(String reason) {
        handling = new Handling(handling.kind(), handling.measures(), reason, null, null, null);
    }

    public void becomeComplex() {
        to(RequestStatus.COMPLEX_IN_PROGRESS);
        handling = handling.with(HandlingKind.COMPLEX, null);
    }

    public void proposePlan(String text, LocalDate until) {
        handling = handling.with(handling.kind(), new Plan(text, until, null, null));
    }

    /** The plan stays in force with its day until the leader has decided. */
    public void proposePlanDate(LocalDate until) {
        Plan plan = requirePlan();
        handling = handling.with(handling.kind(), new Plan(plan.text(), plan.until(), plan.approvedAt(), until));
    }

    public void approvePlan(Instant now, LocalDate today) {
        Plan plan = requirePlan();
        if (plan.asked().isBefore(today)) {
            throw ProblemException.refused("plan-date-past", "计划完成日期" + plan.asked() + "已过，不能批准，请退回修改");
        }
        handling = handling.with(HandlingKind.PLAN, new Plan(plan.text(), plan.asked(), now, null));
    }

    /** What was approved before stays in force; gives whether there is such a plan. */
    public boolean refusePlan() {
        Plan plan = requirePlan();
        Instant approvedAt = plan.approvedAt();
        handling = approvedAt == null
                ? handling.with(HandlingKind.COMPLEX, null)
                : handling.with(handling.kind(), new Plan(plan.text(), plan.until(), approvedAt, null));
        return approvedAt != null;
    }

    private Plan requirePlan() {
        Plan plan = handling.plan();
        if (plan == null) {
            throw ProblemException.conflict("no-plan", "没有解决计划，请刷新后重试");
        }
        return plan;
    }

    public void askForCloseOut(String result, boolean resolved, String by) {
        to(RequestStatus.CLOSE_OUT_REQUESTED);
        handling = new Handling(
                handling.kind(), handling.measures(), handling.complexityReason(), result, resolved, handling.plan());
        closing = new Closing(by, null, null, null, null, false, null, null);
    }

    /** What was asked to be closed out is no result. */
    public void returnToHandling() {
        to(handling.kind() == HandlingKind.ORDINARY ? RequestStatus.IN_PROGRESS : RequestStatus.COMPLEX_IN_PROGRESS);
        handling = handling.with(handling.kind(), handling.plan());
        closing = Closing.NONE;
    }

    /** What whoever asks for a close-out may not do himself. */
    public void grade(CloseOutGrade grade, String auditor) {
        if (auditor.equals(closing.askedBy())) {
            throw ProblemException.forbidden("own-close-out", "销号由交办单位审核，申请销号的人不能审核自己的申请");
        }
        closing = new Closing(closing.askedBy(), grade, null, null, null, false, null, null);
    }

    public void close(Instant now, Instant rateUntil, Instant reopenUntil) {
        to(RequestStatus.CLOSED);
        closing = new Closing(closing.askedBy(), closing.grade(), now, rateUntil, reopenUntil, false, null, null);
    }

    public void askForRatingAgain(Instant until) {
        Instant reopenUntil = closing.reopenUntil();
        closing = new Closing(
                closing.askedBy(),
                closing.grade(),
                closing.closedAt(),
                until,
                reopenUntil == null || reopenUntil.isBefore(until) ? until : reopenUntil,
                true,
                null,
                null);
    }

    /** The calendar has changed under the times that the enterprise was given. */
    public void moveClosing(Instant rateUntil, Instant reopenUntil) {
        closing = new Closing(
                closing.askedBy(),
                closing.grade(),
                closing.closedAt(),
                rateUntil,
                reopenUntil,
                closing.askedAgain(),
                closing.rating(),
                closing.outcome());
    }

    public void closeUnrated() {
        outcome(null, "unrated");
    }

    public void rate(int grade, Instant now) {
        if (status == RequestStatus.RATED || closing.rating() != null) {
            throw ProblemException.conflict("rated-already", "这件诉求您已经评价过，不能重复评价");
        }
        if (mergedInto != null) {
            throw ProblemException.conflict("merged", "这件诉求已并入" + mergedInto + "，请在那一件办结后评价");
        }
        if (status != RequestStatus.CLOSED) {
            throw ProblemException.conflict("not-closed", "诉求办结后才能评价，现在是“" + status.chineseName() + "”");
        }
        Instant until = closing.rateUntil();
        // After the first time the enterprise is asked once more, so the first end never shuts it out.
        boolean over = closing.askedAgain() && until != null && now.isAfter(until);
        if (closing.outcome() != null || over) {
            throw ProblemException.conflict("rating-over", "评价期限已过，这件诉求已按未评价办结");
        }
        to(RequestStatus.RATED);
        outcome(grade, "rated");
    }

    private void outcome(@Nullable Integer rating, String outcome) {
        closing = new Closing(
                closing.askedBy(),
                closing.grade(),
                closing.closedAt(),
                closing.rateUntil(),
                closing.reopenUntil(),
                closing.askedAgain(),
                rating,
                outcome);
    }

    /** Back to work under a new clock. */
    public void reopen(Instant now) {
        to(RequestStatus.REOPENED);
        round++;
        roundStartedAt = now;
        closing = Closing.NONE;
        dispatch = new Dispatch(
                dispatch.responsible(),
                List.of(),
                dispatch.fixed(),
                now,
                dispatch.note(),
                dispatch.refusals(),
                dispatch.refusalReason());
        handling = Handling.of(handling.kind() == HandlingKind.PLAN ? HandlingKind.COMPLEX : handling.kind());
    }

    /** Whether the time is not over in which the enterprise may have it taken up anew. */
    public boolean isReopenable(Instant now) {
        Instant until = closing.reopenUntil();
        return (status == RequestStatus.CLOSED || status == RequestStatus.RATED)
                && mergedInto == null
                && until != null
                && !now.isAfter(until);
    }

    /** Refuses where the enterprise may not have it taken up anew. */
    public void requireReopenable(Instant now) {
        if (status != RequestStatus.CLOSED && status != RequestStatus.RATED) {
            throw ProblemException.conflict("not-closed", "诉求办结后才能要求重新办理，现在是“" + status.chineseName() + "”");
        }
        Instant until = closing.reopenUntil();
        if (mergedInto != null) {
            throw ProblemException.conflict("merged", "这件诉求已并入" + mergedInto + "，请在那一件里提出");
        }
        if (until != null && now.isAfter(until)) {
            throw ProblemException.conflict("reopening-over", "要求重新办理的期限已过，请另外提交一件诉求");
        }
    }

    public void withdraw() {
        if (!status.isWithdrawable()) {
            throw ProblemException.conflict("illegal-state", "诉求现在是“" + status.chineseName() + "”，不能撤回");
        }
        to(RequestStatus.WITHDRAWN);
        outcome(null, "withdrawn");
    }

    /** It goes on in another request of the same business; this one ends. */
    public void mergeInto(ServiceRequest leading, Instant now) {
        if (leading.caseNumber().equals(caseNumber())) {
            throw ProblemException.refused("merge-into-itself", "不能并入自己，请填写另一件诉求的编号");
        }
        if (leading.matter().entityId() != matter.entityId()) {
            throw ProblemException.refused("merge-other-business", "只能合并同一家企业的诉求");
        }
        if (caseNumber().equals(leading.mergedInto())) {
            throw ProblemException.conflict("merge-circle", leading.caseNumber() + "已并入" + caseNumber() + "，不能再反过来合并");
        }
        for (ServiceRequest one : List.of(this, leading)) {
            if (!one.status().isOpen()) {
                throw ProblemException.conflict(
                        "merge-not-open",
                        one.caseNumber() + "现在是“" + one.status().chineseName() + "”，只能合并办理中的诉求");
            }
        }
        if (!leading.holder().equals(holder)) {
            throw ProblemException.conflict(
                    "merge-other-level",
                    leading.caseNumber() + "由" + leading.holder().chineseName() + "办理，请先转到同一级再合并");
        }
        status = RequestStatus.CLOSED;
        mergedInto = leading.caseNumber();
        closing = new Closing(null, null, now, null, null, false, null, "merged");
    }

    /** Dispatched down or reported up, one level at a time: the other government dispatches it anew. */
    public void transferTo(Government to) {
        if (!status.isOpen() || status == RequestStatus.CLOSE_OUT_REQUESTED) {
            throw ProblemException.conflict("illegal-state", "诉求现在是“" + status.chineseName() + "”，不能转办；销号审核中的请先退回办理");
        }
        boolean neighbour = holder.parent().filter(to::equals).isPresent()
                || to.parent().filter(holder::equals).isPresent();
        if (!neighbour) {
            throw ProblemException.refused(
                    "transfer-not-adjacent",
                    holder.equals(to)
                            ? "这件诉求已在" + to.chineseName() + "，请选择另一级"
                            : "只能逐级转办：" + holder.chineseName() + "的诉求不能直接转到" + to.chineseName()
                                    + (holder.covers(to) ? "，请先转到它的上一级" : "，请先上报上一级"));
        }
        status = RequestStatus.SUBMITTED;
        holder = to;
        dispatch = new Dispatch(null, List.of(), false, null, null, 0, null);
        handling = Handling.of(handling.kind() == HandlingKind.PLAN ? HandlingKind.COMPLEX : handling.kind());
        closing = Closing.NONE;
    }

    private void to(RequestStatus next) {
        if (!status.successors().contains(next)) {
            throw ProblemException.conflict(
                    "illegal-state", "诉求现在是“" + status.chineseName() + "”，不能变为“" + next.chineseName() + "”，请刷新后重试");
        }
        status = next;
    }

    public CaseNumber caseNumber() {
        return matter.caseNumber();
    }

    /** The government that has it now: the one where it came in, unless it was dispatched down or reported up. */
    public Government holder() {
        return holder;
    }

    public @Nullable CaseNumber mergedInto() {
        return mergedInto;
    }

    public Matter matter() {
        return matter;
    }

    public RequestStatus status() {
        return status;
    }

    public Dispatch dispatch() {
        return dispatch;
    }

    public @Nullable String responsible() {
        return dispatch.responsible();
    }

    public List<String> support() {
        return dispatch.support();
    }

    public Handling handling() {
        return handling;
    }

    public Closing closing() {
        return closing;
    }

    public int round() {
        return round;
    }

    public boolean isReopened() {
        return round > 1;
    }

    public Instant roundStartedAt() {
        return roundStartedAt;
    }

    public int version() {
        return version;
    }
}
