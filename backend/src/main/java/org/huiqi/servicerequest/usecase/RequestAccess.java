package org.huiqi.servicerequest.usecase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiqi.document.DocumentAccessRule;
import org.huiqi.identity.Actor;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.huiqi.servicerequest.persistence.ServiceRequests;
import org.huiqi.servicerequest.persistence.ServiceRequests.Sight;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Who may see a request: applicants those of their own business entity; the supervising office and the leader those that their
 * government or one below it has or has had; other staff those that were dispatched or escalated to them or that they wrote down
 * for a caller; auditors all.
 * For everybody else the request does not exist.
 */
@Component
public class RequestAccess implements DocumentAccessRule {

    private static final List<Jurisdiction> GOVERNMENTS =
            List.of(Jurisdiction.HENAN, Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO);

    private final ServiceRequests requests;
    private final RequestRecords records;

    RequestAccess(ServiceRequests requests, RequestRecords records) {
        this.requests = requests;
        this.records = records;
    }

    public ServiceRequest visible(String caseNumber, Actor actor) {
        if (CaseNumber.isWellFormed(caseNumber)) {
            CaseNumber number = new CaseNumber(caseNumber);
            if (requests.isSeen(number, sight(actor))) {
                return requests.find(number).orElseThrow();
            }
        }
        throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的诉求，或您无权查看");
    }

    public Sight sight(Actor actor) {
        if (actor.isApplicant()) {
            return new Sight(actor.entityId(), false, Set.of(), Set.of(), Set.of(), null);
        }
        Set<String> jurisdictions = new HashSet<>();
        for (Jurisdiction own : GOVERNMENTS) {
            String code = own.authorityPrefix();
            if (actor.authorities().contains(code + "-supervision")
                    || actor.authorities().contains(code + "-leader")) {
                GOVERNMENTS.stream().filter(own::covers).forEach(below -> jurisdictions.add(below.id()));
            }
        }
        return new Sight(
                null, actor.hasRole("auditor"), jurisdictions, actor.authorities(), actor.groups(), actor.username());
    }

    /** The supervising office and the leader of a government: they dispatch, list, merge and transfer. */
    static boolean supervises(Jurisdiction government, Actor official) {
        String code = government.authorityPrefix();
        return official.groups().contains(code + "-supervision.supervisor")
                || official.groups().contains(code + "-leader.approver");
    }

    @Override
    public boolean mayRead(UUID documentId, Actor actor) {
        return records.casesOf(documentId).stream().anyMatch(caseNumber -> requests.isSeen(caseNumber, sight(actor)));
    }
}
