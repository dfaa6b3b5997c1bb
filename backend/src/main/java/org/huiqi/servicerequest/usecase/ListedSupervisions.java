package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.ListedSupervision;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.persistence.SupervisionListings;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 挂牌督办: a request is put under the eyes of a named leader until a day, and taken off the list. */
@Service
@Transactional
public class ListedSupervisions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_YEARS = 3;
    /** Clocks of nodes may differ by a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final ServiceRequests requests;
    private final SupervisionListings listings;
    private final RequestRecords records;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final CurrentActor currentActor;
    private final StaffDirectory staff;
    private final Clock clock;

    ListedSupervisions(
            ServiceRequests requests,
            SupervisionListings listings,
            RequestRecords records,
            RequestProcess process,
            RequestJournal journal,
            CurrentActor currentActor,
            StaffDirectory staff,
            Clock clock) {
        this.requests = requests;
        this.listings = listings;
        this.records = records;
        this.process = process;
        this.journal = journal;
        this.currentActor = currentActor;
        this.staff = staff;
        this.clock = clock;
    }

    public void list(
            CaseNumber caseNumber,
            @Nullable String leader,
            @Nullable String until,
            @Nullable String reason,
            Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        requireSupervising(request, official);
        List<FieldProblem> errors = new ArrayList<>();
        String named = Texts.line(leader);
        Texts.lineFlaw("leader", "督办领导", leader, LONGEST_NAME, true).ifPresent(errors::add);
        Texts.flaw("reason", "挂牌理由", reason, Texts.LONGEST, true).ifPresent(errors::add);
        LocalDate last = day(until, errors);
        if (!errors.isEmpty() || reason == null || last == null) {
            throw ProblemException.refused("listing-invalid", "挂牌督办的内容有误，请按提示修改", errors);
        }
        if (!request.status().isOpen()) {
            throw ProblemException.conflict(
                    "illegal-state", "诉求现在是“" + request.status().chineseName() + "”，只有办理中的诉求可以挂牌督办");
        }
        listings.current(caseNumber).ifPresent(current -> {
            throw ProblemException.conflict(
                    "listed-already",
                    "这件诉求已由" + current.leader() + "挂牌督办，期限" + DAY.format(current.until()) + "；要改动的，请先摘牌再挂牌");
        });
        listings.list(caseNumber, named, last, reason.strip(), official.username(), clock.instant());
        journal.tell(
                request,
                "listed",
                "已挂牌督办，由" + named + "负责，" + DAY.format(last) + "前办结",
                Map.of(
                        "until",
                        last.toString(),
                        "groups",
                        records.openClocks(caseNumber).stream()
                                .map(RequestClock::signer)
                                .distinct()
                                .toList()));
        process.listed(caseNumber, ListedSupervision.dueOf(last));
    }

    public void delist(CaseNumber caseNumber, @Nullable String reason, Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        requireSupervising(request, official);
        String said = Texts.checked("reason", "摘牌理由", reason, Texts.LONGEST, true);
        ListedSupervision current =
                listings.current(caseNumber).orElseThrow(() -> ProblemException.conflict("not-listed", "这件诉求现在没有挂牌督办"));
        end(request, current, said);
    }

    /** Takes the request off the list where it stands there, as when it is closed. */
    void endIfListed(ServiceRequest request, String reason) {
        listings.current(request.caseNumber()).ifPresent(current -> end(request, current, reason));
    }

    /** Its listing goes on at another government: the timer there is a new one. */
    void goOn(CaseNumber caseNumber) {
        listings.current(caseNumber).ifPresent(current -> process.listed(caseNumber, current.due()));
    }

    private void end(ServiceRequest request, ListedSupervision listing, String reason) {
        listings.end(listing.id(), reason, currentActor.orSystem().username(), clock.instant());
        journal.tell(request, "delisted", "已摘牌：" + reason, Map.of());
    }

    /** The last day of a listing is over: leader and supervising office hear of it, once. */
    public void warn(CaseNumber caseNumber) {
        ServiceRequest request = requests.lock(caseNumber);
        Instant now = clock.instant();
        listings.current(caseNumber)
                // The timer of a listing that ended since may still come.
                .filter(current -> current.isOver(now.plus(TOLERANCE)))
                .filter(current -> listings.warn(current.id(), now))
                .ifPresent(current -> journal.note(
                        request,
                        "listing-over",
                        "挂牌督办逾期：由" + current.leader() + "负责，期限" + DAY.format(current.until()),
                        Map.of("groups", answerable(request, current))));
    }

    /** Leader and supervising office of the government that has it, and those of the one that listed it. */
    private List<String> answerable(ServiceRequest request, ListedSupervision listing) {
        Set<String> groups = new LinkedHashSet<>(oversight(request.holder()));
        staff.find(listing.listedBy()).ifPresent(lister -> lister.groups().stream()
                .flatMap(group -> Government.ofAuthority(group).stream())
                .filter(government -> government.covers(request.holder()))
                .forEach(government -> groups.addAll(oversight(government))));
        return List.copyOf(groups);
    }

    private static List<String> oversight(Government government) {
        return List.of(
                government.authority("leader") + ".approver", government.authority("supervision") + ".supervisor");
    }

    /** The government that has it lists it, or one above: the province also what a county has. */
    static boolean supervises(ServiceRequest request, Actor official) {
        return RequestAccess.oversees(request.holder(), official);
    }

    private static void requireSupervising(ServiceRequest request, Actor official) {
        if (!supervises(request, official)) {
            throw ProblemException.forbidden("supervisor-only", "挂牌督办由本级或上级的督查室、分管领导决定");
        }
    }

    private @Nullable LocalDate day(@Nullable String given, List<FieldProblem> errors) {
        if (given == null || given.isBlank()) {
            errors.add(new FieldProblem("until", "required", "请填写督办期限"));
            return null;
        }
        LocalDate today = clock.instant().atZone(Zones.SHANGHAI).toLocalDate();
        try {
            LocalDate day = LocalDate.parse(given.strip());
            if (day.isBefore(today)) {
                errors.add(new FieldProblem("until", "past", "督办期限" + DAY.format(day) + "已过，请填写今天或以后的日期"));
                return null;
            }
            if (day.isAfter(today.plusYears(LONGEST_YEARS))) {
                errors.add(new FieldProblem("until", "too-far", "督办期限不能超过" + LONGEST_YEARS + "年"));
                return null;
            }
            return day;
        } catch (DateTimeException e) {
            errors.add(new FieldProblem("until", "malformed", "督办期限应为真实存在的日期，如 2026-12-31"));
            return null;
        }
    }
}
