package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.servicerequest.domain.CloseOutGrade;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.OpenRatings;
import org.huiqi.servicerequest.persistence.RequestClosings;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.RequestTransfers;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens between the steps that people decide: closing, asking for a rating, taking up anew. */
@Service
@Transactional
public class RequestCourse {

    private final ServiceRequests requests;
    private final RequestPlans plans;
    private final RequestTransfers transfers;
    private final RequestClosings closings;
    private final OpenRatings ratings;
    private final WorkingCalendar calendar;
    private final ListedSupervisions listings;
    private final RequestJournal journal;
    private final Clock clock;

    RequestCourse(
            ServiceRequests requests,
            RequestPlans plans,
            RequestTransfers transfers,
            RequestClosings closings,
            OpenRatings ratings,
            WorkingCalendar calendar,
            ListedSupervisions listings,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.plans = plans;
        this.transfers = transfers;
        this.closings = closings;
        this.ratings = ratings;
        this.calendar = calendar;
        this.listings = listings;
        this.journal = journal;
        this.clock = clock;
    }

    /** Until when the enterprise may rate and may have it taken up anew. */
    public record Closed(Instant rateUntil, Instant reopenUntil) {}

    public Closed close(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        Instant now = clock.instant();
        Instant rateUntil = calendar.due(now, plans.plan().rating());
        Instant reopenUntil = calendar.due(now, plans.plan().reopening());
        CloseOutGrade grade = request.closing().grade();
        request.close(now, rateUntil, reopenUntil);
        requests.save(request);
        closings.closed(request, now);
        ratings.keepRating(caseNumber, now, plans.plan().rating());
        ratings.keepReopening(caseNumber, now, plans.plan().reopening());
        listings.endIfListed(request, "诉求已办结");
        journal.tell(
                request,
                "closed",
                "诉求已办结，请评价：" + request.handling().result(),
                grade == null
                        ? Map.of("until", rateUntil.toString())
                        : Map.of("grade", grade.id(), "until", rateUntil.toString()));
        tellThoseAbove(request);
        return new Closed(rateUntil, reopenUntil);
    }

    /** Whoever dispatched it down hears that it is closed. */
    private void tellThoseAbove(ServiceRequest request) {
        List<String> groups = transfers.of(request.caseNumber()).stream()
                .filter(transfer -> !transfer.isUp()
                        && transfer.from().covers(request.holder())
                        && !transfer.from().equals(request.holder()))
                .map(transfer -> transfer.from().authority("supervision") + ".supervisor")
                .distinct()
                .toList();
        if (!groups.isEmpty()) {
            journal.note(
                    request,
                    "closed-below",
                    request.holder().chineseName() + "已办结，报告转办的上级督查室",
                    Map.of("groups", groups));
        }
    }

    /** Asks once more; gives the new last moments. */
    public Closed askForRatingAgain(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        Instant now = clock.instant();
        TimeLimit limit = plans.plan().ratingAskedAgain();
        Instant until = calendar.due(now, limit);
        request.askForRatingAgain(until);
        requests.save(request);
        Instant reopenUntil = Objects.requireNonNullElse(request.closing().reopenUntil(), until);
        ratings.keepRating(caseNumber, now, limit);
        if (reopenUntil.equals(until)) {
            ratings.keepReopening(caseNumber, now, limit);
        }
        journal.tell(request, "asked-again", "诉求已办结，再次请您评价；逾期未评价的，按未评价办结", Map.of("until", until.toString()));
        return new Closed(until, reopenUntil);
    }

    public void closeUnrated(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        request.closeUnrated();
        requests.save(request);
        journal.tell(request, "closed-unrated", "没有收到评价，按未评价办结", Map.of());
    }

    /** Back to work under a new clock; gives how it is handled now. */
    public String reopen(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        Instant now = clock.instant();
        request.reopen(now);
        requests.save(request);
        closings.reopened(request, now);
        journal.tell(request, "reopened", "重新办理，时限重新计算，办完后督查室回访", Map.of("round", request.round()));
        return request.handling().kind().id();
    }
}
