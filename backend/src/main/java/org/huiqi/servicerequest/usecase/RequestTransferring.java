package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.Transfer;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.RequestTransfers;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dispatches a request down or reports it up, one level at a time; the other government's supervising office dispatches it anew. */
@Service
@Transactional
public class RequestTransferring {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 50;
    private static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.HENAN, Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO);

    private final ServiceRequests requests;
    private final RequestTransfers transfers;
    private final RequestRecords records;
    private final RequestStarts starts;
    private final ListedSupervisions listings;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final Clock clock;

    RequestTransferring(
            ServiceRequests requests,
            RequestTransfers transfers,
            RequestRecords records,
            RequestStarts starts,
            ListedSupervisions listings,
            RequestProcess process,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.transfers = transfers;
        this.records = records;
        this.starts = starts;
        this.listings = listings;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** {@code leader} is who decided that it goes back to a government that has had it; a leader who acts himself need not say so. */
    public void transfer(
            CaseNumber caseNumber,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String leader,
            Actor official) {
        ServiceRequest request = requests.lock(caseNumber);
        Jurisdiction from = request.jurisdiction();
        if (!RequestAccess.supervises(from, official)) {
            throw ProblemException.forbidden("supervisor-only", "转办由" + from.chineseName() + "的督查室或分管领导决定");
        }
        Jurisdiction target = government(to);
        String said = Texts.checked("reason", "转办理由", reason, LONGEST_REASON, true);
        String named = Texts.checked("leader", "决定的领导", leader, LONGEST_NAME, false);
        if (named.isEmpty() && official.groups().contains(from.authorityPrefix() + "-leader.approver")) {
            named = official.displayName();
        }
        request.transferTo(target);
        refuseCircle(request, target, said, named);
        requests.save(request);
        Instant now = clock.instant();
        records.stopAllClocks(caseNumber, now);
        Transfer transfer = new Transfer(from, target, said, named.isEmpty() ? null : named, official.username(), now);
        transfers.record(caseNumber, transfer);
        journal.tell(
                request,
                "transferred",
                (transfer.isUp() ? "已上报" : "已转") + target.chineseName() + "办理，由" + target.chineseName() + "督查室交办",
                Map.of("from", from.id(), "to", target.id()));
        journal.note(
                request,
                "transfer-reason",
                "转办理由：" + said + (named.isEmpty() ? "" : "（" + named + "决定）"),
                Map.of("to", target.id()));
        process.transferred(caseNumber);
        starts.start(request);
        listings.goOn(caseNumber);
    }

    private void refuseCircle(ServiceRequest request, Jurisdiction target, String reason, String leader) {
        List<Transfer> way = transfers.of(request.caseNumber());
        List<Jurisdiction> held = new ArrayList<>(Stream.concat(
                        Stream.of(request.matter().jurisdiction()), way.stream().map(Transfer::to))
                .toList());
        boolean before = held.contains(target);
        boolean newReason = way.stream().noneMatch(transfer -> transfer.reason().equals(reason));
        if (before && (leader.isEmpty() || !newReason)) {
            List<String> names = held.stream().map(Jurisdiction::chineseName).toList();
            throw ProblemException.conflict(
                            "dispatch-circle",
                            "这件诉求已在" + target.chineseName() + "办理过（" + String.join("→", names)
                                    + "），再转回去须由分管领导决定，并写明新的理由")
                    .with("levels", held.stream().map(Jurisdiction::id).toList());
        }
    }

    private static Jurisdiction government(@Nullable String named) {
        String asked = named == null ? "" : named.strip();
        Optional<Jurisdiction> found = GOVERNMENTS.stream()
                .filter(government -> government.authorityPrefix().equals(asked)
                        || government.id().equals(asked))
                .findFirst();
        return found.orElseThrow(() -> {
            String message = "请选择转到哪一级：hn（河南省）、pds（平顶山市）或 jz（焦作市）";
            return ProblemException.refused(
                    "to-unknown-value", message, List.of(new FieldProblem("to", "unknown-value", message)));
        });
    }
}
