package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.DeadlineTerms.Pause;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.servicerequest.domain.RequestPlan.From;
import org.huiqi.servicerequest.domain.RequestPlan.NotAfter;
import org.huiqi.servicerequest.domain.RequestPlan.Step;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Plan;
import org.huiqi.servicerequest.persistence.Questions;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestTransfers;
import org.springframework.stereotype.Component;

/** Until when a step is to be done: by its own limit, or by what ends its time earlier. */
@Component
public class StepLimits {

    private final RequestPlans plans;
    private final RequestTransfers transfers;
    private final Questions asked;
    private final WorkingCalendar calendar;

    StepLimits(RequestPlans plans, RequestTransfers transfers, Questions asked, WorkingCalendar calendar) {
        this.plans = plans;
        this.transfers = transfers;
        this.asked = asked;
        this.calendar = calendar;
    }

    /**
     * The end of a step's time with what it was computed from.
     *
     * @param byPlan true where it is the day of the approved plan, which a person set and no calendar moves
     */
    public record StepLimit(DeadlineTerms terms, Instant due, boolean byPlan) {}

    /** Until when a step that opens now is to be done: by the earlier of its own limit and the day of the plan. */
    public StepLimit opening(ServiceRequest request, Step step, Instant now) {
        StepLimit own = own(request, step, now);
        return byPlan(request, step)
                .filter(plan -> !plan.due().isAfter(own.due()))
                .orElse(own);
    }

    /** The same without the day of a plan. */
    StepLimit own(ServiceRequest request, Step step, Instant now) {
        Instant start = plans.plan()
                .startOf(step, request, !transfers.of(request.caseNumber()).isEmpty(), now);
        // Where the limit counts from something earlier, the time stood still since then is given back here too.
        List<Pause> pauses =
                plans.plan().questions().pauses(step.id()) ? asked.pausesSince(request.caseNumber(), start) : List.of();
        return counted(request, step, start, pauses);
    }

    /** The end of a step whose limit counts from a moment: its own, or that of the handling where this ends earlier. */
    public StepLimit counted(ServiceRequest request, Step step, Instant start, List<Pause> pauses) {
        StepLimit own = counted(limit(request, step), start, pauses);
        HandlingKind kind = request.handling().kind();
        Step resolution = plans.plan().resolution(kind);
        if (step.notAfter() != NotAfter.RESOLUTION || resolution.from() != step.from()) {
            return own;
        }
        StepLimit handling = counted(limit(request, resolution), start, pauses);
        return handling.due().isBefore(own.due()) ? handling : own;
    }

    private StepLimit counted(TimeLimit limit, Instant start, List<Pause> pauses) {
        DeadlineTerms terms = new DeadlineTerms(start, limit, pauses);
        return new StepLimit(terms, calendar.due(terms), false);
    }

    private TimeLimit limit(ServiceRequest request, Step step) {
        return plans.plan().limit(step, request.matter().category());
    }

    /** The day of the plan in force; where the enterprise was waited for since its approval, as much later. */
    Optional<StepLimit> byPlan(ServiceRequest request, Step step) {
        return step.notAfter() == NotAfter.PLAN ? byPlan(request) : Optional.empty();
    }

    /** The same, whatever the step. */
    public Optional<StepLimit> byPlan(ServiceRequest request) {
        Plan plan = request.handling().plan();
        Instant approvedAt = plan == null ? null : plan.approvedAt();
        if (plan == null || approvedAt == null) {
            return Optional.empty();
        }
        List<Pause> pauses = asked.pausesSince(request.caseNumber(), approvedAt);
        Instant due = ListedSupervision.dueOf(plan.until());
        for (Pause pause : pauses) {
            due = calendar.dueAfterPause(due, pause.from(), pause.to(), TimeLimit.Unit.DAY);
        }
        return Optional.of(new StepLimit(new DeadlineTerms(approvedAt, TimeLimit.days(0), pauses), due, true));
    }

    /** How long a step of the request takes at most, in words. */
    public String text(ServiceRequest request, String stepId) {
        Step step = plans.plan().step(stepId);
        Instant dispatched = request.dispatch().at();
        return step.from() == From.STEP || dispatched == null
                ? limit(request, step).text()
                : counted(request, step, dispatched, List.of()).terms().limit().text();
    }
}
