package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.RequestClock;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 并案: two requests of a business on the same matter go on as one; the other ends with a pointer to it. */
@Service
@Transactional
public class RequestMerging {

    private final ServiceRequests requests;
    private final RequestRecords records;
    private final RequestAccess access;
    private final ListedSupervisions listings;
    private final RequestQuestions questions;
    private final RequestProcess process;
    private final RequestJournal journal;
    private final Clock clock;

    RequestMerging(
            ServiceRequests requests,
            RequestRecords records,
            RequestAccess access,
            ListedSupervisions listings,
            RequestQuestions questions,
            RequestProcess process,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.access = access;
        this.listings = listings;
        this.questions = questions;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    public void merge(String number, @Nullable String into, Actor official) {
        CaseNumber merged = access.workable(number, official).caseNumber();
        if (into == null || into.isBlank()) {
            String message = "请填写要并入的诉求编号";
            throw ProblemException.refused(
                    "into-required", message, List.of(new FieldProblem("into", "required", message)));
        }
        CaseNumber leading = access.visible(into.strip(), official).caseNumber();
        // Always in the same order, so that two merges at once do not wait for each other.
        boolean mergedFirst = merged.value().compareTo(leading.value()) <= 0;
        ServiceRequest first = requests.lock(mergedFirst ? merged : leading);
        ServiceRequest second = merged.equals(leading) ? first : requests.lock(mergedFirst ? leading : merged);
        merge(mergedFirst ? first : second, mergedFirst ? second : first, official);
    }

    private void merge(ServiceRequest request, ServiceRequest leading, Actor official) {
        boolean handlesBoth = handles(request, official) && handles(leading, official);
        if (!RequestAccess.supervises(request.holder(), official) && !handlesBoth) {
            throw ProblemException.forbidden("merge-not-allowed", "并案由督查室决定，或由同时主办两件诉求的单位决定");
        }
        Instant now = clock.instant();
        request.mergeInto(leading, now);
        requests.save(request);
        questions.endIfWaiting(request);
        records.abandonClocks(request.caseNumber(), now);
        records.documents(request.caseNumber()).forEach(id -> records.attach(leading.caseNumber(), id, now));
        listings.endIfListed(request, "已并入" + leading.caseNumber());
        journal.tell(
                request,
                "merged",
                "与" + leading.caseNumber() + "是同一件事，合并办理，进展请看" + leading.caseNumber(),
                Map.of("into", leading.caseNumber().value()));
        journal.tell(
                leading,
                "merged-from",
                request.caseNumber() + "并入本件一起办理，附件已转入",
                Map.of(
                        "merged",
                        request.caseNumber().value(),
                        "groups",
                        records.openClocks(leading.caseNumber()).stream()
                                .map(RequestClock::signer)
                                .distinct()
                                .toList()));
        process.merged(request.caseNumber());
    }

    static boolean handles(ServiceRequest request, Actor official) {
        String responsible = request.responsible();
        return responsible != null && official.groups().contains(responsible + ".reviewer");
    }
}
