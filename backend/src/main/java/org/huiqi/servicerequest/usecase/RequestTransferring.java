package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.RequestTransfers;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Government;
import org.huiqi.shared.Government.Level;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dispatches a request down or reports it up, one level at a time; the other government's supervising office dispatches it anew.
 * The government that has it decides; the one above may take back what it has dispatched down, and a city may take up (提级办理) what
 * one of its counties has, wherever it began.
 */
@Service
@Transactional
public class RequestTransferring {

    private static final int LONGEST_NAME = 50;

    private final ServiceRequests requests;
    private final RequestTransfers transfers;
    private final RequestRecords records;
    private final RequestStarts starts;
    private final ListedSupervisions listings;
    private final RequestQuestions questions;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final Clock clock;

    RequestTransferring(
            ServiceRequests requests,
            RequestTransfers transfers,
            RequestRecords records,
            RequestStarts starts,
            ListedSupervisions listings,
            RequestQuestions questions,
            RequestProcess process,
            RequestJournal journal,
            AuthorityDirectory authorities,
            StaffDirectory staff,
            Clock clock) {
        this.requests = requests;
        this.transfers = transfers;
        this.records = records;
        this.starts = starts;
        this.listings = listings;
        this.questions = questions;
        this.process = process;
        this.journal = journal;
        this.authorities = authorities;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A government that an official may transfer a request to.
     *
     * @param usual true for the county of the business
     * @param before true where it has had the request, so that a leader has to decide
     * @param leaders who may have decided it
     * @param vacant true where it has nobody yet who could take it over
     */
    public record Target(
            Government government,
            Direction direction,
            boolean usual,
            boolean before,
            boolean vacant,
            List<String> leaders) {}

    /** Which way it goes; what is taken back was dispatched down by the same government, what is taken up was not. */
    public enum Direction {
        DOWN,
        UP,
        TAKE_BACK,
        TAKE_UP
    }

    /** Whether the official may transfer the request now, to whichever government. */
    public boolean mayTransfer(ServiceRequest request, List<Transfer> way, Actor official) {
        Government holder = request.holder();
        boolean may = RequestAccess.supervises(holder, official)
                || holder.parent()
                        .filter(above -> takesOver(holder, above, way, official))
                        .isPresent();
        return may && request.status().isOpen() && request.status() != RequestStatus.CLOSE_OUT_REQUESTED;
    }

    /** Where the official may transfer the request to, the usual one first; empty where he may not, or not now. */
    @Transactional(readOnly = true)
    public List<Target> targets(ServiceRequest request, Actor official) {
        Government holder = request.holder();
        List<Transfer> way = transfers.of(request.caseNumber());
        if (!mayTransfer(request, way, official)) {
            return List.of();
        }
        List<Government> held = held(request, way);
        boolean own = RequestAccess.supervises(holder, official);
        List<Target> targets = new ArrayList<>();
        if (own) {
            String district = request.matter().district();
            holder.children().forEach(child -> {
                boolean usual = child.equals(request.matter().origin()) || district.equals(child.county());
                targets.add(new Target(
                        child, Direction.DOWN, usual, held.contains(child), isVacant(child), leaders(holder)));
            });
        }
        holder.parent()
                .filter(above -> own || takesOver(holder, above, way, official))
                .ifPresent(above -> targets.add(new Target(
                        above,
                        own
                                ? Direction.UP
                                : hasDispatched(above, holder, way) ? Direction.TAKE_BACK : Direction.TAKE_UP,
                        false,
                        held.contains(above),
                        isVacant(above),
                        leaders(own ? holder : above))));
        return Stream.concat(
                        targets.stream().filter(Target::usual), targets.stream().filter(target -> !target.usual()))
                .toList();
    }

    /** {@code leader} is who decided that it goes back to a government that has had it; a leader who acts himself need not say so. */
    public void transfer(
            CaseNumber caseNumber,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String leader,
            Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        Government from = request.holder();
        List<Transfer> way = transfers.of(caseNumber);
        boolean own = RequestAccess.supervises(from, official);
        boolean takenOver = !own
                && Government.find(to)
                        .filter(target -> takesOver(from, target, way, official))
                        .isPresent();
        if (!own && !takenOver) {
            throw ProblemException.forbidden("supervisor-only", "转办由" + from.chineseName() + "的督查室或分管领导决定");
        }
        Government target = government(to, from);
        String said = Texts.checked("reason", "转办理由", reason, Texts.LONGEST, true);
        Government deciding = takenOver ? target : from;
        String named = Texts.checkedLine("leader", "决定的领导", leader, LONGEST_NAME, false);
        if (named.isEmpty() && RequestAccess.leads(deciding, official)) {
            named = official.displayName();
        }
        request.transferTo(target);
        requireLeader(deciding, named);
        refuseCircle(request, way, said, named);
        refuseVacant(target);
        requests.save(request);
        Instant now = clock.instant();
        questions.endIfWaiting(request);
        records.abandonClocks(caseNumber, now);
        Transfer transfer = new Transfer(from, target, said, named.isEmpty() ? null : named, official.username(), now);
        transfers.record(caseNumber, transfer);
        journal.tell(
                request,
                "transferred",
                told(transfer, takenOver, hasDispatched(target, from, way)),
                Map.of("from", from.code(), "to", target.code()));
        journal.note(
                request,
                "transfer-reason",
                "转办理由：" + said + (named.isEmpty() ? "" : "（" + named + "决定）"),
                Map.of("to", target.code()));
        process.transferred(caseNumber);
        starts.start(request);
        listings.goOn(caseNumber);
    }

    private static String told(Transfer transfer, boolean takenOver, boolean back) {
        String name = transfer.to().chineseName();
        String done =
                takenOver ? "已由" + name + (back ? "收回办理" : "提级办理") : (transfer.isUp() ? "已上报" : "已转") + name + "办理";
        return done + "，由" + name + "督查室交办";
    }

    /** A government takes back what it has dispatched down; a city also takes up what began at one of its counties. */
    private static boolean takesOver(Government from, Government above, List<Transfer> way, Actor official) {
        return from.parent().filter(above::equals).isPresent()
                && RequestAccess.supervises(above, official)
                && (from.level() == Level.COUNTY || hasDispatched(above, from, way));
    }

    private static boolean hasDispatched(Government above, Government below, List<Transfer> way) {
        return way.stream()
                .anyMatch(transfer ->
                        transfer.from().equals(above) && transfer.to().equals(below));
    }

    private static List<Government> held(ServiceRequest request, List<Transfer> way) {
        return Stream.concat(Stream.of(request.matter().origin()), way.stream().map(Transfer::to))
                .toList();
    }

    private static void refuseCircle(ServiceRequest request, List<Transfer> way, String reason, String leader) {
        Government target = request.holder();
        List<Government> held = held(request, way);
        boolean newReason = way.stream().noneMatch(transfer -> transfer.reason().equals(reason));
        if (held.contains(target) && (leader.isEmpty() || !newReason)) {
            throw ProblemException.conflict(
                            "dispatch-circle",
                            "这件诉求已在" + target.chineseName() + "办理过（"
                                    + held.stream().map(Government::chineseName).collect(Collectors.joining("→"))
                                    + "），再转回去须由分管领导决定，并写明新的理由")
                    .with("levels", held.stream().map(Government::code).toList());
        }
    }

    /** Whoever is said to have decided leads the government that gives it away. */
    private void requireLeader(Government deciding, String named) {
        List<String> leaders = leaders(deciding);
        if (!named.isEmpty() && !leaders.contains(named)) {
            String message = "“" + named + "”不是" + deciding.chineseName() + "的分管领导，可以填：" + String.join("、", leaders);
            throw ProblemException.refused(
                    "leader-unknown-value", message, List.of(new FieldProblem("leader", "unknown-value", message)));
        }
    }

    private List<String> leaders(Government government) {
        return staff.membersOf(government.authority("leader") + ".approver").stream()
                .map(staff::displayName)
                .toList();
    }

    /** Nobody could dispatch it there, or decide where offices disagree. */
    private void refuseVacant(Government target) {
        List<String> vacant = oversight(target)
                .filter(group -> staff.membersOf(group).isEmpty())
                .map(authorities::groupName)
                .toList();
        if (!vacant.isEmpty()) {
            String message = target.chineseName() + "还没有人员可以接办（" + String.join("、", vacant) + "），请改选或联系安全管理员";
            throw ProblemException.refused(
                    "to-government-vacant", message, List.of(new FieldProblem("to", "government-vacant", message)));
        }
    }

    private boolean isVacant(Government government) {
        return oversight(government).anyMatch(group -> staff.membersOf(group).isEmpty());
    }

    private static Stream<String> oversight(Government government) {
        return Stream.of(
                government.authority("supervision") + ".supervisor", government.authority("leader") + ".approver");
    }

    private static Government government(@Nullable String named, Government from) {
        return Government.find(named == null ? null : named.strip()).orElseThrow(() -> {
            String message = "请选择转到哪一级，可选："
                    + Stream.concat(from.parent().stream(), from.children().stream())
                            .map(other -> other.code() + "（" + other.chineseName() + "）")
                            .collect(Collectors.joining("、"));
            return ProblemException.refused(
                    "to-unknown-value", message, List.of(new FieldProblem("to", "unknown-value", message)));
        });
    }
}
