package org.huiqi.servicerequest.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.document.Documents;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.platform.engine.OpenTasks;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.Decision;
import org.huiqi.servicerequest.domain.GivenRating;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.servicerequest.domain.Question;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.ServiceRequest.Closing;
import org.huiqi.servicerequest.domain.ServiceRequest.Handling;
import org.huiqi.servicerequest.domain.ServiceRequest.Matter;
import org.huiqi.servicerequest.domain.ServiceRequest.Plan;
import org.huiqi.servicerequest.domain.TimelineEntry;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.servicerequest.persistence.Questions;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.RequestSearch;
import org.huiqi.servicerequest.persistence.RequestTransfers;
import org.huiqi.servicerequest.persistence.SupervisionListings;
import org.huiqi.servicerequest.usecase.RequestQuestions;
import org.huiqi.servicerequest.usecase.RequestRights;
import org.huiqi.servicerequest.usecase.SimilarRequests;
import org.huiqi.servicerequest.usecase.SimilarRequests.Similar;
import org.huiqi.servicerequest.usecase.StepLimits;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts requests together for a page. */
@Component
class RequestViews {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final RequestSearch search;
    private final SimilarRequests similar;
    private final SupervisionListings listings;
    private final Questions questions;
    private final RequestQuestions asking;
    private final RequestTransfers transfers;
    private final RequestRights rights;
    private final ClockLines clockLines;
    private final StepLimits limits;
    private final RequestRecords records;
    private final RequestPlans plans;
    private final OpenTasks openTasks;
    private final BusinessEntities entities;
    private final Documents documents;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RequestViews(
            RequestSearch search,
            SimilarRequests similar,
            SupervisionListings listings,
            Questions questions,
            RequestQuestions asking,
            RequestTransfers transfers,
            RequestRights rights,
            ClockLines clockLines,
            StepLimits limits,
            RequestRecords records,
            RequestPlans plans,
            OpenTasks openTasks,
            BusinessEntities entities,
            Documents documents,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            WorkingCalendar calendar,
            Clock clock) {
        this.search = search;
        this.similar = similar;
        this.listings = listings;
        this.questions = questions;
        this.asking = asking;
        this.transfers = transfers;
        this.rights = rights;
        this.clockLines = clockLines;
        this.limits = limits;
        this.records = records;
        this.plans = plans;
        this.openTasks = openTasks;
        this.entities = entities;
        this.documents = documents;
        this.authorities = authorities;
        this.staff = staff;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<RequestSummary> summaries(List<ServiceRequest> found) {
        List<String> numbers =
                found.stream().map(request -> request.caseNumber().value()).toList();
        Map<String, RequestClock> clocks = records.runningClocks(numbers);
        Set<String> listed = listings.listed(numbers);
        Map<String, Instant> waiting = questions.waiting(numbers);
        Map<Long, BusinessEntity> known = new LinkedHashMap<>();
        Instant now = clock.instant();
        return found.stream()
                .map(request -> {
                    Matter matter = request.matter();
                    String number = matter.caseNumber().value();
                    RequestClock running = clocks.get(number);
                    WarningLevel warning = running == null || running.pausedAt() != null ? null : running.warning();
                    String responsible = request.responsible();
                    Integer rating = request.closing().rating();
                    CaseNumber mergedInto = request.mergedInto();
                    return new RequestSummary(
                            number,
                            number,
                            matter.title(),
                            matter.category(),
                            plans.plan().category(matter.category()).label(),
                            matter.district(),
                            request.holder().jurisdiction().id(),
                            request.holder().jurisdiction().chineseName(),
                            request.holder().code(),
                            request.holder().chineseName(),
                            matter.source().id(),
                            matter.source().chineseName(),
                            request.status().id(),
                            request.status().chineseName(),
                            known.computeIfAbsent(matter.entityId(), entities::get)
                                    .name(),
                            responsible,
                            responsible == null ? null : authorities.authorityName(responsible),
                            running == null ? null : running.name(),
                            running == null || running.pausedAt() != null ? null : running.due(),
                            running == null ? null : running.state(now),
                            running == null ? null : remainingText(running, now),
                            warning == null ? null : warning.id(),
                            warning == null ? null : warning.chineseName(),
                            rating,
                            rating == null ? null : GivenRating.nameOf(rating),
                            request.round(),
                            listed.contains(number),
                            mergedInto == null ? null : mergedInto.value(),
                            mayRate(request),
                            waiting.get(number),
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
        Plan plan = handling.plan();
        CaseNumber mergedInto = request.mergedInto();
        List<Transfer> way = transfers.of(matter.caseNumber());
        Instant lastTransfer = way.isEmpty() ? null : way.get(way.size() - 1).at();
        List<ListedSupervision> listed = listings.history(matter.caseNumber());
        List<Question> asked = questions.of(matter.caseNumber());
        RequestRights.Rights may = rights.of(request, way, reader);
        boolean mayReopen = rights.mayReopen(request);
        Question open = asked.stream().filter(Question::isOpen).findFirst().orElse(null);
        return new RequestView(
                matter.caseNumber().value(),
                matter.caseNumber().value(),
                matter.title(),
                matter.text(),
                matter.category(),
                plans.plan().category(matter.category()).label(),
                matter.categoryGiven(),
                matter.district(),
                request.holder().jurisdiction().id(),
                request.holder().jurisdiction().chineseName(),
                government(request.holder()),
                government(matter.origin()),
                matter.source().id(),
                matter.source().chineseName(),
                matter.caller(),
                request.status().id(),
                request.status().chineseName(),
                open == null ? statusText(request, clocks, now, mayReopen) : waitingText(open, inside),
                handling.kind().id(),
                handling.kind().chineseName(),
                new RequestView.EntityView(entity.id(), entity.uscc().value(), entity.name(), entity.invented()),
                responsible == null ? null : authority(responsible),
                request.support().stream().map(this::authority).toList(),
                handling.measures(),
                handling.result(),
                handling.resolved(),
                plan == null
                        ? null
                        : new RequestView.PlanView(plan.text(), plan.until(), plan.isInForce(), plan.proposed()),
                closeOut(closing, mayReopen || !isBefore(now, closing.reopenUntil()), inside),
                records.ratings(matter.caseNumber()).stream()
                        .map(rating -> new RequestView.RatingView(
                                rating.round(),
                                rating.grade(),
                                GivenRating.nameOf(rating.grade()),
                                rating.text(),
                                rating.at()))
                        .toList(),
                closing.outcome(),
                mayRate(request),
                mayReopen,
                request.status().isWithdrawable(),
                request.round(),
                documents(records.documents(matter.caseNumber())),
                timeline(request, inside),
                clocks.stream().map(running -> deadline(running, now, inside)).toList(),
                tasks(request, inside),
                inside ? opinions(matter.caseNumber()) : List.of(),
                steps(request, clocks),
                inside && request.status().isOpen() ? similarTo(request, reader) : List.of(),
                clockLines.points(request, clocks, asked, lastTransfer, now),
                listed.stream()
                        .filter(listing -> listing.endedAt() == null)
                        .findFirst()
                        .map(listing -> listing(listing, now, inside))
                        .orElse(null),
                listed.stream()
                        .filter(listing -> listing.endedAt() != null)
                        .map(listing -> listing(listing, now, inside))
                        .toList(),
                mergedInto == null ? null : mergedInto.value(),
                search.mergedInto(matter.caseNumber()).stream()
                        .map(merged -> new RequestView.MergedView(
                                merged.caseNumber().value(),
                                merged.matter().title(),
                                merged.matter().text(),
                                merged.matter().source().chineseName(),
                                merged.matter().submittedAt()))
                        .toList(),
                way.stream().map(transfer -> transfer(transfer, inside)).toList(),
                may.transfer(),
                open == null ? null : waiting(open),
                asked.stream().map(this::question).toList(),
                !inside && asking.mayAnswer(request),
                inside && asking.mayAsk(request, reader),
                inside && asking.mayCallOff(request, reader),
                asking.left(request),
                may,
                matter.submittedAt(),
                request.version());
    }

    List<RequestView.SimilarView> similar(List<Similar> found) {
        return found.stream()
                .map(one -> new RequestView.SimilarView(
                        one.request().caseNumber().value(),
                        one.request().matter().title(),
                        one.request().status().chineseName(),
                        one.request().matter().submittedAt(),
                        Math.round(one.similarity() * 100) / 100.0))
                .toList();
    }

    List<RequestView.SimilarView> similarTo(ServiceRequest request, Actor reader) {
        return similar(similar.to(request, reader));
    }

    private static RequestView.ListingView listing(ListedSupervision listing, Instant now, boolean inside) {
        return new RequestView.ListingView(
                listing.leader(),
                listing.until(),
                inside ? listing.reason() : null,
                listing.since(),
                listing.endedAt() == null && listing.isOver(now),
                listing.endedAt(),
                listing.endReason());
    }

    private static RequestView.TransferView transfer(Transfer transfer, boolean inside) {
        return new RequestView.TransferView(
                transfer.from().code(),
                transfer.from().chineseName(),
                transfer.to().code(),
                transfer.to().chineseName(),
                transfer.isUp(),
                inside ? transfer.reason() : null,
                inside ? transfer.leader() : null,
                transfer.at());
    }

    private static RequestView.GovernmentView government(Government government) {
        return new RequestView.GovernmentView(
                government.code(),
                government.chineseName(),
                government.level().name().toLowerCase(Locale.ROOT),
                government.parent().map(Government::code).orElse(null));
    }

    private static boolean mayRate(ServiceRequest request) {
        return request.status() == RequestStatus.CLOSED && request.closing().outcome() == null;
    }

    private static boolean isBefore(Instant now, @Nullable Instant until) {
        return until != null && !now.isAfter(until);
    }

    private RequestView.AuthorityView authority(String code) {
        return new RequestView.AuthorityView(code, authorities.authorityName(code));
    }

    private static String waitingText(Question open, boolean inside) {
        String until = DAY.format(open.until().atZone(Zones.SHANGHAI));
        return inside ? "等待企业补充，最晚" + until + "答复，办理时限暂停" : "请您补充材料，在" + until + "前答复，补充期间办理时限暂停";
    }

    private RequestView.WaitingView waiting(Question open) {
        return new RequestView.WaitingView(
                open.text(),
                authorities.authorityName(open.authority()),
                open.askedAt(),
                open.until(),
                open.limit().unit() == TimeLimit.Unit.WORKING_DAY && clockLines.isProvisional(open.until()));
    }

    private RequestView.QuestionView question(Question asked) {
        Question.Ending ending = asked.ending();
        Question.Answer answer = asked.answer();
        return new RequestView.QuestionView(
                asked.text(),
                authorities.authorityName(asked.authority()),
                plans.plan().step(asked.step()).label(),
                asked.askedAt(),
                asked.until(),
                ending == null ? "waiting" : ending.id(),
                ending == null ? "等待补充" : ending.chineseName(),
                asked.endedAt(),
                asked.callOffReason(),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.at(),
                asked.isLate(),
                answer == null ? List.of() : documents(answer.documents()));
    }

    private List<RequestView.DocumentView> documents(List<UUID> ids) {
        return ids.stream()
                .flatMap(id -> documents.find(id).stream())
                .map(document -> new RequestView.DocumentView(
                        document.id(), document.fileName(), document.size(), document.mediaType()))
                .toList();
    }

    private String remainingText(RequestClock running, Instant now) {
        return running.pausedAt() == null ? calendar.remainingText(now, running.due(), running.unit()) : "等待企业补充";
    }

    /** One sentence: what happens now, who has it, until when. */
    private String statusText(ServiceRequest request, List<RequestClock> clocks, Instant now, boolean mayReopen) {
        return clocks.stream()
                .filter(running -> running.endedAt() == null)
                .findFirst()
                // Of a step with two deadlines the earlier one.
                .flatMap(first -> clocks.stream()
                        .filter(running -> running.endedAt() == null
                                && running.step().equals(first.step())
                                && running.signer().equals(first.signer()))
                        .min(Comparator.comparing(RequestClock::due)))
                .map(running ->
                        plain(running, request) + "，" + calendar.remainingText(now, running.due(), running.unit()))
                .orElse(
                        request.mergedInto() == null
                                ? RequestWords.status(
                                        request.status(),
                                        "unrated".equals(request.closing().outcome()),
                                        mayReopen ? reopenable(request) : null)
                                : "这件诉求已并入" + request.mergedInto() + "一起办理，进展请看那一件");
    }

    /** What the enterprise reads while the clock runs: with the limit that it was started with. */
    private String plain(RequestClock running, ServiceRequest request) {
        TimeLimit limit = running.limit();
        return plans.plan()
                .step(running.step())
                .plainText(limit == null ? limits.text(request, running.step()) : limit.text());
    }

    private static @Nullable String reopenable(ServiceRequest request) {
        Instant until = request.closing().reopenUntil();
        return until == null ? null : DAY.format(until.atZone(Zones.SHANGHAI));
    }

    /** {@code promised} is false where the time to have it taken up anew is not over, and yet nobody hears of it any longer. */
    private static RequestView.@Nullable CloseOutView closeOut(Closing closing, boolean promised, boolean inside) {
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
                promised ? closing.reopenUntil() : null);
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
        WarningLevel warning = inside && !state.equals("paused") ? running.warning() : null;
        return new RequestView.DeadlineView(
                running.step(),
                running.name(),
                inside ? running.signer() : null,
                groupName(running.signer(), inside),
                running.due(),
                running.unit().id(),
                running.unit() == TimeLimit.Unit.WORKING_DAY && clockLines.isProvisional(running.due()),
                state,
                RequestWords.deadlineState(state),
                warning == null ? null : warning.id(),
                warning == null ? null : warning.chineseName(),
                running.endedAt() == null ? remainingText(running, now) : RequestWords.deadlineState(state));
    }

    private String groupName(String group, boolean inside) {
        return inside
                ? authorities.groupName(group)
                : authorities.authorityName(group.substring(0, group.indexOf('.')));
    }

    private List<RequestView.TaskView> tasks(ServiceRequest request, boolean inside) {
        return openTasks.of(request.caseNumber()).stream()
                .map(task -> {
                    RequestPlan.Step step = plans.plan().step(task.step());
                    String assignee = task.assignee();
                    return new RequestView.TaskView(
                            inside ? task.id() : null,
                            task.step(),
                            inside ? step.label() : step.plainText(limits.text(request, step.id())),
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

    /** The progress bar: everything before the current step is done; where the case ended early, the rest was never begun. */
    private List<RequestView.StepView> steps(ServiceRequest request, List<RequestClock> clocks) {
        boolean early = request.status() == RequestStatus.WITHDRAWN || request.mergedInto() != null;
        String current = clocks.stream()
                .filter(running -> early ? running.abandoned() : running.endedAt() == null)
                .reduce((first, second) -> early ? second : first)
                .map(running -> plans.plan().step(running.step()).applicantStep())
                .orElse(early ? "submission" : "rating");
        List<RequestView.StepView> steps = new ArrayList<>();
        boolean before = true;
        for (RequestPlan.ApplicantStep step : plans.plan().applicantSteps()) {
            boolean here = step.id().equals(current);
            before = before && !here;
            String state = before ? "done" : here ? stateOf(request, early) : early ? "skipped" : "todo";
            steps.add(
                    new RequestView.StepView(step.id(), step.label(), state, RequestWords.stepState(step.id(), state)));
        }
        return List.copyOf(steps);
    }

    private static String stateOf(ServiceRequest request, boolean early) {
        String outcome = request.closing().outcome();
        return early ? "ended" : "unrated".equals(outcome) ? "unrated" : outcome != null ? "done" : "current";
    }
}
