package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiqi.calendar.CalendarChange;
import org.huiqi.calendar.DeadlineOwner;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.MovedDeadline;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.OpenRatings;
import org.huiqi.servicerequest.persistence.OpenRatings.OpenRating;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.usecase.RequestProcess.MovedRating;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Until when an enterprise may rate a closed request and ask for work anew, when the calendar changes under it. The last day of a
 * listing and the day by which a plan is done are not here: a person chose them, and only a person moves them.
 */
@Service
class RatingDeadlines implements DeadlineOwner {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final String RATING = "eventBasedGateway_rating";
    private static final String SECOND_RATING = "eventBasedGateway_secondRating";
    private static final String REOPENING = "eventBasedGateway_reopening";

    private final OpenRatings ratings;
    private final ServiceRequests requests;
    private final RequestPlans plans;
    private final RequestProcess process;
    private final RequestJournal journal;

    RatingDeadlines(
            OpenRatings ratings,
            ServiceRequests requests,
            RequestPlans plans,
            RequestProcess process,
            RequestJournal journal) {
        this.ratings = ratings;
        this.requests = requests;
        this.plans = plans;
        this.process = process;
        this.journal = journal;
    }

    /** A closed request with both dates under the changed calendar; one of them may be the same. */
    private record Moving(OpenRating rating, Instant rateUntil, Instant reopenUntil) {

        boolean moves() {
            return !lines().isEmpty();
        }

        List<MovedDeadline> lines() {
            List<MovedDeadline> lines = new ArrayList<>();
            if (!rateUntil.equals(rating.rateUntil())) {
                lines.add(line(
                        rating.askedAgain() ? SECOND_RATING : RATING,
                        rating.askedAgain() ? "再次评价" : "评价",
                        rating.rateUntil(),
                        rateUntil));
            }
            if (!reopenUntil.equals(rating.reopenUntil())) {
                lines.add(line(REOPENING, "要求重新办理", rating.reopenUntil(), reopenUntil));
            }
            return lines;
        }

        private MovedDeadline line(String step, String name, Instant was, Instant due) {
            return new MovedDeadline(rating.caseNumber().value(), "service-request", "诉求", step, name, was, due);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<MovedDeadline> preview(CalendarChange change) {
        return moving(ratings.all(change.at()), change).stream()
                .flatMap(moved -> moved.lines().stream())
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MovedDeadline> carryOut(CalendarChange change) {
        List<CaseNumber> cases = moving(ratings.all(change.at()), change).stream()
                .map(moved -> moved.rating().caseNumber())
                .toList();
        if (cases.isEmpty()) {
            return List.of();
        }
        List<Moving> moving = moving(ratings.locked(cases, change.at()), change);
        moving.forEach(moved -> move(moved, change));
        process.moveRatings(moving.stream()
                .map(moved -> new MovedRating(moved.rating().caseNumber(), moved.rateUntil(), moved.reopenUntil()))
                .toList());
        return moving.stream().flatMap(moved -> moved.lines().stream()).toList();
    }

    private void move(Moving moved, CalendarChange change) {
        ServiceRequest request = requests.lock(moved.rating().caseNumber());
        request.moveClosing(moved.rateUntil(), moved.reopenUntil());
        requests.save(request);
        for (MovedDeadline line : moved.lines()) {
            journal.tell(
                    request,
                    "deadline-moved",
                    "“" + line.name() + "”的期限由" + day(line.oldDue()) + "改为" + day(line.newDue()) + "（" + change.year()
                            + "年放假安排，" + change.notice() + "）",
                    Map.of(
                            "step", line.step(),
                            "stepName", line.name(),
                            "groups", List.of(),
                            "from", line.oldDue().toString(),
                            "until", line.newDue().toString(),
                            "notice", change.notice()));
        }
    }

    private List<Moving> moving(List<OpenRating> open, CalendarChange change) {
        return open.stream()
                .map(rating -> moving(rating, change))
                .filter(Moving::moves)
                .toList();
    }

    private Moving moving(OpenRating rating, CalendarChange change) {
        Instant rateUntil = rating.rated()
                ? rating.rateUntil()
                : terms(rating, rating.rating(), plans.plan().rating(), rating.rateUntil(), change)
                        .flatMap(terms -> change.newDue(terms, rating.rateUntil()))
                        .orElse(rating.rateUntil());
        Instant reopenUntil = terms(rating, rating.reopening(), plans.plan().reopening(), rating.reopenUntil(), change)
                .flatMap(terms -> change.newDue(terms, rating.reopenUntil()))
                .orElse(rating.reopenUntil());
        // Who is asked a second time may have it taken up anew at least as long as he may rate it.
        boolean atLeast = rating.askedAgain() && !rating.rated() && reopenUntil.isBefore(rateUntil);
        return new Moving(rating, rateUntil, atLeast ? rateUntil : reopenUntil);
    }

    /** What was kept; else the plan's, where that gives the date it has. */
    private static Optional<DeadlineTerms> terms(
            OpenRating rating, @Nullable DeadlineTerms kept, TimeLimit planned, Instant due, CalendarChange change) {
        if (kept != null) {
            return Optional.of(kept);
        }
        return Optional.of(new DeadlineTerms(rating.closedAt(), planned))
                .filter(terms -> change.before().due(terms).equals(due));
    }

    private static String day(Instant due) {
        return LocalDate.ofInstant(due, Zones.SHANGHAI).format(DAY);
    }
}
