package org.huiqi.servicerequest.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.servicerequest.domain.Question;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.usecase.StepLimits;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The 1-3-7 line: when it is dispatched, when measures come, when it is done; what has not begun is estimated. */
@Component
class ClockLines {

    private static final String DISPATCH = "userTask_dispatchRequest";
    private static final String MEASURES = "userTask_reportMeasures";

    private final RequestPlans plans;
    private final StepLimits limits;
    private final WorkingCalendar calendar;

    ClockLines(RequestPlans plans, StepLimits limits, WorkingCalendar calendar) {
        this.plans = plans;
        this.limits = limits;
        this.calendar = calendar;
    }

    /** The points of the round that runs now, at the government that has it. */
    List<RequestView.ClockPointView> points(
            ServiceRequest request,
            List<RequestClock> clocks,
            List<Question> asked,
            @Nullable Instant lastTransfer,
            Instant now) {
        Instant since = lastTransfer != null && lastTransfer.isAfter(request.roundStartedAt())
                ? lastTransfer
                : request.roundStartedAt();
        List<RequestView.ClockPointView> points = new ArrayList<>();
        boolean over = request.status() == RequestStatus.WITHDRAWN || request.mergedInto() != null;
        Optional<RequestClock> dispatch = last(clocks, Set.of(DISPATCH), since);
        dispatch.ifPresent(clock -> points.add(point(request, DISPATCH, "交办", clock, now)));

        Instant dispatched = Optional.ofNullable(request.dispatch().at())
                .filter(at -> request.status() != RequestStatus.SUBMITTED)
                .orElse(dispatch.map(RequestClock::due)
                        .filter(due -> due.isAfter(now))
                        .orElse(now));
        // Refused, and to be dispatched anew: nobody has reported measures.
        boolean refused = request.status() == RequestStatus.SUBMITTED || request.status() == RequestStatus.DISPATCHED;
        Optional<RequestClock> measures =
                last(clocks, Set.of(MEASURES), since).filter(clock -> over || !refused || clock.endedAt() == null);
        if (measures.isPresent()) {
            points.add(point(request, MEASURES, "反馈措施", measures.get(), now));
        } else if (!over) {
            points.add(estimate(request, MEASURES, "反馈措施", dispatched, asked, now));
        }

        String resolution = plans.plan().resolution(request.handling().kind()).id();
        Optional<RequestClock> resolving =
                last(clocks, Set.copyOf(plans.plan().resolution().values()), since);
        Optional<Instant> planned = limits.byPlan(request).map(StepLimits.StepLimit::due);
        if (planned.isPresent() && resolving.isPresent()) {
            points.add(byPlan(request, resolution, planned.get(), resolving.get(), now));
        } else if (resolving.isPresent()) {
            points.add(resolution(request, resolving.get(), now));
        } else if (!over) {
            points.add(estimate(request, resolution, "办结", dispatched, asked, now));
        }
        return List.copyOf(points);
    }

    private static Optional<RequestClock> last(List<RequestClock> clocks, Set<String> steps, Instant since) {
        return clocks.stream()
                .filter(clock ->
                        steps.contains(clock.step()) && !clock.startedAt().isBefore(since))
                .max(Comparator.comparing((RequestClock clock) -> clock.endedAt() == null)
                        .thenComparing(RequestClock::id));
    }

    private RequestView.ClockPointView point(
            ServiceRequest request, String step, String name, RequestClock clock, Instant now) {
        TimeLimit limit = clock.limit();
        return view(step, name, limit == null ? limit(request, step) : limit, clock.due(), false, clock.state(now));
    }

    /** While others decide whether it is complex, or on its plan, it is not done, though nobody has the step open. */
    private RequestView.ClockPointView resolution(ServiceRequest request, RequestClock clock, Instant now) {
        boolean undone =
                request.status() == RequestStatus.IN_PROGRESS || request.status() == RequestStatus.COMPLEX_IN_PROGRESS;
        if (!undone || clock.endedAt() == null || clock.abandoned()) {
            return point(request, clock.step(), "办结", clock, now);
        }
        TimeLimit limit = clock.limit();
        return view(
                clock.step(),
                "办结",
                limit == null ? limit(request, clock.step()) : limit,
                clock.due(),
                false,
                now.isAfter(clock.due()) ? "overdue" : "running");
    }

    /** A step that has not begun counts from the dispatch, without the time that has stood still since. */
    private RequestView.ClockPointView estimate(
            ServiceRequest request, String step, String name, Instant from, List<Question> asked, Instant now) {
        List<DeadlineTerms.Pause> pauses = asked.stream()
                .filter(question -> !question.askedAt().isBefore(from))
                .map(question -> new DeadlineTerms.Pause(question.askedAt(), endOf(question, now)))
                .toList();
        StepLimits.StepLimit limit = limits.counted(request, plans.plan().step(step), from, pauses);
        // Once it is dispatched the day is no forecast any longer, whether the step has begun or not.
        boolean overdue = limit.due().isBefore(now);
        return view(step, name, limit.terms().limit(), limit.due(), !overdue, overdue ? "overdue" : "todo");
    }

    private static Instant endOf(Question question, Instant now) {
        Instant ended = question.endedAt();
        return ended != null ? ended : now.isAfter(question.askedAt()) ? now : question.askedAt();
    }

    /** By a plan the approved day counts, not the monthly feedback. */
    private RequestView.ClockPointView byPlan(
            ServiceRequest request, String step, Instant due, RequestClock last, Instant now) {
        RequestStatus status = request.status();
        Instant ended = status == RequestStatus.COMPLEX_IN_PROGRESS ? null : last.endedAt();
        String running = last.pausedAt() != null ? "paused" : now.isAfter(due) ? "overdue" : "running";
        String over = last.abandoned() ? "ended" : ended != null && ended.isAfter(due) ? "late" : "met";
        String state = ended == null ? running : over;
        return new RequestView.ClockPointView(
                step, "按计划办结", "按批准的计划", due, false, false, state, RequestWords.deadlineState(state));
    }

    private RequestView.ClockPointView view(
            String step, String name, TimeLimit limit, Instant due, boolean estimated, String state) {
        return new RequestView.ClockPointView(
                step,
                name,
                limit.text(),
                due,
                estimated,
                limit.unit() == TimeLimit.Unit.WORKING_DAY && isProvisional(due),
                state,
                state.equals("todo") ? "未开始" : RequestWords.deadlineState(state));
    }

    private TimeLimit limit(ServiceRequest request, String step) {
        RequestPlan plan = plans.plan();
        return plan.limit(plan.step(step), request.matter().category());
    }

    /** True where the year's holidays are not published yet, so that the moment may move. */
    boolean isProvisional(Instant due) {
        return calendar.isProvisional(due.atZone(Zones.SHANGHAI).getYear());
    }
}
