package org.huiqi.servicerequest.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.document.Documents;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenRating;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Closing;
import org.huiqi.servicerequest.domain.ServiceRequest.Handling;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.servicerequest.domain.TimelineEntry;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.RequestProcess;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts requests together for a page. */
@Component
class RequestViews {

    private final ServiceRequests requests;
    private final RequestRecords records;
    private final RequestPlans plans;
    private final RequestProcess process;
    private final BusinessEntities entities;
    private final Documents documents;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RequestViews(
            ServiceRequests requests,
            RequestRecords records,
            RequestPlans plans,
            RequestProcess process,
            BusinessEntities entities,
            Documents documents,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            WorkingCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.plans = plans;
        this.process = process;
        this.entities = entities;
        this.documents = documents;
        this.authorities = authorities;
        this.staff = staff;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<RequestSummary> summaries(List<ServiceRequest> found) {
        Map<String, RequestClock> clocks = records.runningClocks(
                found.stream().map(request -> request.caseNumber().value()).toList());
        Map<Long, BusinessEntity> known = new LinkedHashMap<>();
        Instant now = clock.instant();
        return found.stream()
                .map(request -> {
                    Matter matter = request.matter();
                    String number = matter.caseNumber().value();
                    RequestClock running = clocks.get(number);
                    WarningLevel warning = running == null ? null : running.warning();
                    String responsible = request.responsible();
                    return new RequestSummary(
                            number,
                            number,
                            matter.title(),
                            matter.category(),
                            plans.plan().category(matter.category()).label(),
                            matter.district(),
                            matter.jurisdiction().id(),
                            matter.source().id(),
                            matter.source().chineseName(),
                            request.status().id(),
                            request.status().chineseName(),
                            known.computeIfAbsent(matter.entityId(), entities::get)
                                    .name(),
                            responsible == null ? null : authorities.authorityName(responsible),
                            running == null ? null : running.name(),
                            running == null ? null : running.due(),
                            running == null ? null : running.state(now),
                            running == null ? null : calendar.remainingText(now, running.due(), running.unit()),
                            warning == null ? null : warning.id(),
                            request.closing().rating(),
                            matter.submittedAt());
                })
                .toList();
    }

    RequestView view(ServiceRequest request, Actor reader) {
        boolean inside = reader.isStaff();
        Matter matter = request.matter();
        Handling handling = request.handling();
        Closing closing = request.closing();
        BusinessEntity entity = entities.get(matter.entityId());
        Instant now = clock.instant();
        List<RequestClock> clocks = records.clocks(matter.caseNumber());
        String responsible = request.responsible();
        String planText = handling.planText();
        boolean unrated = "unrated".equals(closing.outcome());
        return new RequestView(
                matter.caseNumber().value(),
                matter.caseNumber().value(),
                matter.title(),
                matter.text(),
                matter.category(),
                plans.plan().category(matter.category()).label(),
                matter.categoryGiven(),
                matter.district(),
                matter.jurisdiction().id(),
                matter.source().id(),
                matter.source().chineseName(),
                matter.caller(),
                request.status().id(),
                request.status().chineseName(),
                statusText(request, clocks, now, unrated),
                handling.kind().id(),
                handling.kind().chineseName(),
                new RequestView.EntityView(entity.id(), entity.uscc().value(), entity.name(), entity.invented()),
                responsible == null ? null : authority(responsible),
                request.support().stream().map(this::authority).toList(),
                handling.measures(),
                handling.result(),
                handling.resolved(),
                planText == null ? null : new RequestView.PlanView(planText, handling.planUntil()),
                closeOut(closing, inside),
                records.ratings(matter.caseNumber()).stream()
                        .map(rating -> new RequestView.RatingView(
                                rating.round(),
                                rating.grade(),
                                GivenRating.nameOf(rating.grade()),
                                rating.text(),
                                rating.at()))
                        .toList(),
                closing.outcome(),
                request.status() == RequestStatus.CLOSED && closing.outcome() == null,
                !unrated
                        && (request.status() == RequestStatus.CLOSED || request.status() == RequestStatus.RATED)
                        && isBefore(now, closing.reopenUntil()),
                request.status().isWithdrawable(),
                request.round(),
                records.documents(matter.caseNumber()).stream()
                        .flatMap(id -> documents.find(id).stream())
                        .map(document -> new RequestView.DocumentView(
                                document.id(), document.fileName(), document.size(), document.mediaType()))
                        .toList(),
                timeline(request, inside),
                clocks.stream().map(running -> deadline(running, now, inside)).toList(),
                tasks(matter.caseNumber(), inside),
                inside ? opinions(matter.caseNumber()) : List.of(),
                steps(request, clocks),
                inside ? similar(request) : List.of(),
                matter.submittedAt(),
                request.version());
    }

    List<RequestView.SimilarView> similar(ServiceRequest request) {
        return requests.similar(request).stream()
                .map(other -> new RequestView.SimilarView(
                        other.caseNumber().value(),
                        other.matter().title(),
                        other.status().chineseName(),
                        other.matter().submittedAt()))
                .toList();
    }

    private static boolean isBefore(Instant now, @Nullable Instant until) {
        return until != null && !now.isAfter(until);
    }

    private RequestView.AuthorityView authority(String code) {
        return new RequestView.AuthorityView(code, authorities.authorityName(code));
    }

    /** One sentence: what happens now, who has it, until when. */
    private String statusText(ServiceRequest request, List<RequestClock> clocks, Instant now, boolean unrated) {
        return clocks.stream()
                .filter(running -> running.endedAt() == null)
                .findFirst()
                .map(running -> plans.plan().step(running.step()).plain() + "，"
                        + calendar.remainingText(now, running.due(), running.unit()))
                .orElse(RequestWords.status(request.status(), unrated));
    }

    private static RequestView.@Nullable CloseOutView closeOut(Closing closing, boolean inside) {
        Instant closedAt = closing.closedAt();
        if (closedAt == null) {
            return null;
        }
        CloseOutGrade grade = inside ? closing.grade() : null;
        return new RequestView.CloseOutView(
                grade == null ? null : grade.id(),
                grade == null ? null : grade.chineseName(),
                closedAt,
                closing.rateUntil(),
                closing.reopenUntil());
    }

    private List<RequestView.TimelineView> timeline(ServiceRequest request, boolean inside) {
        return records.timeline(request.caseNumber()).stream()
                .filter(entry -> inside || !entry.internal())
                .map(entry -> new RequestView.TimelineView(
                        entry.at(),
                        entry.event(),
                        RequestWords.event(entry.event()),
                        actorName(entry, request, inside),
                        entry.text(),
                        entry.internal()))
                .toList();
    }

    /** The enterprise sees which authority acted, not which person. */
    private String actorName(TimelineEntry entry, ServiceRequest request, boolean inside) {
        boolean ownPeople = entry.actor().equals(Actor.SYSTEM.username())
                || entry.actor().equals(request.matter().submittedBy())
                        && request.matter().source().id().equals("portal");
        if (inside || ownPeople) {
            return entry.actorName();
        }
        return staff.find(entry.actor())
                .flatMap(person -> person.groups().stream().sorted().findFirst())
                .map(group -> authorities.authorityName(group.substring(0, group.indexOf('.'))))
                .orElse(entry.actorName());
    }

    private RequestView.DeadlineView deadline(RequestClock running, Instant now, boolean inside) {
        String state = running.state(now);
        WarningLevel warning = inside ? running.warning() : null;
        return new RequestView.DeadlineView(
                running.step(),
                running.name(),
                inside ? running.signer() : null,
                groupName(running.signer(), inside),
                running.due(),
                running.unit().id(),
                state,
                RequestWords.deadlineState(state),
                warning == null ? null : warning.id(),
                warning == null ? null : warning.chineseName(),
                running.endedAt() == null
                        ? calendar.remainingText(now, running.due(), running.unit())
                        : RequestWords.deadlineState(state));
    }

    private String groupName(String group, boolean inside) {
        return inside
                ? authorities.groupName(group)
                : authorities.authorityName(group.substring(0, group.indexOf('.')));
    }

    private List<RequestView.TaskView> tasks(CaseNumber caseNumber, boolean inside) {
        return process.openTasks(caseNumber).stream()
                .map(task -> {
                    RequestPlan.Step step = plans.plan().step(task.step());
                    String assignee = task.assignee();
                    return new RequestView.TaskView(
                            inside ? task.id() : null,
                            task.step(),
                            inside ? step.label() : step.plain(),
                            inside ? task.group() : null,
                            groupName(task.group(), inside),
                            inside && assignee != null ? staff.displayName(assignee) : null);
                })
                .toList();
    }

    private List<RequestView.OpinionView> opinions(CaseNumber caseNumber) {
        return records.opinions(caseNumber).stream()
                .map(opinion -> {
                    RequestPlan.Step step = plans.plan().step(opinion.step());
                    Decision decision = opinion.decision();
                    return new RequestView.OpinionView(
                            step.label(),
                            authorities.groupName(opinion.signer()),
                            staff.displayName(opinion.username()),
                            decision.id(),
                            step.decisionName(decision),
                            opinion.text(),
                            opinion.at());
                })
                .toList();
    }

    /** The progress bar: everything before the current step is done. */
    private List<RequestView.StepView> steps(ServiceRequest request, List<RequestClock> clocks) {
        String current = clocks.stream()
                .filter(running -> running.endedAt() == null)
                .findFirst()
                .map(running -> plans.plan().step(running.step()).applicantStep())
                .orElse(request.status() == RequestStatus.WITHDRAWN ? "submission" : "rating");
        boolean over = request.closing().outcome() != null && request.status() != RequestStatus.WITHDRAWN;
        List<RequestView.StepView> steps = new ArrayList<>();
        boolean before = true;
        for (RequestPlan.ApplicantStep step : plans.plan().applicantSteps()) {
            boolean here = step.id().equals(current);
            before = before && !here;
            steps.add(new RequestView.StepView(
                    step.id(), step.label(), before || here && over ? "done" : here ? "current" : "todo"));
        }
        return List.copyOf(steps);
    }
}
